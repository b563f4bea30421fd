-- The orders of customers, from the tables of facts.sql: one row for each order that has a sale line, guests included.
-- Instants are those of London, whose clocks were an hour ahead from the last Sunday of March to that of October.
CREATE OR REPLACE TABLE sale_order AS
SELECT customer,
       "order",
       counted_at,
       CAST(counted_at AS DATE) AS day,
       strftime(counted_at, '%Y-%m') AS month,
       epoch(counted_at - CASE WHEN counted_at >= '2010-03-28 02:00' AND counted_at < '2010-10-31 02:00'
                                 OR counted_at >= '2011-03-27 02:00' AND counted_at < '2011-10-30 02:00'
                               THEN INTERVAL 1 HOUR ELSE INTERVAL 0 HOUR END)::BIGINT AS seconds,
       country
FROM fact
WHERE sale
GROUP BY ALL;

-- The first-ever order of each customer: the smallest instant, ties by order id.
CREATE OR REPLACE TABLE first_order AS
SELECT customer, arg_min("order", (seconds, "order")) AS "order", min(day) AS day, min(month) AS month
FROM sale_order
WHERE customer IS NOT NULL
GROUP BY customer;

-- The novelty of every line.
CREATE OR REPLACE TABLE novel AS
SELECT f.*,
       CASE WHEN s."order" IS NULL THEN 'returns outside sale orders'
            WHEN f.customer IS NULL THEN 'guest'
            WHEN o."order" = f."order" THEN 'first-ever'
            ELSE 'later' END AS novelty,
       o.month AS first_month,
       date_diff('month', o.day, CAST(f.counted_at AS DATE)) AS age,
       CAST(f.counted_at AS DATE) < o.day AS early
FROM fact f
LEFT JOIN (SELECT DISTINCT "order" FROM sale_order) s ON s."order" = f."order"
LEFT JOIN first_order o ON o.customer = f.customer;

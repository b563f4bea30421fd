-- The facts that cohorts are made of, from a table "line" of "order", customer (null for guests), country, local (the local
-- time), sale, net (what the line adds to revenue).
-- The sale lines of an order count on the day of the earliest of them, return lines on their own.
CREATE OR REPLACE TABLE fact AS
SELECT l.*, CAST(CASE WHEN sale THEN sale_at ELSE local END AS DATE) AS day, sale_at
FROM line l
JOIN (SELECT "order", min(local) FILTER (sale) AS sale_at FROM line GROUP BY "order") USING ("order");

CREATE OR REPLACE TABLE member AS
SELECT customer,
       min(day) FILTER (sale) AS first_day,
       arg_min(country, (sale_at, "order", local, country)) FILTER (sale) AS country
FROM fact
WHERE customer IS NOT NULL
GROUP BY customer
HAVING count(*) FILTER (sale) > 0;

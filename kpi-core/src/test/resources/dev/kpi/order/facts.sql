-- The facts of the definitions, from a table "line" of the lines as they came:
--   "order", customer, product, category, country (null where not known), nanos (the instant), local (its local time),
--   q, p, d, cost (of one unit), kind (SALE, RETURN, VOID), charge.
-- Makes a table "fact" with one row for each line that is in figures.
CREATE OR REPLACE TABLE counting AS
SELECT *, CAST(local AS DATE) AS line_day
FROM line
WHERE kind <> 'VOID' AND "order" IS NOT NULL;

-- Facts that disagree: the smallest (instant, then text) wins.
CREATE OR REPLACE TABLE order_fact AS
SELECT "order",
       arg_min(customer, (nanos, customer)) FILTER (customer IS NOT NULL) AS customer,
       arg_min(country, (nanos, country)) FILTER (country IS NOT NULL) AS country,
       arg_min(local, nanos) FILTER (kind = 'SALE') AS sale_local
FROM counting
GROUP BY "order";

CREATE OR REPLACE TABLE product_fact AS
SELECT product, arg_min(category, (nanos, category)) FILTER (category IS NOT NULL) AS category
FROM counting
WHERE product IS NOT NULL
GROUP BY product;

-- The sale lines of an order are dated by the earliest of them, its return lines by their own day.
CREATE OR REPLACE TABLE return_fact AS
SELECT "order", line_day, arg_min(local, nanos) AS return_local
FROM counting
WHERE kind = 'RETURN'
GROUP BY "order", line_day;

CREATE OR REPLACE TABLE fact AS
SELECT l."order",
       o.customer,
       CASE WHEN l.charge THEN '(charges)' ELSE coalesce(l.product, '(unknown)') END AS product,
       l.product AS product_id,
       coalesce(CASE WHEN l.product IS NULL THEN l.category ELSE g.category END, '(unknown)') AS category,
       coalesce(o.country, '(unknown)') AS country,
       kind = 'SALE' AS sale,
       charge,
       CASE WHEN kind = 'SALE' THEN o.sale_local ELSE r.return_local END AS counted_at,
       CASE WHEN kind = 'SALE' THEN p * q ELSE 0 END AS gross,
       CASE WHEN kind = 'SALE' THEN d ELSE 0 END AS discount,
       CASE WHEN kind = 'RETURN' THEN abs(p * abs(q) - abs(d)) ELSE 0 END AS returned,
       CASE WHEN kind = 'RETURN' THEN abs(q) ELSE q END AS quantity,
       CASE WHEN kind = 'RETURN' THEN -cost * abs(q) ELSE cost * q END AS cost
FROM counting l
JOIN order_fact o ON o."order" = l."order"
LEFT JOIN product_fact g ON g.product = l.product
LEFT JOIN return_fact r ON r."order" = l."order" AND r.line_day = l.line_day AND l.kind = 'RETURN';

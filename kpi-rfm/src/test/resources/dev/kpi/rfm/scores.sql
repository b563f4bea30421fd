-- Recency, frequency, monetary value and their scores of each customer as of a date, from the table "line".
CREATE OR REPLACE TABLE entry AS
SELECT "order", max(customer) AS customer, CAST(min(local) AS DATE) AS day, true AS sale, sum(p * q) AS revenue
FROM line WHERE kind = 'SALE' GROUP BY "order"
UNION ALL
SELECT "order", max(customer), CAST(local AS DATE), false, -sum(p * abs(q))
FROM line WHERE kind = 'RETURN' GROUP BY "order", CAST(local AS DATE);

CREATE OR REPLACE TABLE customer AS
SELECT customer, date_diff('day', max(day) FILTER (sale), DATE 'AS_OF') AS recency, count(*) FILTER (sale) AS frequency,
       sum(revenue) AS monetary
FROM entry WHERE customer IS NOT NULL AND day <= DATE 'AS_OF'
GROUP BY customer HAVING count(*) FILTER (sale) > 0;

CREATE OR REPLACE TABLE by_rank AS
SELECT *, 1 + 5 * (rank() OVER (ORDER BY recency DESC) - 1) // count(*) OVER () AS r,
       1 + 5 * (rank() OVER (ORDER BY frequency) - 1) // count(*) OVER () AS f,
       1 + 5 * (rank() OVER (ORDER BY monetary) - 1) // count(*) OVER () AS m
FROM customer;

CREATE OR REPLACE TABLE by_ntile AS
SELECT *, ntile(5) OVER (ORDER BY recency DESC, customer) AS r, ntile(5) OVER (ORDER BY frequency, customer) AS f,
       ntile(5) OVER (ORDER BY monetary, customer) AS m
FROM customer;

CREATE OR REPLACE TABLE nested AS
WITH one AS (SELECT *, 1 + 5 * (rank() OVER (ORDER BY recency DESC) - 1) // count(*) OVER () AS r FROM customer),
     two AS (SELECT *, 1 + 5 * (rank() OVER (PARTITION BY r ORDER BY frequency) - 1)
                       // count(*) OVER (PARTITION BY r) AS f FROM one)
SELECT *, 1 + 5 * (rank() OVER (PARTITION BY r, f ORDER BY monetary) - 1) // count(*) OVER (PARTITION BY r, f) AS m
FROM two;

CREATE OR REPLACE TABLE by_order_value AS
WITH sales AS (SELECT c.*, (SELECT sum(e.revenue) FROM entry e
                            WHERE e.customer = c.customer AND e.sale AND e.day <= DATE 'AS_OF') AS sales FROM customer c)
SELECT customer, recency, frequency, sales AS monetary,
       1 + 5 * (rank() OVER (ORDER BY recency DESC) - 1) // count(*) OVER () AS r,
       1 + 5 * (rank() OVER (ORDER BY frequency) - 1) // count(*) OVER () AS f,
       1 + 5 * (SELECT count(*) FROM sales o WHERE o.sales * s.frequency < s.sales * o.frequency) // count(*) OVER () AS m
FROM sales s;

-- Online Retail II (online_retail_II.csv.gz), straight from the file, as the facts that cohorts are made of. Invoices that
-- start with C are returns, whatever the sign of the quantity; those that start with A and lines without a price are void;
-- lines without a customer are guests'.
CREATE OR REPLACE TABLE line AS
SELECT "Invoice" AS "order",
       CASE WHEN "Customer ID" = '' THEN NULL ELSE replace("Customer ID", '.0', '') END AS customer,
       "Country" AS country,
       CAST("InvoiceDate" AS TIMESTAMP) AS local,
       "Invoice" NOT LIKE 'C%' AS sale,
       CAST(CASE WHEN "Invoice" LIKE 'C%' THEN -abs(CAST("Quantity" AS DECIMAL(12, 0))) * CAST("Price" AS DECIMAL(12, 3))
                 ELSE CAST("Quantity" AS DECIMAL(12, 0)) * CAST("Price" AS DECIMAL(12, 3)) END AS DECIMAL(24, 3)) AS net
FROM read_csv('FILE', header = true, all_varchar = true, quote = '"', escape = '"', delim = ',', strict_mode = true,
              compression = 'gzip', nullstr = '\N')
WHERE "Invoice" NOT LIKE 'A%' AND CAST("Price" AS DECIMAL(12, 3)) <> 0;

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

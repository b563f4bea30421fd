-- The cohorts of Online Retail II (online_retail_II.csv.gz) by month of first order, with size, active members and revenue by
-- age, as the table "cell"; of months that are over on 9 December 2011. Invoices that start with C are returns, those that
-- start with A and lines without a price are void. What was returned before the first order is left out.
CREATE TABLE line AS
SELECT "Invoice" AS "order",
       replace("Customer ID", '.0', '') AS customer,
       CAST("InvoiceDate" AS TIMESTAMP) AS local,
       CAST("Quantity" AS DECIMAL(19, 6)) * CAST("Price" AS DECIMAL(19, 6)) AS value,
       "Invoice" LIKE 'C%' AS returned
FROM read_csv('FILE', header = true, all_varchar = true, quote = '"', escape = '"', delim = ',', strict_mode = true,
              compression = 'gzip', nullstr = '\N')
WHERE "Customer ID" <> '' AND "Invoice" NOT LIKE 'A%' AND CAST("Price" AS DECIMAL(19, 6)) <> 0;

CREATE TABLE entry AS
SELECT customer, returned, CAST(min(local) AS DATE) AS day, sum(CASE WHEN returned THEN -abs(value) ELSE value END) AS revenue
FROM line
GROUP BY customer, "order", returned, CASE WHEN returned THEN CAST(local AS DATE) END;

CREATE TABLE member AS
SELECT customer, min(day) AS first, date_trunc('month', min(day)) AS cohort
FROM entry
WHERE NOT returned
GROUP BY customer;

CREATE TABLE cell AS
SELECT strftime(cohort, '%Y-%m') AS cohort, age, size, coalesce(active, 0) AS active, coalesce(revenue, 0) AS revenue
FROM (SELECT cohort, count(*) AS size FROM member GROUP BY cohort)
CROSS JOIN (SELECT unnest(range(0, 24)) AS age)
LEFT JOIN (SELECT cohort,
                  date_diff('month', cohort, day) AS age,
                  count(DISTINCT customer) FILTER (NOT returned) AS active,
                  sum(revenue) AS revenue
           FROM entry
           JOIN member USING (customer)
           WHERE day >= first
           GROUP BY ALL) USING (cohort, age)
WHERE cohort + to_months(CAST(age AS INTEGER)) < DATE '2011-12-01';

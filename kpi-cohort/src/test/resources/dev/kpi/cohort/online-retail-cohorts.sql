-- Online Retail II (online_retail_II.csv.gz), straight from the file, as the lines that cohorts are made of. Invoices that
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

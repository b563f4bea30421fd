-- The lines of Online Retail II (online_retail_II.csv.gz), straight from the file, as the table "line" that facts.sql reads.
-- Invoices that start with C are returns, whatever the sign of the quantity; those that start with A and lines without a
-- price are void; lines without a customer are guests'; the stock codes in the list are charges.
CREATE OR REPLACE TABLE line AS
SELECT "Invoice" AS "order",
       CASE WHEN "Customer ID" = '' THEN NULL ELSE replace("Customer ID", '.0', '') END AS customer,
       "StockCode" AS product,
       CAST(NULL AS VARCHAR) AS category,
       "Country" AS country,
       epoch_ns(CAST("InvoiceDate" AS TIMESTAMP)) AS nanos,
       CAST("InvoiceDate" AS TIMESTAMP) AS local,
       CAST("Quantity" AS DECIMAL(19, 6)) AS q,
       CAST("Price" AS DECIMAL(19, 6)) AS p,
       CAST(0 AS DECIMAL(19, 6)) AS d,
       CAST(NULL AS DECIMAL(19, 6)) AS cost,
       CASE WHEN "Invoice" LIKE 'A%' OR CAST("Price" AS DECIMAL(19, 6)) = 0 THEN 'VOID'
            WHEN "Invoice" LIKE 'C%' THEN 'RETURN'
            ELSE 'SALE' END AS kind,
       "StockCode" IN ('POST', 'DOT', 'M', 'C2', 'D', 'S', 'B', 'BANK CHARGES', 'AMAZONFEE', 'ADJUST', 'CRUK') AS charge
FROM read_csv('FILE', header = true, all_varchar = true, quote = '"', escape = '"', delim = ',', strict_mode = true,
              compression = 'gzip', nullstr = '\N');

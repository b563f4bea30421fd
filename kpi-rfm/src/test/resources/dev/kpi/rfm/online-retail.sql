-- The lines of Online Retail II (online_retail_II.csv.gz), straight from the file. Invoices that start with C are returns,
-- whatever the sign of the quantity; those that start with A and lines without a price are void; lines without a customer
-- are guests'.
CREATE TABLE line AS
SELECT "Invoice" AS "order",
       CASE WHEN "Customer ID" = '' THEN NULL ELSE replace("Customer ID", '.0', '') END AS customer,
       "StockCode" AS product,
       CAST("InvoiceDate" AS TIMESTAMP) AS local,
       CAST("Quantity" AS BIGINT) AS q,
       CAST("Price" AS DECIMAL(19, 6)) AS p,
       CASE WHEN "Invoice" LIKE 'A%' OR CAST("Price" AS DECIMAL(19, 6)) = 0 THEN 'VOID'
            WHEN "Invoice" LIKE 'C%' THEN 'RETURN'
            ELSE 'SALE' END AS kind
FROM read_csv('FILE', header = true, all_varchar = true, quote = '"', escape = '"', delim = ',', strict_mode = true,
              compression = 'gzip', nullstr = '\N');

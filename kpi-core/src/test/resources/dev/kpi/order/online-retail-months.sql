-- online-retail-months.csv, made by DuckDB 1.5.6 after online-retail.sql and facts.sql.
SELECT strftime(counted_at, '%Y-%m') AS month,
       count(*) AS lines,
       sum(gross) AS gross_sales,
       sum(returned) AS returns,
       sum(gross) - sum(discount) - sum(returned) AS revenue,
       coalesce(sum(gross - discount - returned) FILTER (charge), 0) AS charges,
       count(DISTINCT "order") FILTER (sale) AS orders,
       count(DISTINCT customer) FILTER (sale) AS customers,
       coalesce(sum(quantity) FILTER (sale AND NOT charge), 0) AS units,
       count(DISTINCT product_id) FILTER (sale AND NOT charge) AS products
FROM fact
GROUP BY 1
ORDER BY 1;

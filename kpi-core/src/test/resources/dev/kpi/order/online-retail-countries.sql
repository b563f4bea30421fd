-- online-retail-countries.csv, made by DuckDB 1.5.6 after online-retail.sql and facts.sql.
SELECT country,
       sum(gross) - sum(discount) - sum(returned) AS revenue,
       count(DISTINCT "order") FILTER (sale) AS orders,
       count(DISTINCT ("order", CAST(counted_at AS DATE))) FILTER (NOT sale) AS return_documents,
       count(DISTINCT customer) FILTER (sale) AS customers,
       coalesce(sum(quantity) FILTER (NOT sale AND NOT charge), 0) AS returned_units
FROM fact
GROUP BY country
ORDER BY country;

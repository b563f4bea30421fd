-- Price, volume and mix of 2011 against 2010 over products, from the table "fact" of facts.sql, by DuckDB 1.5.6.
-- Quotients are doubles here: rounded to the three decimals of the data, far from a tie.
WITH item AS (
    SELECT product,
           coalesce(sum(gross - discount) FILTER (year(counted_at) = 2010 AND sale), 0) AS s0,
           coalesce(sum(gross - discount) FILTER (year(counted_at) = 2011 AND sale), 0) AS s1,
           coalesce(sum(quantity) FILTER (year(counted_at) = 2010 AND sale), 0) AS q0,
           coalesce(sum(quantity) FILTER (year(counted_at) = 2011 AND sale), 0) AS q1
    FROM fact
    WHERE NOT charge AND year(counted_at) IN (2010, 2011)
    GROUP BY product),
total AS (
    SELECT sum(s0) AS s0, sum(q0) AS q0, sum(q1) AS q1 FROM item WHERE q0 > 0 AND q1 > 0),
part AS (
    SELECT round(sum(s1 - q1 * (s0 / q0)), 3)::DECIMAL(38, 3) AS price,
           (SELECT round(t.s0 / t.q0 * (t.q1 - t.q0), 3)::DECIMAL(38, 3) FROM total t) AS volume,
           sum(s1 - s0) AS both_change,
           count(*) AS both_count
    FROM item
    WHERE q0 > 0 AND q1 > 0),
whole AS (
    SELECT sum(gross - discount - returned) FILTER (year(counted_at) = 2010) AS r0,
           sum(gross - discount - returned) FILTER (year(counted_at) = 2011) AS r1,
           sum(returned) FILTER (year(counted_at) = 2010) - sum(returned) FILTER (year(counted_at) = 2011) AS returns,
           sum(gross - discount) FILTER (year(counted_at) = 2011 AND charge)
               - sum(gross - discount) FILTER (year(counted_at) = 2010 AND charge) AS charges
    FROM fact)
SELECT r0,
       price,
       volume,
       both_change - price - volume AS mix,
       (SELECT sum(s1 - s0) FROM item WHERE q0 <= 0 AND q1 > 0),
       (SELECT sum(s1 - s0) FROM item WHERE q0 > 0 AND q1 <= 0),
       returns,
       charges + (SELECT coalesce(sum(s1 - s0), 0) FROM item WHERE q0 <= 0 AND q1 <= 0),
       r1,
       both_count,
       (SELECT count(*) FROM item WHERE q0 <= 0 AND q1 > 0),
       (SELECT count(*) FROM item WHERE q0 > 0 AND q1 <= 0)
FROM part, whole;

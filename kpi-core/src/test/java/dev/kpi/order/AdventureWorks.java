package dev.kpi.order;

import dev.kpi.SharedData;
import dev.kpi.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;

/** The fictional bicycle shop with its products, categories, territories, costs and returns; both as orders and as SQL. */
final class AdventureWorks implements AutoCloseable {

    private static final Currency USD = Currency.getInstance("USD");

    final Sql sql = new Sql();
    final Orders orders;

    AdventureWorks() {
        view("sales", "sales.csv.gz");
        view("returns", "returns.csv");
        view("products", "products.csv");
        view("subcategories", "product_subcategories.csv");
        view("categories", "product_categories.csv");
        view("territories", "territories.csv");
        // returns name product and territory, not the order: each row is a document of its own
        sql.run("""
                CREATE TABLE line AS
                WITH moved AS (
                    SELECT OrderNumber AS o, OrderDate AS day, ProductKey AS product, CustomerKey AS customer,
                           TerritoryKey AS territory, CAST(OrderQuantity AS INTEGER) AS q
                    FROM sales
                    UNION ALL
                    SELECT 'R-' || row_number() OVER (), ReturnDate, ProductKey, NULL, TerritoryKey,
                           -CAST(ReturnQuantity AS INTEGER)
                    FROM returns)
                SELECT moved.*, CAST(ProductPrice AS DECIMAL(12, 4)) AS price, CAST(ProductCost AS DECIMAL(12, 4)) AS cost,
                       CategoryName AS category, Region AS region, Country AS country
                FROM moved
                JOIN products ON ProductKey = product
                JOIN subcategories USING (ProductSubcategoryKey)
                JOIN categories USING (ProductCategoryKey)
                JOIN territories ON SalesTerritoryKey = territory""");
        OrdersBuilder builder = Orders.builder(OrderSettings.of(USD, ZoneOffset.UTC));
        for (List<Object> row :
                sql.rows("SELECT o, day, product, q, price, cost, customer, category, region, country FROM line")) {
            builder.add(line(row));
        }
        orders = builder.toOrders();
    }

    private void view(String name, String file) {
        sql.run("CREATE VIEW " + name + " AS SELECT * FROM read_csv('"
                + SharedData.file("adventureworks/" + file).toAbsolutePath()
                + "', header = true, all_varchar = true)");
    }

    private static Line line(List<Object> row) {
        Line line = Line.of(
                        text(row, 0),
                        LocalDate.parse(text(row, 1)).atTime(12, 0).toInstant(ZoneOffset.UTC),
                        text(row, 2),
                        (BigDecimal) row.get(3),
                        (BigDecimal) row.get(4))
                .withUnitCost((BigDecimal) row.get(5))
                .withCategory(text(row, 7))
                .withRegion(text(row, 8))
                .withCountry(text(row, 9));
        return row.get(6).equals("null") ? line : line.withCustomer(text(row, 6));
    }

    private static String text(List<Object> row, int column) {
        return row.get(column).toString();
    }

    @Override
    public void close() {
        sql.close();
    }
}

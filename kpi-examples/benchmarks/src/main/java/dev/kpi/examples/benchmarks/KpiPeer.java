package dev.kpi.examples.benchmarks;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.hour;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.discounts;
import static dev.kpi.metric.Metrics.grossSales;
import static dev.kpi.metric.Metrics.lines;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.returns;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.units;

import dev.kpi.examples.adapters.CsvOrders;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Key;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.rfm.Rfm;
import dev.kpi.rfm.RfmTable;
import dev.kpi.table.Summary;
import dev.kpi.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** This library. Queries use the common pool. */
final class KpiPeer implements Peer {

    private final Orders orders;
    private final Attribute place;

    KpiPeer(Orders orders, Attribute place) {
        this.orders = orders;
        this.place = place;
    }

    /** Reads a file with the reader of the adapters. */
    static KpiPeer load(Path file, Shop shop) {
        try {
            return new KpiPeer(CsvOrders.read(file, shop.format()), shop.place());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Orders orders() {
        return orders;
    }

    @Override
    public Answer ask(Question question, Part part) {
        return ask(question, scope(part));
    }

    @Override
    public Supplier<Answer> work(Question question, Part part) {
        return work(question, scope(part));
    }

    /** One scope for all questions, as a program writes it: what it selects is found once, in every round anew. */
    @Override
    public Supplier<Answer> workAll(List<Question> questions, Part part) {
        Scope scope = scope(part);
        return Answer.joining(
                questions.stream().map(question -> work(question, scope)).toList());
    }

    /** A table of scores is an answer; to count the customers of each score is not asked for. */
    private Supplier<Answer> work(Question question, Scope scope) {
        if (question == Question.RFM) {
            RfmTable scores = scope.measure(Rfm.rfm());
            return () -> KpiCustomers.rfm(scores);
        }
        Answer answer = ask(question, scope);
        return () -> answer;
    }

    private Answer ask(Question question, Scope scope) {
        return switch (question) {
            case HEADLINE -> headline(scope);
            case MONTHS -> groups(scope.by(month()).measure(revenue(), orderCount()), String::valueOf);
            case CATEGORIES -> groups(scope.by(category()).measure(revenue(), orderCount()), String::valueOf);
            case PLACES -> groups(scope.by(place).measure(revenue(), orderCount()), String::valueOf);
            case WEEKDAY_HOURS ->
                groups(scope.by(weekday(), hour()).measure(revenue(), orderCount()), KpiPeer::weekdayAndHour);
            case PRODUCTS -> top(scope.by(product()).measure(revenue(), orderCount()));
            case COHORTS -> KpiCustomers.cohorts(scope);
            case RFM -> KpiCustomers.rfm(scope.measure(Rfm.rfm()));
            case GAPS -> KpiCustomers.gaps(scope);
            case FREQUENCY -> KpiCustomers.frequency(scope);
            case LIFECYCLE -> KpiCustomers.lifecycle(scope);
            case TOP_CUSTOMERS -> KpiCustomers.top(scope);
        };
    }

    private Scope scope(Part part) {
        Scope scope = part.days() == null ? orders : orders.within(part.days());
        return part.place() == null ? scope : scope.where(place.is(part.place()));
    }

    private static Answer headline(Scope scope) {
        Summary figures = scope.measure(
                lines(),
                grossSales(),
                discounts(),
                returns(),
                revenue(),
                units(),
                orderCount(),
                customerCount(),
                averageOrderValue());
        Quotient average = figures.get(averageOrderValue());
        return Answer.headline(
                figures.get(lines()).toBigDecimal(),
                figures.get(grossSales()).value(),
                figures.get(discounts()).value(),
                figures.get(returns()).value(),
                figures.get(revenue()).value(),
                figures.get(units()).toBigDecimal(),
                figures.get(orderCount()).toBigDecimal(),
                figures.get(customerCount()).toBigDecimal(),
                Answer.average(average.numerator(), average.denominator()));
    }

    private static String weekdayAndHour(Key key) {
        return key.get(weekday()).getValue() + " " + key.get(hour());
    }

    private static <K> Answer groups(Table<K> table, Function<K, String> name) {
        List<Answer.Row> rows = new ArrayList<>();
        List<K> keys = table.keys();
        for (int i = 0; i < keys.size(); i++) {
            rows.add(row(name.apply(keys.get(i)), table, i));
        }
        return new Answer(rows).sorted();
    }

    private static Answer top(Table<String> products) {
        Table<String> ranked = products.sortedBy(revenue());
        List<Answer.Row> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(Question.TOP, ranked.size()); i++) {
            rows.add(row(ranked.keys().get(i), ranked, i));
        }
        return new Answer(rows);
    }

    private static Answer.Row row(String key, Table<?> table, int row) {
        BigDecimal revenue = table.column(revenue()).get(row).value();
        return Answer.Row.of(key, revenue, table.column(orderCount()).get(row).toBigDecimal());
    }

    @Override
    public void close() {
        // nothing but memory is held
    }
}

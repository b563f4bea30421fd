package dev.kpi.examples.benchmarks;

import static java.util.stream.Collectors.filtering;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.teeing;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** Plain Java streams over a list of records, as one would write them without a library; on one thread. */
final class StreamsPeer implements Peer {

    private static final Comparator<Answer.Row> MOST_REVENUE_FIRST = Comparator.comparing(
                    (Answer.Row row) -> row.figures().get(0))
            .reversed()
            .thenComparing(Answer.Row::key);

    private final List<Sale> sales;

    private StreamsPeer(List<Sale> sales) {
        this.sales = sales;
    }

    static StreamsPeer load(Path file) {
        List<Sale> sales = new ArrayList<>();
        DemoFile.forEach(file, row -> sales.add(Sale.of(row)));
        return new StreamsPeer(sales);
    }

    @Override
    public Answer ask(Question question, Part part) {
        return switch (question) {
            case HEADLINE -> headline(part);
            case MONTHS ->
                by(sale -> YearMonth.from(sale.time()).toString(), part).sorted();
            case CATEGORIES -> by(Sale::category, part).sorted();
            case PLACES -> by(Sale::region, part).sorted();
            case WEEKDAY_HOURS ->
                by(
                                sale -> sale.time().getDayOfWeek().getValue() + " "
                                        + sale.time().getHour(),
                                part)
                        .sorted();
            case PRODUCTS ->
                new Answer(by(Sale::product, part).rows().stream()
                        .sorted(MOST_REVENUE_FIRST)
                        .limit(Question.TOP)
                        .toList());
            case COHORTS -> StreamsCustomers.cohorts(sales, () -> select(part));
            case RFM -> StreamsCustomers.rfm(sales, () -> select(part), part);
            case GAPS, FREQUENCY, LIFECYCLE, TOP_CUSTOMERS ->
                throw new IllegalArgumentException("streams have no answer to " + question);
        };
    }

    private Stream<Sale> select(Part part) {
        return sales.stream()
                .filter(sale ->
                        part.days() == null || part.days().contains(sale.time().toLocalDate()))
                .filter(sale -> part.place() == null || sale.region().equals(part.place()));
    }

    private Answer headline(Part part) {
        long lines = 0;
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal discounts = BigDecimal.ZERO;
        BigDecimal returns = BigDecimal.ZERO;
        long units = 0;
        Set<String> orders = new HashSet<>();
        Set<String> customers = new HashSet<>();
        for (Sale sale : (Iterable<Sale>) select(part)::iterator) {
            lines++;
            if (sale.isSale()) {
                gross = gross.add(sale.gross());
                discounts = discounts.add(sale.discount());
                units += sale.quantity();
                orders.add(sale.order());
                if (sale.customer() != null) {
                    customers.add(sale.customer());
                }
            } else {
                returns = returns.subtract(sale.net());
            }
        }
        BigDecimal sold = gross.subtract(discounts);
        BigDecimal orderCount = BigDecimal.valueOf(orders.size());
        return Answer.headline(
                BigDecimal.valueOf(lines),
                gross,
                discounts,
                returns,
                sold.subtract(returns),
                BigDecimal.valueOf(units),
                orderCount,
                BigDecimal.valueOf(customers.size()),
                Answer.average(sold, orderCount));
    }

    private Answer by(Function<Sale, String> key, Part part) {
        Collector<Sale, ?, BigDecimal> revenue = mapping(Sale::net, reducing(BigDecimal.ZERO, BigDecimal::add));
        Collector<Sale, ?, Set<String>> orders = filtering(Sale::isSale, mapping(Sale::order, toSet()));
        Map<String, List<BigDecimal>> groups = select(part)
                .collect(groupingBy(
                        key, teeing(revenue, orders, (sum, set) -> List.of(sum, BigDecimal.valueOf(set.size())))));
        return new Answer(groups.entrySet().stream()
                .map(group -> new Answer.Row(group.getKey(), Objects.requireNonNull(group.getValue())))
                .toList());
    }

    @Override
    public void close() {
        // nothing but memory is held
    }
}

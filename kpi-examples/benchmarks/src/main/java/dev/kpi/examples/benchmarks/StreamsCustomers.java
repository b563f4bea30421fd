package dev.kpi.examples.benchmarks;

import static java.util.stream.Collectors.filtering;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.teeing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** The questions about customers by plain streams. */
final class StreamsCustomers {

    private static final Collector<Sale, ?, BigDecimal> REVENUE =
            mapping(Sale::net, reducing(BigDecimal.ZERO, BigDecimal::add));

    private StreamsCustomers() {}

    private static String customer(Sale sale) {
        return Objects.requireNonNull(sale.customer());
    }

    static Answer cohorts(List<Sale> all, Supplier<Stream<Sale>> part) {
        Map<String, YearMonth> first = all.stream()
                .filter(sale -> sale.customer() != null && sale.isSale())
                .collect(toMap(
                        StreamsCustomers::customer,
                        sale -> YearMonth.from(sale.time()),
                        BinaryOperator.minBy(Comparator.<YearMonth>naturalOrder())));
        Collector<Sale, ?, Set<String>> active = filtering(Sale::isSale, mapping(StreamsCustomers::customer, toSet()));
        Map<String, List<BigDecimal>> cells = part.get()
                .filter(sale -> sale.customer() != null && first.containsKey(sale.customer()))
                .collect(groupingBy(
                        sale -> {
                            YearMonth cohort = Objects.requireNonNull(first.get(customer(sale)));
                            return cohort + " " + cohort.until(sale.time(), ChronoUnit.MONTHS);
                        },
                        teeing(active, REVENUE, (set, sum) -> List.of(BigDecimal.valueOf(set.size()), sum))));
        return new Answer(cells.entrySet().stream()
                        .filter(cell -> cell.getValue().stream().anyMatch(figure -> figure.signum() != 0))
                        .map(cell -> new Answer.Row(cell.getKey(), cell.getValue()))
                        .toList())
                .sorted();
    }

    private record Buyer(LocalDate lastDay, long orders, BigDecimal revenue) {
        static Buyer of(List<Sale> sales) {
            List<Sale> sold = sales.stream().filter(Sale::isSale).toList();
            return new Buyer(
                    sold.stream()
                            .map(sale -> sale.time().toLocalDate())
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    sold.stream().map(Sale::order).distinct().count(),
                    sales.stream().collect(REVENUE));
        }
    }

    static Answer rfm(List<Sale> all, Supplier<Stream<Sale>> part, Part of) {
        Map<String, List<Sale>> byCustomer =
                part.get().filter(sale -> sale.customer() != null).collect(groupingBy(StreamsCustomers::customer));
        List<Buyer> buyers = byCustomer.values().stream()
                .filter(sales -> sales.stream().anyMatch(Sale::isSale))
                .map(Buyer::of)
                .toList();
        LocalDate lastDay = all.stream()
                .map(sale -> sale.time().toLocalDate())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        DateRange days = of.days();
        LocalDate asOf = days == null || lastDay.isBefore(days.lastInclusive()) ? lastDay : days.lastInclusive();
        Map<LocalDate, Integer> r = scores(buyers, Buyer::lastDay);
        Map<Long, Integer> f = scores(buyers, Buyer::orders);
        Map<BigDecimal, Integer> m = scores(buyers, Buyer::revenue);
        RfmTotals totals = new RfmTotals();
        for (Buyer buyer : buyers) {
            totals.add(
                    score(r, buyer.lastDay),
                    score(f, buyer.orders),
                    score(m, buyer.revenue),
                    ChronoUnit.DAYS.between(buyer.lastDay, asOf),
                    buyer.orders,
                    buyer.revenue);
        }
        return totals.answer();
    }

    private static <T> int score(Map<T, Integer> scores, T value) {
        return Objects.requireNonNull(scores.get(value));
    }

    /** The score of each value: 1 + floor(5 * customers with less / customers). */
    private static <T extends Comparable<? super T>> Map<T, Integer> scores(
            Collection<Buyer> buyers, Function<Buyer, T> value) {
        TreeMap<T, Long> counts = new TreeMap<>();
        buyers.forEach(buyer -> counts.merge(value.apply(buyer), 1L, Long::sum));
        Map<T, Integer> scores = new TreeMap<>();
        long worse = 0;
        for (Map.Entry<T, Long> entry : counts.entrySet()) {
            scores.put(entry.getKey(), (int) (1 + Question.SCORES * worse / buyers.size()));
            worse += entry.getValue();
        }
        return scores;
    }
}

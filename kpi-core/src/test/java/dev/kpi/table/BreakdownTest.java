package dev.kpi.table;

import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metrics;
import dev.kpi.metric.Totals;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BreakdownTest {
    private final Breakdown<String, Amount> breakdown = Sales.revenueByCountry();

    private static Quotient percent(long part, long whole) {
        return Quotient.of(BigDecimal.valueOf(part), BigDecimal.valueOf(whole), Unit.percent());
    }

    private static <K> Breakdown<K, Amount> revenue(List<K> keys, List<Amount> values, Amount total) {
        return Breakdown.of(List.of(Dimensions.country()), Metrics.revenue(), Unit.amount(EUR), keys, values, total);
    }

    @Test
    void printsFromTheLargestToTheSmallest() {
        assertThat(breakdown).hasToString("""
                        country       revenue   share  rank  cumulative
                        Italy       EUR 50.00   62.5%     1       62.5%
                        France      EUR 25.00   31.2%     2       93.8%
                        Spain       EUR 25.00   31.2%     3      125.0%
                        (unknown)  EUR -20.00  -25.0%     4      100.0%
                        total       EUR 80.00  100.0%
                        4 rows""");
    }

    @Test
    void equalValuesAreRankedInTheOrderOfTheirKeys() {
        assertThat(breakdown.parts())
                .containsExactly(
                        new Breakdown.Part<>("Italy", eur("50"), percent(50, 80), 1, percent(50, 80)),
                        new Breakdown.Part<>("France", eur("25"), percent(25, 80), 2, percent(75, 80)),
                        new Breakdown.Part<>("Spain", eur("25"), percent(25, 80), 3, percent(100, 80)),
                        new Breakdown.Part<>("(unknown)", eur("-20"), percent(-20, 80), 4, percent(80, 80)));
        assertThat(breakdown.get("Spain").rank()).isEqualTo(3);
        assertThat(breakdown.total()).isEqualTo(eur("80"));
        assertThat(breakdown.size()).isEqualTo(4);
        assertThat(breakdown.dimensions()).isEqualTo(List.of(Dimensions.country()));
        assertThat(breakdown.metric()).isEqualTo(Metrics.revenue());
        assertThat(breakdown.unit()).isEqualTo(Unit.amount(EUR));
    }

    @Test
    void sharesOfATotalThatIsNotPositiveAreUndefined() {
        assertThat(revenue(List.of("a", "b"), List.of(eur("-1"), eur("1")), eur("0")))
                .hasToString("""
                        country    revenue  share  rank  cumulative
                        b         EUR 1.00    n/a     1         n/a
                        a        EUR -1.00    n/a     2         n/a
                        total     EUR 0.00    n/a
                        2 rows""");
        assertThat(revenue(List.of("a", "b"), List.of(eur("-1"), eur("1")), eur("0"))
                        .get("b"))
                .isEqualTo(new Breakdown.Part<>(
                        "b", eur("1"), Quotient.undefined(Unit.percent()), 1, Quotient.undefined(Unit.percent())));
        assertThat(revenue(List.of("a"), List.of(eur("-1")), eur("-1"))
                        .get("a")
                        .share()
                        .isDefined())
                .isFalse();
        assertThat(revenue(List.of(), List.of(), eur("0")).parts()).isEmpty();
    }

    @Property
    void partsSumToTheTotalAndTheLastCumulativeShareIsTheWhole(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -5, max = 20) Integer> values) {
        int sum = values.stream().mapToInt(Integer::intValue).sum();
        List<Integer> keys = IntStream.range(0, values.size()).boxed().toList();

        Breakdown<Integer, Amount> parts =
                revenue(keys, values.stream().map(value -> eur("" + value)).toList(), eur("" + sum));

        List<Breakdown.Part<Integer, Amount>> rows = parts.parts();
        assertThat(rows.stream().map(Breakdown.Part::value).reduce(eur("0"), Amount::plus))
                .isEqualTo(parts.total());
        assertThat(rows.get(rows.size() - 1).cumulativeShare())
                .isEqualTo(sum > 0 ? percent(sum, sum) : Quotient.undefined(Unit.percent()));
        for (int i = 1; i < rows.size(); i++) {
            int order = Figure.comparator()
                    .compare(rows.get(i - 1).value(), rows.get(i).value());
            assertThat(order > 0
                            || (order == 0
                                    && rows.get(i - 1).key() < rows.get(i).key()))
                    .isTrue();
            assertThat(rows.get(i).rank()).isEqualTo(i + 1);
        }
    }

    @Test
    void aKeyThatIsNotThereIsAnsweredWithThoseThatAre() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> breakdown.get("Malta"))
                .withMessage("no country Malta in this breakdown; it has 4: Italy, France, Spain, (unknown)");
    }

    @Test
    void partsThatDoNotSumToTheTotalAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(List.of("a", "b"), List.of(eur("1"), eur("2")), eur("3.001")))
                .withMessage("revenue of the groups (3.00) must sum to that of the whole (3.001)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(List.of("a"), List.of(), eur("0")))
                .withMessage("values (0) must be as many as keys (1)");
    }

    /** A caller's mistake: a rate does not add. */
    private record Rate() implements AdditiveMetric<Quotient> {
        @Override
        public String name() {
            return "rate";
        }

        @Override
        public String formula() {
            return "none";
        }

        @Override
        public Unit unit(Currency currency) {
            return Unit.percent();
        }

        @Override
        public Set<Measure> measures() {
            return Set.of();
        }

        @Override
        public Quotient value(Totals totals) {
            return Quotient.undefined(Unit.percent());
        }
    }

    @Test
    void figuresWithoutAValueAreRefused() {
        Quotient undefined = Quotient.undefined(Unit.percent());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Breakdown.of(
                        List.of(Dimensions.country()), new Rate(), Unit.percent(), List.of(), List.of(), undefined))
                .withMessage("total must be defined; only sums and counts have shares");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Breakdown.of(
                        List.of(Dimensions.country()),
                        new Rate(),
                        Unit.percent(),
                        List.of("a"),
                        List.of(undefined),
                        percent(1, 1)))
                .withMessage("value must be defined; only sums and counts have shares");
    }

    @Test
    void isEqualByValue() {
        assertThat(breakdown)
                .isEqualTo(Sales.revenueByCountry())
                .hasSameHashCodeAs(Sales.revenueByCountry())
                .isNotEqualTo(revenue(List.of("Italy"), List.of(eur("80")), eur("80")));
    }
}

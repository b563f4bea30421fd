package dev.kpi.table;

import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
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

class AbcTest {

    private static Breakdown<Integer, Amount> revenue(int... values) {
        List<Integer> keys = IntStream.range(0, values.length).boxed().toList();
        List<Amount> amounts = IntStream.of(values).mapToObj(v -> eur("" + v)).toList();
        Amount total = eur("" + IntStream.of(values).sum());
        return Breakdown.of(List.of(Dimensions.product()), Metrics.revenue(), Unit.amount(EUR), keys, amounts, total);
    }

    private static String names(Abc<?, ?> abc) {
        return abc.items().stream().map(Abc.Item::name).reduce("", String::concat);
    }

    @Test
    void printsARowForEachClass() {
        assertThat(revenue(50, 29, 1, 10, 5, 4, 1, 0, -20).abc()).hasToString("""
                        class  items  of items     revenue  of revenue
                        A          3     33.3%   EUR 89.00      111.2%
                        B          2     22.2%    EUR 9.00       11.2%
                        C          4     44.4%  EUR -18.00      -22.5%
                        total      9    100.0%   EUR 80.00      100.0%
                        A below 80.0%, B below 95.0% of the sum of positive values before the item""");
    }

    @Test
    void anItemIsClassedByWhatTheItemsBeforeItHold() {
        assertThat(names(revenue(80, 15, 5).abc())).isEqualTo("ABC"); // exactly at the bounds: not below
        assertThat(names(revenue(79, 16, 5).abc())).isEqualTo("AAC"); // the one that crosses is in the better class
        assertThat(names(revenue(100).abc())).isEqualTo("A");
        assertThat(names(revenue(1, 1, 1, 1, 1).abc())).isEqualTo("AAAAB");
        assertThat(names(revenue(0, -5).abc())).isEqualTo("CC");
        assertThat(names(revenue(-5, 7).abc())).isEqualTo("AC");
        assertThat(names(revenue().abc())).isEmpty();
    }

    @Test
    void boundsAreComparedExactly() {
        // 0.1 + 0.2 is not 0.3 to a double, which would put the third item into A
        Breakdown<String, Amount> tenths = Breakdown.of(
                List.of(Dimensions.product()),
                Metrics.revenue(),
                Unit.amount(EUR),
                List.of("a", "b", "c"),
                List.of(eur("0.2"), eur("0.1"), eur("0.075")),
                eur("0.375"));
        assertThat(names(tenths.abc())).isEqualTo("AAB");
        assertThat(tenths.abc().items().get(2).shareBefore()).hasToString("80.0%");
        assertThat(names(revenue(1, 1, 1).abc(Share.of(1, 3), Share.of(2, 3)))).isEqualTo("ABC");
    }

    @Test
    void boundsAreAnOption() {
        assertThat(names(revenue(50, 30, 15, 5).abc(Share.of(1, 2), Share.of(9, 10))))
                .isEqualTo("ABBC");
        assertThat(names(revenue(50, 30, 15, 5).abc(Share.of(0, 1), Share.of(1, 1))))
                .isEqualTo("BBBB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(1).abc(Share.of(9, 10), Share.of(8, 10)))
                .withMessage("the bounds of A (90.0%) and B (80.0%) must be shares of which the first is not above the"
                        + " second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(1).abc(Share.of(0, 0), Share.of(8, 10)))
                .withMessage("the bounds of A (n/a) and B (80.0%) must be shares of which the first is not above the"
                        + " second");
    }

    @Test
    void aClassTellsItsItemsAndWhatTheyHold() {
        Abc<Integer, Amount> abc = revenue(50, 29, 1, 10, 5, 4, 1, 0, -20).abc();

        assertThat(abc.get("B"))
                .isEqualTo(new Abc.Group<>(
                        "B",
                        Count.of(2, Unit.count("items")),
                        Share.of(2, 9),
                        eur("9"),
                        Quotient.of(BigDecimal.valueOf(9), BigDecimal.valueOf(80), Unit.percent())));
        assertThat(abc.classes()).extracting(Abc.Group::name).containsExactly("A", "B", "C");
        assertThat(abc.classOf(3)).isEqualTo("A");
        assertThat(abc.classOf(8)).isEqualTo("C");
        assertThat(abc.classOf(99)).isNull();
        assertThat(abc.breakdown()).isEqualTo(revenue(50, 29, 1, 10, 5, 4, 1, 0, -20));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> abc.get("D"))
                .withMessage("no class 'D'; there are A, B, C");
    }

    @Test
    void nothingHasNoShares() {
        assertThat(revenue().abc()).hasToString("""
                        class  items  of items   revenue  of revenue
                        A          0       n/a  EUR 0.00         n/a
                        B          0       n/a  EUR 0.00         n/a
                        C          0       n/a  EUR 0.00         n/a
                        total      0       n/a  EUR 0.00         n/a
                        A below 80.0%, B below 95.0% of the sum of positive values before the item""");
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
    void ratesHaveNoClasses() {
        Quotient half = Quotient.of(BigDecimal.ONE, BigDecimal.valueOf(2), Unit.percent());
        Breakdown<String, Quotient> rates = Breakdown.of(
                List.of(Dimensions.country()), new Rate(), Unit.percent(), List.of("a"), List.of(half), half);
        assertThatIllegalStateException()
                .isThrownBy(rates::abc)
                .withMessage("rate is in %; only amounts and counts add up to classes");
    }

    @Property
    void classesAreThoseOfTheDefinition(
            @ForAll @Size(max = 30) List<@IntRange(min = -3, max = 30) Integer> values,
            @ForAll @IntRange(max = 20) int first,
            @ForAll @IntRange(max = 20) int second) {
        int a = Math.min(first, second);
        int b = Math.max(first, second);
        Abc<Integer, Amount> abc =
                revenue(values.stream().mapToInt(Integer::intValue).toArray()).abc(Share.of(a, 20), Share.of(b, 20));

        int positive = values.stream().mapToInt(v -> Math.max(0, v)).sum();
        for (int key = 0; key < values.size(); key++) {
            int item = key;
            int before = IntStream.range(0, values.size())
                    .filter(other -> values.get(other) > values.get(item)
                            || (values.get(other).equals(values.get(item)) && other < item))
                    .map(other -> Math.max(0, values.get(other)))
                    .sum();
            String expected = values.get(key) <= 0
                    ? "C"
                    : before * 20 < a * positive ? "A" : before * 20 < b * positive ? "B" : "C";
            assertThat(abc.classOf(key)).as("item %s of %s", key, values).isEqualTo(expected);
        }
        assertThat(abc.classes().stream().map(Abc.Group::value).reduce(eur("0"), Amount::plus))
                .isEqualTo(abc.breakdown().total());
        assertThat(abc.classes().stream().mapToLong(c -> c.items().longValue()).sum())
                .isEqualTo(values.size());
        assertThat(names(abc).chars().boxed().toList()).isSorted();
    }

    @Test
    void isEqualByValueAndGoesOutAsAGrid() {
        Abc<Integer, Amount> abc = revenue(5, 3).abc();
        assertThat(abc)
                .isEqualTo(revenue(5, 3).abc())
                .hasSameHashCodeAs(revenue(5, 3).abc())
                .isNotEqualTo(revenue(5, 3).abc(Share.of(1, 2), Share.of(95, 100)))
                .isNotEqualTo(revenue(5, 4).abc());
        assertThat(abc.grid().columns()).containsExactly("class", "items", "of items", "revenue", "of revenue");
        assertThat((Figure) abc.grid().rows().get(3).get(3)).isEqualTo(eur("8"));
    }

    @Test
    void aMetricMayBearTheNameOfAnotherColumn() {
        AdditiveMetric<Count> items = Metrics.countOf("items", line -> true);
        Count two = Count.of(2, Unit.count("items"));
        Breakdown<String, Count> breakdown = Breakdown.of(
                List.of(Dimensions.country()), items, Unit.count("items"), List.of("a"), List.of(two), two);
        assertThat(breakdown.abc().grid().columns())
                .containsExactly("class", "items", "of items", "items (2)", "of items (2)");
    }
}

package dev.kpi.order;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.countOf;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.ratio;
import static dev.kpi.metric.Metrics.repeatPurchaseRate;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.sumOf;
import static dev.kpi.metric.Metrics.unitsPerTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Condition;
import dev.kpi.metric.LineView;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.metric.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What callers' own functions may give, and what is said where they do not. */
class OwnFunctionsTest {

    private static final AdditiveMetric<Amount> OWN_COST = sumOf("own cost", LineView::cost);

    private static Line line(String order, int price) {
        return Line.of(order, Instant.parse("2024-01-05T12:00:00Z"), "p", 1, BigDecimal.valueOf(price))
                .withCountry("France");
    }

    private static Orders orders(Stream<Line> lines) {
        return lines.collect(Orders.collector(RandomLines.GBP, ZoneOffset.UTC));
    }

    private static String without(String order) {
        return "own cost has no term for a line of order " + order
                + ": its function gave null; let it give a number for"
                + " every line, such as BigDecimal.ZERO for one that adds nothing";
    }

    @Test
    void aSumNeedsATermForEveryLine() {
        Orders orders = orders(Stream.of(
                line("A", 5).withUnitCost(BigDecimal.ONE), line("B", 5).withUnitCost(BigDecimal.ONE), line("C", 5)));
        assertThatIllegalStateException()
                .isThrownBy(() -> orders.measure(OWN_COST))
                .withMessage(without("C"));
        assertThatIllegalStateException()
                .isThrownBy(() -> orders.by(country()).measure(orderCount(), OWN_COST))
                .withMessage(without("C"));
        assertThatIllegalStateException()
                .isThrownBy(() -> orders.partial(Split.BY_CUSTOMER, OWN_COST))
                .withMessage(without("C"));
        assertThat(orders.where(Condition.lines("costed", line -> line.cost() != null))
                        .measure(OWN_COST))
                .hasToString("GBP 2.00");
    }

    @Test
    void whichLineHasNoTermIsToldWhicheverThreadMeetsIt() {
        Orders orders = orders(IntStream.range(100_000, 500_000).mapToObj(i -> {
            Line line = line("A-" + i, 5);
            return i < 400_000 ? line.withUnitCost(BigDecimal.ONE) : line;
        }));
        assertThatIllegalStateException()
                .isThrownBy(() -> orders.measure(OWN_COST))
                .withMessage(without("A-400000"));
    }

    @Test
    void aRatioOfRatiosIsExact() {
        // three orders of 10 and two units in all: 10/3 a transaction, of 2/3 units
        Metric<?> perUnit = ratio("price of a unit", averageOrderValue(), unitsPerTransaction());
        Orders three = orders(Stream.of(line("A", 4), line("B", 6), line("C", 0).asCharge()));
        assertThat(three.measure(averageOrderValue()).toBigDecimal()).isEqualTo(new BigDecimal("3.333333333333333"));
        assertThat(three.measure(perUnit).toBigDecimal()).isEqualTo(new BigDecimal("5"));
        assertThat(three.measure(ratio("of that", perUnit, averageOrderValue())).toBigDecimal())
                .isEqualTo(new BigDecimal("1.5"));
        assertThat(three.measure(ratio("of a share", repeatPurchaseRate(), orderCount()))
                        .isDefined())
                .isFalse();
    }

    /** What a caller without null checks may write. */
    private record NoFigure(String name) implements Metric<Quotient> {
        @Override
        public String formula() {
            return "nothing";
        }

        @Override
        public Unit unit(Currency currency) {
            return Unit.percent();
        }

        @Override
        public Set<Measure> measures() {
            return revenue().measures();
        }

        @Override
        public Quotient value(Totals totals) {
            return missing();
        }
    }

    @Test
    void aMetricGivesAFigureOfEveryGroup() {
        Orders orders = orders(Stream.of(line("A", 5)));
        Metric<Quotient> metric = new NoFigure("my rate");
        String message = "metric my rate gave no figure (null); let it give an undefined one, such as"
                + " Quotient.undefined(unit), where it has no value";
        assertThatNullPointerException()
                .isThrownBy(() -> orders.measure(metric))
                .withMessage(message);
        assertThatNullPointerException()
                .isThrownBy(() -> orders.measure(revenue(), metric))
                .withMessage(message);
        assertThatNullPointerException()
                .isThrownBy(() -> orders.by(month()).measure(metric))
                .withMessage(message);
        assertThatNullPointerException()
                .isThrownBy(() -> orders.by(country().top(1, metric)).revenue())
                .withMessage(message);
        assertThatNullPointerException()
                .isThrownBy(() -> orders.comparedTo(orders).by(country()).measure(metric))
                .withMessage(message);
        assertThatNullPointerException()
                .isThrownBy(() -> orders.measure(ratio("of it", metric, revenue())))
                .withMessage(message);
        assertThatNullPointerException()
                .isThrownBy(() -> orders.by(month()).measure(ratio("by it", revenue(), metric)))
                .withMessage(message);
        assertThatNullPointerException()
                .isThrownBy(() -> orders.by(month()).revenue().rolling(1, days -> missing()))
                .withMessage("measure gave no figure (null) of 2024-01-01..2024-01-31");
    }

    @Test
    void functionsAndMetricsThatAreMissingAreNamed() {
        assertThatNullPointerException().isThrownBy(() -> sumOf("x", missing())).withMessage("term");
        assertThatNullPointerException()
                .isThrownBy(() -> countOf("x", missing()))
                .withMessage("test");
        assertThatNullPointerException()
                .isThrownBy(() -> Condition.lines("x", missing()))
                .withMessage("test");
        assertThatNullPointerException()
                .isThrownBy(() -> ratio("x", missing(), revenue()))
                .withMessage("numerator");
        assertThatNullPointerException()
                .isThrownBy(() -> ratio("x", revenue(), missing()))
                .withMessage("denominator");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without such checks may do
    private static <T> T missing() {
        return null;
    }

    @Test
    void figuresOfOneNameAreRefusedInEveryResult() {
        Orders orders = orders(Stream.of(line("A", 5)));
        Metric<?> another = sumOf("revenue", LineView::grossSales);
        String twice =
                "metrics must have different names, but revenue is given twice; leave one out or name it otherwise";
        for (Metric<?> second : List.<Metric<?>>of(another, Metrics.named("net sales"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> orders.measure(revenue(), second))
                    .withMessage(twice);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> orders.by(country()).measure(revenue(), second))
                    .withMessage(twice);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> orders.comparedTo(orders).measure(revenue(), second))
                    .withMessage(twice);
        }
    }

    @Test
    void figuresOfOneNameAreRefusedBeforeAnythingIsRead() {
        Orders orders = orders(Stream.of(line("A", 5)));
        Metric<?> another = sumOf("revenue", line -> {
            throw new AssertionError("read");
        });
        String twice =
                "metrics must have different names, but revenue is given twice; leave one out or name it otherwise";
        Folding folding = Orders.folding(RandomLines.GBP, ZoneOffset.UTC);
        for (ThrowingCallable asked : List.<ThrowingCallable>of(
                () -> orders.measure(revenue(), another),
                () -> orders.by(country()).measure(revenue(), another),
                () -> orders.by(month()).measure(revenue(), another),
                () -> orders.comparedTo(orders).measure(revenue(), another),
                () -> orders.partial(Split.BY_CUSTOMER, revenue(), another),
                () -> orders.by(country()).partial(Split.BY_CUSTOMER, revenue(), another),
                () -> orders.by(month()).partial(Split.BY_CUSTOMER, revenue(), another),
                () -> folding.fold(revenue(), another),
                () -> folding.by(country()).fold(revenue(), another),
                () -> folding.by(month()).collector(revenue(), another))) {
            assertThatIllegalArgumentException().isThrownBy(asked).withMessage(twice);
        }
    }
}

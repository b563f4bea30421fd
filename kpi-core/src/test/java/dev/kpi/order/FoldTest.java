package dev.kpi.order;

import static dev.kpi.customer.CustomerAnalyses.purchaseFrequency;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.novelty;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.orderReturnRate;
import static dev.kpi.metric.Metrics.repeatPurchaseRate;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.figure.Amount;
import dev.kpi.table.Summary;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How streams too long to keep are folded, and what the fold says where its promise is broken. */
class FoldTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static Folding folding() {
        return Orders.folding(RandomLines.GBP, LONDON);
    }

    private static Line line(String order, String at, String price) {
        return Line.of(order, Instant.parse(at + "T12:00:00Z"), "P-1", 1, new BigDecimal(price));
    }

    private static List<Line> lines(int orders) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            String day = LocalDate.of(2024, 1, 1).plusDays(i % 90).toString();
            for (int l = 0; l <= i % 3; l++) {
                lines.add(line("A-" + i, day, "1.0" + l)
                        .withCustomer("c-" + i % 7)
                        .withCountry(i % 2 == 0 ? "France" : "Spain"));
            }
        }
        return lines;
    }

    @Test
    void aStreamIsFoldedIntoTheAnswer() {
        assertThat(lines(100).stream()
                        .collect(folding().by(month()).collector(revenue(), orderCount(), customerCount())))
                .hasToString("""
                        month        revenue  orders  customers
                        2024-01    GBP 80.52      41          7
                        2024-02    GBP 59.40      29          7
                        2024-03 *  GBP 60.40      30          7
                        3 rows
                        * partial: not wholly inside coverage and scope""");
    }

    @Test
    void manyBlocksOfOrdersAreFoldedAsOne() {
        List<Line> lines = lines(5000);

        assertThat(lines.stream()
                        .collect(folding()
                                .inBlocksOf(100)
                                .by(month(), country())
                                .collector(revenue(), repeatPurchaseRate())))
                .isEqualTo(lines.stream()
                        .collect(Orders.collector(RandomLines.GBP, LONDON))
                        .by(month(), country())
                        .measure(revenue(), repeatPurchaseRate()));
    }

    @Test
    void linesAreAddedOneByOneAndTheKnowledgeMergesWithThatOfShards() {
        Fold<Summary> fold = folding().fold(revenue(), customerCount());
        fold.add(line("A-1", "2024-01-05", "5.00").withCustomer("c-1"))
                .add(line("A-2", "2024-01-06", "6.00").withCustomer("c-2"));
        Orders shard = Stream.of(line("A-3", "2024-02-05", "7.00").withCustomer("c-1"))
                .collect(Orders.collector(RandomLines.GBP, LONDON));

        Summary merged = fold.toPartial()
                .merge(shard.partial(Split.BY_ORDER, revenue(), customerCount()))
                .value();

        assertThat(merged.get(revenue())).hasToString("GBP 18.00");
        assertThat(merged.get(customerCount())).hasToString("2 customers");
    }

    @Test
    void aReturnMayComeLongBeforeOrAfterTheOrderItReturns() {
        Line early = line("R-1", "2024-01-20", "1.00").withKind(LineKind.RETURN).withReturnedOrder("A-4999");
        Line late = line("R-2", "2024-05-20", "1.00").withKind(LineKind.RETURN).withReturnedOrder("A-1");
        List<Line> lines = new ArrayList<>(List.of(early));
        lines.addAll(lines(5000));
        lines.add(late);

        assertThat(lines.stream().collect(folding().inBlocksOf(100).collector(orderReturnRate())))
                .hasToString("0.0% (2 of 5000)");
        assertThat(lines.parallelStream()
                        .collect(folding().inBlocksOf(100).by(month()).collector(orderReturnRate(), orderCount())))
                .isEqualTo(lines.stream()
                        .collect(Orders.collector(RandomLines.GBP, LONDON))
                        .by(month())
                        .measure(orderReturnRate(), orderCount()));
    }

    @Test
    void firstOrdersAreNotFolded() {
        assertThatThrownBy(() -> folding().by(novelty()).collector(revenue()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("novelty cannot be told by shards that are split by order, nor by a fold: the customer's"
                        + " first-ever order may be in another shard; keep a customer's lines together and say"
                        + " Split.BY_CUSTOMER, or collect all lines into Orders");
        assertThatThrownBy(() -> folding().where(novelty().is("later")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("novelty cannot be told by shards that are split by order, nor by a fold: ");
    }

    @Test
    void aFoldEndsOnce() {
        Fold<Amount> fold = folding().fold(revenue());
        fold.toPartial();

        assertThatThrownBy(fold::toPartial)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this fold has ended already; start with a new one");
        assertThatThrownBy(() -> fold.add(line("A-1", "2024-01-05", "5.00")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this fold has ended already; start with a new one");
    }

    private static final String AGAIN = "order A-1 comes again after other orders, but a fold needs the lines of an"
            + " order one after the other; sort the lines by order, or collect them into Orders";

    @Test
    void anOrderThatComesAgainIsTold() {
        List<Line> lines = List.of(
                line("A-0", "2024-01-01", "1.00"),
                line("A-1", "2024-01-01", "1.00"),
                line("A-2", "2024-01-01", "1.00"),
                line("A-1", "2024-01-02", "1.00"));

        assertThatThrownBy(() -> lines.stream().collect(folding().collector(revenue())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(AGAIN);
    }

    @Test
    void anOrderThatComesAgainInAnotherPartOfAParallelStreamIsTold() {
        for (int gap : new int[] {1, 2, 3, 1000}) {
            Fold<Amount> first = folding().fold(revenue());
            Fold<Amount> second = folding().fold(revenue());
            first.add(line("A-1", "2024-01-01", "1.00"));
            IntStream.range(10, 10 + gap).forEach(i -> first.add(line("A-" + i, "2024-01-01", "1.00")));
            IntStream.range(5000, 5000 + gap).forEach(i -> second.add(line("A-" + i, "2024-01-01", "1.00")));
            second.add(line("A-1", "2024-01-01", "1.00"));

            assertThatThrownBy(() -> first.join(second))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(AGAIN);
        }
    }

    @Test
    void anOrderMayLieAcrossPartsOfAParallelStream() {
        Fold<Summary> first = folding().fold(revenue(), orderCount());
        Fold<Summary> second = folding().fold(revenue(), orderCount());
        Fold<Summary> third = folding().fold(revenue(), orderCount());
        first.add(line("A-0", "2024-01-01", "1.00")).add(line("A-1", "2024-01-01", "1.00"));
        second.add(line("A-1", "2024-01-01", "1.00"));
        third.add(line("A-1", "2024-01-01", "1.00")).add(line("A-2", "2024-01-01", "1.00"));

        Summary joined = first.join(second.join(third)).toPartial().value();

        assertThat(joined.get(revenue())).hasToString("GBP 5.00");
        assertThat(joined.get(orderCount())).hasToString("3 orders");
    }

    @Test
    void anOrderThatComesAgainWhenItIsForgottenCountsAsAnother() {
        Stream<Line> many = IntStream.range(0, 600_000).mapToObj(i -> line("B-" + i, "2024-01-01", "1.00"));
        Line first = line("A-1", "2024-01-01", "1.00").withCustomer("c-1");

        Summary folded = Stream.of(Stream.of(line("A-0", "2024-01-01", "1.00"), first), many, Stream.of(first))
                .flatMap(lines -> lines)
                .collect(folding().collector(revenue(), orderCount(), repeatPurchaseRate()));

        assertThat(folded.get(revenue())).hasToString("GBP 600003.00");
        assertThat(folded.get(orderCount())).hasToString("600003 orders");
        assertThat(folded.get(repeatPurchaseRate())).hasToString("100.0% (1 of 1)");
    }

    @Test
    void noOrderThatComesAgainIsMissedWhereAllAreRemembered() {
        List<Line> lines =
                new ArrayList<>(List.of(line("A-0", "2024-01-01", "1.00"), line("A-1", "2024-01-01", "1.00")));
        IntStream.range(0, 600_000).forEach(i -> lines.add(line("B-" + i, "2024-01-01", "1.00")));
        lines.add(line("A-1", "2024-01-01", "1.00"));

        assertThatThrownBy(() -> lines.stream()
                        .collect(folding().rememberingOrders().by(month()).collector(revenue())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(AGAIN);
        assertThatThrownBy(() -> lines.parallelStream()
                        .collect(folding().rememberingOrders().collector(revenue())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order A-1 comes again after other orders");
        assertThat(lines.subList(0, lines.size() - 1).parallelStream()
                        .collect(folding().rememberingOrders().collector(orderCount())))
                .hasToString("600002 orders");
    }

    @Test
    void anAnalysisTellsAnOrderThatCameAgainWhenItWasForgotten() {
        Line first = line("A-1", "2024-01-01", "1.00").withCustomer("c-1");
        Fold<?> fold = folding().fold(purchaseFrequency());
        fold.add(line("A-0", "2024-01-01", "1.00")).add(first);
        IntStream.range(0, 600_000).forEach(i -> fold.add(line("B-" + i, "2024-01-01", "1.00")));
        fold.add(first);

        assertThatThrownBy(() -> fold.toPartial().value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "order A-1 is known twice: its lines lay in two shards, or came again in a fold after they had"
                                + " passed; keep an order's lines together");
    }

    @Test
    void coverageThatIsStatedHoldsForAStreamWithoutLines() {
        DateRange days = DateRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 3, 1));
        OrderSettings settings = OrderSettings.of(RandomLines.GBP, LONDON).withCoverage(days);

        assertThat(Stream.<Line>of()
                        .collect(Orders.folding(settings).by(month()).collector(revenue())))
                .isEqualTo(Stream.<Line>of()
                        .collect(Orders.collector(settings))
                        .by(month())
                        .revenue());
    }

    @Test
    void aFoldingSaysWhatItIsAbout() {
        assertThat(folding()
                        .within(DateRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1)))
                        .where(country().is("France")))
                .hasToString("Folding[GBP \u00b7 within 2024-01-01..2024-12-31 \u00b7 where country = France]");
    }

    @Test
    void outliersAreNotLookedForWhileFolding() {
        OrderSettings settings = OrderSettings.of(RandomLines.GBP, LONDON).withOutliersBeyond(10);

        assertThatThrownBy(() -> Orders.folding(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("outliers cannot be told by a fold, since all lines together tell what is usual; fold with"
                        + " settings that do not look for them");
    }

    @Test
    void returnsDatedOnTheOrderTheyReturnAreNotFolded() {
        OrderSettings settings = OrderSettings.of(RandomLines.GBP, LONDON).withReturnsOnOrderDate();

        assertThatThrownBy(() -> Orders.folding(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "returns dated on the order they return cannot be told by shards that are split by" + " order");
    }
}

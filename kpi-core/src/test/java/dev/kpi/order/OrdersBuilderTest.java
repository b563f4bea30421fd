package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Metrics;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines and batches on their way into one builder: none is lost, and none meets the facts of another. */
class OrdersBuilderTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));
    private static final Instant NOON = Instant.parse("2011-06-01T12:00:00Z");

    private static Line line(String order) {
        return Line.of(order, NOON, "p-1", 1, BigDecimal.TEN);
    }

    private static void add(OrdersBuilder builder, int lines) {
        for (int i = 0; i < lines; i++) {
            builder.add(line("A-" + i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LinesAtHand.ROOM - 1, LinesAtHand.ROOM})
    void aLineThatIsNullIsRefusedAndLeavesAllOthers(int before) {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        add(builder, before);

        assertThatNullPointerException().isThrownBy(() -> builder.add(null)).withMessage("line");

        add(builder, LinesAtHand.ROOM);
        assertThat(builder.toOrders().quality().accepted()).isEqualTo(before + LinesAtHand.ROOM);
    }

    /** A number of a class of its own, which fails while lines are taken. */
    private static final class Failing extends BigDecimal {
        private static final long serialVersionUID = 1L;
        private final transient Throwable failure;

        Failing(Throwable failure) {
            super("1.0000000");
            this.failure = failure;
        }

        @Override
        public int scale() {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }

    @Test
    void whateverStopsLinesLeavesNoOrders() {
        for (Throwable failure : new Throwable[] {new ArithmeticException("too many"), new OutOfMemoryError("texts")}) {
            OrdersBuilder builder = Orders.builder(SETTINGS);
            add(builder, 3);
            builder.add(Line.of("B", NOON, "p", 1, new Failing(failure)));

            assertThat(catchThrowable(builder::newBatch)).isSameAs(failure);

            add(builder, 2);
            assertThat(catchThrowable(builder::toOrders)).isSameAs(failure);
            assertThat(catchThrowable(builder::toOrders)).isSameAs(failure);
        }
    }

    @Test
    void whateverStopsALineOfABatchLeavesNoOrders() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        batch.text(LineBatch.ORDER, "A").at(0, 0).quantity(1, 0).unitPrice(1, 0).end(1);
        batch.text(LineBatch.ORDER, "B").at(0, 0).quantity(1, 0).unitPrice(1, 0);

        Throwable failure = catchThrowable(() -> batch.end(-2));
        assertThat(failure).hasMessage("line (-2) must be at least 1; the first line is 1, and 0 needs a field");

        assertThat(catchThrowable(builder::toOrders)).isSameAs(failure);
    }

    @Test
    void linesAddedOneByOneAreInABatchOfTheirOwn() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        int country = batch.slot(Dimensions.country());
        batch.text(LineBatch.ORDER, "B").at(0, 0).quantity(2, 0).unitPrice(3, 0);
        batch.ahead(1).text(country, "France");

        add(builder, LinesAtHand.ROOM + 1);

        assertThat(batch.room()).isEqualTo(LinesAtHand.ROOM);
        assertThat(batch.ahead(0).end(70)).isTrue();
        Orders orders = builder.toOrders();
        assertThat(orders.attributes()).doesNotContain(Dimensions.country());
        assertThat(orders.revenue()).hasToString("GBP 5136.00");
        assertThat(orders.quality().finding(Reason.MISSING_CUSTOMER).first())
                .extracting(Object::toString)
                .containsExactly(
                        "line 2, customer ''",
                        "line 3, customer ''",
                        "line 4, customer ''",
                        "line 5, customer ''",
                        "line 6, customer ''");
    }

    @Test
    void aBatchThatAnotherOneFollowsHasEnded() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch first = builder.newBatch();
        int country = first.slot(Dimensions.country());
        first.text(LineBatch.ORDER, "A").at(0, 0).quantity(2, 0).unitPrice(3, 0).end(1);
        LineBatch second = builder.nextBatch(first);
        assertThat(second.slot(Dimensions.country())).isEqualTo(country);
        second.text(LineBatch.ORDER, "A")
                .at(0, 0)
                .quantity(1, 0)
                .unitPrice(1, 0)
                .end(2);
        second.text(LineBatch.ORDER, "B")
                .at(9, 0)
                .quantity(1, 0)
                .unitPrice(1, 0)
                .text(country, "France")
                .end(3);

        assertThatIllegalStateException()
                .isThrownBy(() -> first.at(0, 0).end(4))
                .withMessage("this batch has ended, and another one follows it; go on with that one");
        byte[] text = {'C'};
        assertThatIllegalStateException().isThrownBy(() -> first.text(LineBatch.ORDER, "C"));
        assertThatIllegalStateException().isThrownBy(() -> first.text(LineBatch.ORDER, text, 0, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> first.texts(LineBatch.ORDER, text, new int[] {0}, new int[] {1}, 1));
        assertThatIllegalStateException().isThrownBy(() -> first.slot(Dimensions.region()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.nextBatch(first))
                .withMessage("another batch follows the one that ended already; go on from that one");
        LineBatch strange = Orders.builder(SETTINGS).newBatch();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.nextBatch(strange))
                .withMessage("the batch that ended is none of this builder; begin with newBatch()");

        Orders orders = builder.toOrders();
        assertThat(orders.revenue()).hasToString("GBP 8.00");
        assertThat(orders.measure(Metrics.orderCount())).hasToString("2 orders");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.nextBatch(second))
                .withMessage("these orders were built already; start with a new builder");
    }

    @Test
    void productsWithoutAnIdAreTheSameInEveryBatchIfAllTheirFactsAre() {
        OrdersBuilder together = Orders.builder(SETTINGS);
        LineBatch all = together.newBatch();
        OrdersBuilder apart = Orders.builder(SETTINGS);
        for (int i = 0; i < 40; i++) {
            addNameless(all, i);
            addNameless(apart.newBatch(), i);
        }
        Orders orders = apart.toOrders();
        assertThat(orders.columnBytes()).isEqualTo(together.toOrders().columnBytes());
        assertThat(orders.by(Dimensions.category()).measure(Metrics.lines()).keys())
                .containsExactly("c-0", "c-1", "c-2");
    }

    private static void addNameless(LineBatch batch, int i) {
        batch.text(LineBatch.ORDER, "A-" + i).text(batch.slot(Dimensions.category()), "c-" + i % 3);
        batch.at(i, 0).quantity(1, 0).unitPrice(1, 0).end(i + 1);
    }

    @Test
    void aBatchThatFailedStopsTheOnesThatFollowItAsWell() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        Throwable failure =
                catchThrowable(() -> batch.text(LineBatch.ORDER, "A").end(-2));
        builder.nextBatch(batch)
                .text(LineBatch.ORDER, "A")
                .at(0, 0)
                .quantity(2, 0)
                .unitPrice(3, 0)
                .end(1);

        assertThat(catchThrowable(builder::toOrders)).isSameAs(failure);
    }

    @Test
    void batchesAndLinesKeepTheOrderInWhichTheyWereBegun() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        add(builder, 2);
        LineBatch batch = builder.newBatch();
        builder.add(line("C").withLineId("1"));
        batch.text(LineBatch.ORDER, "B").at(0, 0).quantity(2, 0).unitPrice(3, 0).end(7);
        builder.newBatch();
        builder.add(line("C").withLineId("1"));

        Orders orders = builder.toOrders();
        assertThat(orders.quality().finding(Reason.MISSING_CUSTOMER).first())
                .extracting(Object::toString)
                .containsExactly(
                        "line 1, customer ''",
                        "line 2, customer ''",
                        "line 4, customer ''",
                        "line 5, customer ''",
                        "line 7, customer ''");
        assertThat(orders.quality().finding(Reason.DUPLICATE_LINE_ID).first())
                .extracting(Object::toString)
                .containsExactly("line 5, line id '1'");
    }
}

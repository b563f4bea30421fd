package dev.kpi.order;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Metrics.countOf;
import static dev.kpi.metric.Metrics.sumOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerView;
import dev.kpi.metric.Dimensions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Enough orders that several threads read them: what is thrown there is what the caller gets. */
class ThrownInPartsTest {

    private static final int FIRST = 100_000;
    private static final int END = 400_000;
    private static final String LATE = "A-350000";
    private static final Orders ORDERS = orders(IntStream.range(FIRST, END).mapToObj(i -> line("A-" + i, 5)));

    /** What a caller may throw: nothing but the caller knows how to make one. */
    private static final class Mine extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String order;

        Mine(String order, int of) {
            super("order " + order + " of " + of);
            this.order = order;
        }
    }

    private static Line line(String order, int price) {
        return Line.of(order, Instant.parse("2024-01-05T12:00:00Z"), "p", 1, BigDecimal.valueOf(price))
                .withCountry("France");
    }

    private static Orders orders(Stream<Line> lines) {
        return lines.collect(Orders.collector(RandomLines.GBP, ZoneOffset.UTC));
    }

    /** An analysis that shows every customer, or guest order, to a function. */
    private static Analysis<Integer> shown(Consumer<CustomerView> each) {
        return customers -> customers.fold(
                        () -> new int[1], (state, customer) -> each.accept(customer), (earlier, later) -> earlier)
                .length;
    }

    /** Fails from that order on, which several threads meet. */
    private static void failFrom(String order, Supplier<String> at, Queue<RuntimeException> thrown) {
        if (at.get().compareTo(order) >= 0) {
            RuntimeException mine = new Mine(at.get(), END);
            thrown.add(mine);
            throw mine;
        }
    }

    private static void requireFirst(Queue<RuntimeException> thrown, ThrowingCallable call) {
        Throwable met = catchThrowable(call);
        assertThat(met).isInstanceOf(Mine.class).hasMessage("order A-150000 of " + END);
        assertThat(thrown.stream()).anyMatch(each -> each == met);
        assertThat(((Mine) met).order).isEqualTo("A-150000");
    }

    @Test
    void whatTheFunctionOfASumThrowsIsThrownByAGrouping() {
        Queue<RuntimeException> thrown = new ConcurrentLinkedQueue<>();
        requireFirst(
                thrown,
                () -> ORDERS.by(country()).measure(countOf("own", line -> {
                    failFrom("A-150000", line::order, thrown);
                    return true;
                })));
    }

    @Test
    void whatIsThrownOfACustomerIsThrownByTheWalk() {
        Queue<RuntimeException> thrown = new ConcurrentLinkedQueue<>();
        Analysis<Integer> failing =
                shown(customer -> failFrom("A-150000", () -> customer.text(0, Dimensions.order()), thrown));
        requireFirst(thrown, () -> ORDERS.measure(failing));
        thrown.clear();
        requireFirst(thrown, () -> ORDERS.where(country().is("France")).measure(failing));
    }

    @Test
    void errorsAndExceptionsOfTheJdkKeepTheirMessages() {
        for (Throwable failure : new Throwable[] {
            new ArithmeticException("too many"), new IllegalArgumentException("not so"), new AssertionError("never")
        }) {
            Consumer<Object> fail = any -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            };
            assertThat(catchThrowable(() -> ORDERS.measure(shown(fail::accept))))
                    .isSameAs(failure);
            assertThat(catchThrowable(() -> ORDERS.measure(countOf("own", line -> {
                        fail.accept(line);
                        return true;
                    }))))
                    .isSameAs(failure);
            Partial<Integer> partial = ORDERS.partial(Split.BY_CUSTOMER, shown(fail::accept));
            assertThat(catchThrowable(partial::value)).isSameAs(failure);
        }
    }

    @Test
    void anOrderThatDoesNotFitIsToldWhicheverThreadMeetsIt() {
        Line large = Line.of(LATE, Instant.parse("2024-01-05T12:00:00Z"), "p", 1, new BigDecimal("999999999999.999999"))
                .withCountry("France");
        Orders orders = orders(Stream.concat(
                IntStream.range(FIRST, END).mapToObj(i -> line("A-" + i, 5)),
                IntStream.range(0, 12).mapToObj(i -> large)));
        String message = "the amounts of order " + LATE + " (9000000000004999991 + 999999999999999999 of the smallest"
                + " unit kept) exceed 64 bits; metrics can tell them, analyses of customers cannot: leave the order"
                + " out, or give amounts fewer decimals";
        assertThatThrownBy(() -> orders.measure(shown(customer -> {
                    for (int entry = 0; entry < customer.size(); entry++) {
                        assertThat(customer.revenue(entry)).isPositive();
                    }
                })))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(message);
        assertThat(orders.measure(sumOf("own", line -> BigDecimal.ONE)).value()).isEqualByComparingTo("300012");
    }
}

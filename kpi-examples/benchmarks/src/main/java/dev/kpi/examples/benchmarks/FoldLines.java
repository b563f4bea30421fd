package dev.kpi.examples.benchmarks;

import dev.kpi.order.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Lines made on the fly from a seed, none of which is kept: orders of one to seven lines, one after the other in the order
 * of time, some of them returns or of guests. Stands at one line; {@link #advance} goes to the next. Simpler than the demo
 * shop, so that making lines takes little of the time.
 */
final class FoldLines {

    static final int GUEST = -1;
    static final int CUSTOMERS = 250_000;

    private static final long FIRST_SECOND =
            LocalDate.of(2023, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final long SECONDS = 900L * 86_400;
    private static final int SEED = 42;
    private static final int PRODUCTS = 2400;
    private static final int MOST_LINES_AN_ORDER = 7;
    private static final int ONE_GUEST_IN = 10;
    private static final int ONE_RETURN_IN = 25;
    private static final int ONE_DISCOUNT_IN = 8;
    private static final int MOST_UNITS = 4;
    private static final int MOST_CENTS = 20_000;

    static final List<String> CATEGORIES = List.of(
            "Audio",
            "Baby",
            "Books",
            "Clothing",
            "Garden",
            "Grocery",
            "Home",
            "Kitchen",
            "Music",
            "Office",
            "Sports",
            "Toys");

    private final List<String> products = new ArrayList<>(
            IntStream.range(0, PRODUCTS).mapToObj(product -> "P" + product).toList());
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final long lines;
    private long position;
    private int leftOfOrder;

    /** The number of the order. */
    int order = -1;

    boolean isReturn;
    Instant at = Instant.EPOCH;
    /** The number of the customer, or {@link #GUEST}. */
    int customer;

    int product;
    /** Below 0 for returns. */
    int quantity;

    int priceInCents;
    int discountInCents;

    FoldLines(long lines) {
        this.lines = lines;
    }

    /** Goes to the next line; false if there is none. */
    boolean advance() {
        if (position == lines) {
            return false;
        }
        if (leftOfOrder == 0) {
            order++;
            leftOfOrder = 1 + random.nextInt(MOST_LINES_AN_ORDER);
            at = Instant.ofEpochSecond(FIRST_SECOND + (long) ((double) position / lines * SECONDS));
            customer = random.nextInt(ONE_GUEST_IN) == 0 ? GUEST : random.nextInt(CUSTOMERS);
            isReturn = random.nextInt(ONE_RETURN_IN) == 0;
        }
        leftOfOrder--;
        position++;
        product = random.nextInt(PRODUCTS);
        int units = 1 + random.nextInt(MOST_UNITS);
        quantity = isReturn ? -units : units;
        priceInCents = 1 + random.nextInt(MOST_CENTS);
        discountInCents = random.nextInt(ONE_DISCOUNT_IN) == 0 ? priceInCents / 10 : 0;
        return true;
    }

    /** The number of the product's category. */
    int category() {
        return product % CATEGORIES.size();
    }

    /** What is left, as a stream of lines. */
    Stream<Line> stream() {
        return StreamSupport.stream(
                new AbstractSpliterator<Line>(lines - position, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Line> action) {
                        if (!advance()) {
                            return false;
                        }
                        action.accept(line());
                        return true;
                    }
                },
                false);
    }

    private Line line() {
        Line line = Line.of(
                        (isReturn ? "R" : "A") + order,
                        at,
                        products.get(product),
                        quantity,
                        BigDecimal.valueOf(priceInCents, 2))
                .withCategory(CATEGORIES.get(category()));
        line = customer == GUEST ? line : line.withCustomer("C" + customer);
        return discountInCents == 0 ? line : line.withDiscount(BigDecimal.valueOf(discountInCents, 2));
    }
}

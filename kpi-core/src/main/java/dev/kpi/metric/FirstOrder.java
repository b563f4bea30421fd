package dev.kpi.metric;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dimension read off the customer's first-ever order, whatever the scope: {@link Dimensions#novelty},
 * {@link Dimensions#firstOrder} and {@link Dimensions#age}. Immutable.
 */
public final class FirstOrder extends Dimension<String> {

    /** The key, under novelty, of the first-ever orders of customers. */
    public static final String FIRST_EVER = "first-ever";

    /** The key, under novelty, of all other orders of customers. */
    public static final String LATER = "later";

    /** The key, under novelty, of orders without a customer. */
    public static final String GUEST = "guest";

    /** The key, under novelty, of returns whose order has no sale line. */
    public static final String RETURNS_ALONE = "returns outside sale orders";

    /** The key, under age, of returns dated before the customer's first-ever order. */
    public static final String BEFORE = "before the first order";

    /** The keys of novelty, in the order in which they are listed. */
    public static final List<String> NOVELTIES = List.of(FIRST_EVER, LATER, GUEST, RETURNS_ALONE);

    /** What is read. */
    public enum Reading {
        /** Whether an order is the customer's first. */
        NOVELTY,
        /** The period of the customer's first order. */
        PERIOD,
        /** How many periods the first order is ago. */
        AGE
    }

    /** Ages by number; what has none at the end. */
    private static final Comparator<String> BY_AGE = Comparator.comparingInt(FirstOrder::rank)
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private final Reading reading;
    private final @Nullable Grain<?> grain;

    private FirstOrder(String name, Level level, Reading reading, @Nullable Grain<?> grain) {
        super(name, level);
        this.reading = reading;
        this.grain = grain;
    }

    static FirstOrder ofNovelty() {
        return new FirstOrder("novelty", Level.ORDER, Reading.NOVELTY, null);
    }

    static FirstOrder ofPeriod(Grain<?> grain) {
        return new FirstOrder("first order by " + grain.name(), Level.CUSTOMER, Reading.PERIOD, grain);
    }

    static FirstOrder ofAge(Grain<?> grain) {
        return new FirstOrder("age by " + grain.name(), Level.ORDER, Reading.AGE, grain);
    }

    private static int rank(String key) {
        return key.equals(UNKNOWN) ? 2 : key.equals(BEFORE) ? 1 : 0;
    }

    /** What it reads. */
    public Reading reading() {
        return reading;
    }

    /**
     * What cuts its periods.
     *
     * @throws IllegalStateException if it has none, as novelty
     */
    public Grain<?> grain() {
        if (grain == null) {
            throw new IllegalStateException(name() + " has no grain");
        }
        return grain;
    }

    @Override
    public Comparator<String> keyOrder() {
        return switch (reading) {
            case NOVELTY -> Comparator.comparingInt(NOVELTIES::indexOf);
            case PERIOD -> TextOrder.INSTANCE; // periods of years 1 to 9999 sort as text
            case AGE -> BY_AGE;
        };
    }

    @Override
    List<?> identity() {
        return List.of(reading, Objects.requireNonNullElse(grain, this.name()));
    }
}

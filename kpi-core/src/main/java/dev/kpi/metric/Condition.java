package dev.kpi.metric;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which lines belong to a scope: {@code country().is("France").and(weekday().not(SUNDAY))}.
 *
 * <p>A value, made by {@link Dimension#is}, {@link Dimension#in}, {@link Dimension#not}, {@link Dimension#matching} and
 * {@link #lines}. Conditions on orders or customers select whole orders; one on lines or products keeps the lines that
 * satisfy it, and the orders that contain such a line. Prints as it reads. Immutable if its predicates are.
 */
public sealed interface Condition {

    /**
     * Lines that satisfy {@code test}, asked for each line: for what no dimension holds.
     *
     * @param description how the condition prints
     */
    static Condition lines(String description, Predicate<? super LineView> test) {
        Objects.requireNonNull(test, "test");
        return new Match<>(
                Dimensions.ofLine(description, line -> test.test(line) ? "yes" : "no"),
                List.of(),
                "yes"::equals,
                Dimension.requireText("description", description));
    }

    /** Named keys are checked to exist when the condition meets orders. */
    static <K> Condition keys(Dimension<K> dimension, List<K> keys, String description) {
        return new Match<>(dimension, keys, Set.copyOf(keys)::contains, description);
    }

    /** Lines of this and of {@code other}. */
    default Condition and(Condition other) {
        return new Both(this, other);
    }

    /** Lines of this or of {@code other}. */
    default Condition or(Condition other) {
        return new Either(this, other);
    }

    /** All other lines. */
    default Condition negate() {
        return this instanceof Not not ? not.condition() : new Not(this);
    }

    /** Whether it selects whole orders, never a part of one's lines. */
    boolean isOrderLevel();

    /**
     * A dimension's value is among some keys or satisfies a test.
     *
     * @param dimension what is looked at
     * @param named the keys that were named, checked to exist in a text dimension
     * @param test what the key must satisfy
     * @param description how it prints
     * @param <K> the type of the keys
     */
    record Match<K>(Dimension<K> dimension, List<K> named, Predicate<? super K> test, String description)
            implements Condition {
        @Override
        public boolean isOrderLevel() {
            return dimension.level().isOrderOrAbove();
        }

        @Override
        public String toString() {
            return description;
        }
    }

    /**
     * Both hold.
     *
     * @param left the one
     * @param right the other
     */
    record Both(Condition left, Condition right) implements Condition {
        @Override
        public boolean isOrderLevel() {
            return left.isOrderLevel() && right.isOrderLevel();
        }

        @Override
        public String toString() {
            return left + " and " + right;
        }
    }

    /**
     * At least one holds.
     *
     * @param left the one
     * @param right the other
     */
    record Either(Condition left, Condition right) implements Condition {
        @Override
        public boolean isOrderLevel() {
            return left.isOrderLevel() && right.isOrderLevel();
        }

        @Override
        public String toString() {
            return "(" + left + " or " + right + ")";
        }
    }

    /**
     * The condition does not hold.
     *
     * @param condition what must not hold
     */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean isOrderLevel() {
            return condition.isOrderLevel();
        }

        @Override
        public String toString() {
            return "not (" + condition + ")";
        }
    }
}

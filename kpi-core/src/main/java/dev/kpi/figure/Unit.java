package dev.kpi.figure;

import static java.util.Objects.requireNonNull;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What the number of a figure stands for, and so how it prints: money, things, percent, or one of these per another.
 *
 * <p>Immutable and safe for use by many threads; equal by value.
 *
 * @param kind what sort of unit this is
 * @param currency the currency of a unit of money, else null
 * @param noun the thing counted ({@code orders}), the thing money is given per ({@code order}), or both
 *     ({@code units per order}); empty where there is nothing to name
 */
public record Unit(Kind kind, @Nullable Currency currency, String noun) {

    /** The sorts of units. */
    public enum Kind {
        /** Money. */
        AMOUNT,
        /** A number of things. */
        COUNT,
        /** A fraction printed in percent. */
        PERCENT,
        /** A plain number that compares two like things. */
        RATIO,
        /** Money for each thing, such as money per order. */
        AMOUNT_PER,
        /** Things for each other thing, such as units per order. */
        PER;

        private boolean isMoney() {
            return this == AMOUNT || this == AMOUNT_PER;
        }
    }

    private static final Unit PERCENT = new Unit(Kind.PERCENT, null, "");

    /**
     * Checks that the parts fit each other; the factories are easier to read.
     *
     * @param kind what sort of unit this is
     * @param currency the currency, for money
     * @param noun what is named
     * @throws IllegalArgumentException if a currency is missing or out of place, or the noun is
     */
    public Unit {
        requireNonNull(kind, "kind");
        requireNonNull(noun, "noun");
        if (kind.isMoney() != (currency != null)) {
            throw new IllegalArgumentException("a unit of kind " + kind
                    + (currency == null ? " needs a currency" : " has no currency, but " + currency + " was given"));
        }
        boolean needsNoun = kind == Kind.AMOUNT_PER || kind == Kind.PER;
        if (needsNoun && noun.isBlank()) {
            throw new IllegalArgumentException("a unit of kind " + kind + " needs a noun, such as order");
        }
        if ((kind == Kind.AMOUNT || kind == Kind.PERCENT) && !noun.isEmpty()) {
            throw new IllegalArgumentException("a unit of kind " + kind + " has no noun, but one was given: " + noun);
        }
    }

    /**
     * {@return money in a currency}
     *
     * @param currency the currency, for money
     */
    public static Unit amount(Currency currency) {
        return new Unit(Kind.AMOUNT, requireNonNull(currency, "currency"), "");
    }

    /**
     * {@return a number of things, named in the plural: {@code Unit.count("orders")}} The noun may be empty.
     *
     * @param noun what is named
     */
    public static Unit count(String noun) {
        return new Unit(Kind.COUNT, null, noun);
    }

    /** {@return a fraction that prints in percent} */
    public static Unit percent() {
        return PERCENT;
    }

    /**
     * {@return a plain number, with a noun or an empty text}
     *
     * @param noun what is named
     */
    public static Unit ratio(String noun) {
        return new Unit(Kind.RATIO, null, noun);
    }

    /**
     * {@return money for each thing, named in the singular: {@code Unit.amountPer(GBP, "order")}}
     *
     * @param currency the currency, for money
     * @param noun what is named
     * @throws IllegalArgumentException if the noun is blank
     */
    public static Unit amountPer(Currency currency, String noun) {
        return new Unit(Kind.AMOUNT_PER, requireNonNull(currency, "currency"), noun);
    }

    /**
     * {@return things for each other thing: {@code Unit.per("units", "order")}}
     *
     * @param things what is measured, in the plural
     * @param each what it is given for, in the singular
     * @throws IllegalArgumentException if one of the nouns is blank
     */
    public static Unit per(String things, String each) {
        if (things.isBlank() || each.isBlank()) {
            throw new IllegalArgumentException("a unit of kind PER needs two nouns, such as units and order");
        }
        return new Unit(Kind.PER, null, things + " per " + each);
    }

    /** {@return the sign for a table header or beside a cell: the currency code, {@code %}, or nothing} */
    public String symbol() {
        if (currency != null) {
            return currency.getCurrencyCode();
        }
        return kind == Kind.PERCENT ? "%" : "";
    }

    /** Decimals in print of a quotient of this unit. */
    int decimals() {
        if (currency != null) {
            return minorDigits(currency);
        }
        return kind == Kind.PERCENT ? 1 : 2;
    }

    /** Decimals of the minor unit; none for the codes that have no minor unit, such as XXX or gold. */
    static int minorDigits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** The number's text with the unit put before or after it. */
    String label(String number) {
        return switch (kind) {
            case AMOUNT -> symbol() + " " + number;
            case AMOUNT_PER -> symbol() + " " + number + " per " + noun;
            case PERCENT -> number;
            case COUNT, RATIO, PER -> noun.isEmpty() ? number : number + " " + noun;
        };
    }

    /**
     * The unit in words: {@code GBP}, {@code orders}, {@code %}, {@code GBP per order}; an unnamed unit gives its kind.
     */
    @Override
    public String toString() {
        return switch (kind) {
            case AMOUNT, PERCENT -> symbol();
            case AMOUNT_PER -> symbol() + " per " + noun;
            case COUNT -> noun.isEmpty() ? "count" : noun;
            case RATIO -> noun.isEmpty() ? "ratio" : noun;
            case PER -> noun;
        };
    }
}

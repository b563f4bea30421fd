package dev.kpi.figure;

import static java.util.Objects.requireNonNull;

import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact amount of money in one currency, sub-penny digits kept.
 *
 * <p>Always defined. The value is canonical: trailing zeros are stripped down to the minor digits of the currency and
 * never below, so {@code GBP 1.5} and {@code GBP 1.500} are equal and both print {@code GBP 1.50}. A currency without
 * a minor unit, such as {@code XXX}, has none. Prints exactly what {@link #parse} accepts. Immutable and safe for use
 * by many threads.
 *
 * @param value the amount, canonical
 * @param currency its currency
 */
public record Amount(BigDecimal value, Currency currency) implements Figure, Comparable<Amount> {

    private static final Pattern FORM = Pattern.compile("([A-Z]{3}) (-?[0-9]{1,1000}(?:\\.[0-9]{1,1000})?)");

    /**
     * Brings the value to its canonical scale.
     *
     * @param value the amount, at any scale
     * @param currency its currency
     * @throws IllegalArgumentException if the value has more than 1000 digits before or after the decimal point
     */
    public Amount {
        requireNonNull(value, "value");
        requireNonNull(currency, "currency");
        value = Decimals.canonical("value", value, Unit.minorDigits(currency));
    }

    /**
     * {@return an amount of the given value}
     *
     * @param value the amount, at any scale
     * @param currency its currency
     * @throws IllegalArgumentException if the value has more than 1000 digits before or after the decimal point
     */
    public static Amount of(BigDecimal value, Currency currency) {
        return new Amount(value, currency);
    }

    /**
     * {@return the amount {@code unscaled} · 10<sup>−scale</sup>: {@code ofMinor(1999, 2, GBP)} is GBP 19.99}
     *
     * @param unscaled the amount in units of the scale
     * @param scale the number of decimals
     * @param currency its currency
     * @throws IllegalArgumentException if the value has more than 1000 digits before or after the decimal point
     */
    public static Amount ofMinor(long unscaled, int scale, Currency currency) {
        return new Amount(BigDecimal.valueOf(unscaled, scale), currency);
    }

    /**
     * {@return the amount {@code unscaled} · 10<sup>−scale</sup>, for sums beyond the range of a long}
     *
     * @param unscaled the amount in units of the scale
     * @param scale the number of decimals
     * @param currency its currency
     * @throws IllegalArgumentException if the value has more than 1000 digits before or after the decimal point
     */
    public static Amount of(BigInteger unscaled, int scale, Currency currency) {
        return new Amount(new BigDecimal(requireNonNull(unscaled, "unscaled"), scale), currency);
    }

    /**
     * {@return no money, in the given currency}
     *
     * @param currency its currency
     */
    public static Amount zero(Currency currency) {
        return new Amount(BigDecimal.ZERO, currency);
    }

    /**
     * Reads the text that {@link #toString()} prints: the currency code, one blank and a plain number, as in
     * {@code GBP 1234.50}. Fewer decimals than the minor digits are accepted too.
     *
     * @param text the text to read
     * @return the amount
     * @throws IllegalArgumentException if the text has another form or the code is not a currency
     */
    public static Amount parse(String text) {
        Matcher matcher = FORM.matcher(requireNonNull(text, "text"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "text (" + DisplayText.inMessage(text) + ") is not an amount; write the currency code,"
                            + " one blank and a plain number, as in GBP 1234.50");
        }
        return new Amount(new BigDecimal(matcher.group(2)), currencyOf(matcher.group(1)));
    }

    private static Currency currencyOf(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "currency (" + code + ") is not an ISO 4217 code, such as GBP or EUR", unknown);
        }
    }

    /**
     * {@return the sum of two amounts}
     *
     * @param other an amount in the same currency
     * @throws IllegalArgumentException if the currencies differ
     */
    public Amount plus(Amount other) {
        requireSameCurrency(other, "added");
        return new Amount(value.add(other.value), currency);
    }

    /**
     * {@return this amount less the other}
     *
     * @param other an amount in the same currency
     * @throws IllegalArgumentException if the currencies differ
     */
    public Amount minus(Amount other) {
        requireSameCurrency(other, "subtracted");
        return new Amount(value.subtract(other.value), currency);
    }

    /** {@return the amount of opposite sign} */
    public Amount negated() {
        return new Amount(value.negate(), currency);
    }

    /** {@return −1, 0 or 1 as the amount is negative, zero or positive} */
    public int signum() {
        return value.signum();
    }

    /**
     * Compares two amounts by value; consistent with equals.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(Amount other) {
        requireSameCurrency(other, "compared");
        return value.compareTo(other.value);
    }

    private void requireSameCurrency(Amount other, String operation) {
        if (!currency.equals(other.currency)) {
            throw differentCurrencies(currency, other.currency, operation);
        }
    }

    static IllegalArgumentException differentCurrencies(Currency left, Currency right, String operation) {
        return new IllegalArgumentException(
                "amounts in " + left + " and " + right + " cannot be " + operation + "; convert one of them first");
    }

    @Override
    public boolean isDefined() {
        return true;
    }

    @Override
    public BigDecimal toBigDecimal() {
        return value;
    }

    @Override
    public double toDouble() {
        return value.doubleValue();
    }

    @Override
    public String format() {
        return Decimals.grouped(value.setScale(Unit.minorDigits(currency), RoundingMode.HALF_EVEN));
    }

    @Override
    public Unit unit() {
        return Unit.amount(currency);
    }

    /** The currency code, a blank, and all decimals without grouping, as in {@code GBP 1234.567}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + value.toPlainString();
    }
}

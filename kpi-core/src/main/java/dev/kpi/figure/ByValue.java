package dev.kpi.figure;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Compares figures by exact value, undefined ones first. */
enum ByValue implements Comparator<Figure> {
    INSTANCE;

    @Override
    public int compare(Figure left, Figure right) {
        if (!left.isDefined() || !right.isDefined()) {
            return Boolean.compare(left.isDefined(), right.isDefined());
        }
        Currency leftCurrency = currency(left);
        Currency rightCurrency = currency(right);
        if (leftCurrency != null && rightCurrency != null && !leftCurrency.equals(rightCurrency)) {
            throw Amount.differentCurrencies(leftCurrency, rightCurrency, "compared");
        }
        if (!isDivided(left) && !isDivided(right)) { // as most are that are ranked by the thousand
            return left.toBigDecimal().compareTo(right.toBigDecimal());
        }
        // a/b < c/d is a·d < c·b once both denominators are positive
        BigDecimal leftDenominator = denominator(left);
        BigDecimal rightDenominator = denominator(right);
        int order = numerator(left)
                .multiply(rightDenominator)
                .compareTo(numerator(right).multiply(leftDenominator));
        return leftDenominator.signum() * rightDenominator.signum() < 0 ? -order : order;
    }

    private static @Nullable Currency currency(Figure figure) {
        return figure instanceof Amount amount
                ? amount.currency()
                : figure.unit().currency();
    }

    private static boolean isDivided(Figure figure) {
        return figure instanceof Share || figure instanceof Quotient;
    }

    static BigDecimal numerator(Figure figure) {
        if (figure instanceof Share share) {
            return BigDecimal.valueOf(share.part());
        }
        return figure instanceof Quotient quotient ? quotient.numerator() : figure.toBigDecimal();
    }

    static BigDecimal denominator(Figure figure) {
        if (figure instanceof Share share) {
            return BigDecimal.valueOf(share.whole());
        }
        return figure instanceof Quotient quotient ? quotient.denominator() : BigDecimal.ONE;
    }
}

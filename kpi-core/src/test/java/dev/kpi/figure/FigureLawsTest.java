package dev.kpi.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.FigureDomain.Ranked;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(FigureDomain.class)
@Domain(DomainContext.Global.class)
class FigureLawsTest {
    private static final Comparator<Figure> ORDER = Figure.comparator();

    @Property
    void anAmountPrintsWhatParseAccepts(@ForAll Amount amount) {
        assertThat(Amount.parse(amount.toString())).isEqualTo(amount);
    }

    @Property
    void amountsAreEqualExactlyWhenTheirValuesCompareEqual(
            @ForAll BigDecimal left, @ForAll BigDecimal right, @ForAll Currency currency) {
        assertThat(Amount.of(left, currency).equals(Amount.of(right, currency))).isEqualTo(left.compareTo(right) == 0);
    }

    @Property
    void trailingZerosChangeNoFigure(
            @ForAll BigDecimal value, @ForAll Currency currency, @ForAll @IntRange(max = 20) int zeros) {
        BigDecimal padded = value.setScale(value.scale() + zeros);

        assertThat(Amount.of(padded, currency))
                .isEqualTo(Amount.of(value, currency))
                .hasSameHashCodeAs(Amount.of(value, currency))
                .hasToString(Amount.of(value, currency).toString());
        assertThat(Count.of(padded)).isEqualTo(Count.of(value)).hasSameHashCodeAs(Count.of(value));
        assertThat(Quotient.of(padded, padded, Unit.percent())).isEqualTo(Quotient.of(value, value, Unit.percent()));
    }

    @Property
    void everyWayToMakeAnAmountGivesTheSame(
            @ForAll long unscaled, @ForAll @IntRange(min = -5, max = 12) int scale, @ForAll Currency currency) {
        Amount expected = Amount.of(BigDecimal.valueOf(unscaled, scale), currency);

        assertThat(Amount.ofMinor(unscaled, scale, currency)).isEqualTo(expected);
        assertThat(Amount.of(BigInteger.valueOf(unscaled), scale, currency)).isEqualTo(expected);
    }

    @Property
    void amountsAddLikeNumbers(@ForAll BigDecimal left, @ForAll BigDecimal right, @ForAll Currency currency) {
        Amount a = Amount.of(left, currency);
        Amount b = Amount.of(right, currency);

        assertThat(a.plus(b)).isEqualTo(b.plus(a)).isEqualTo(Amount.of(left.add(right), currency));
        assertThat(a.plus(Amount.zero(currency))).isEqualTo(a);
        assertThat(a.minus(b)).isEqualTo(a.plus(b.negated()));
        assertThat(a.minus(a)).isEqualTo(Amount.zero(currency));
        assertThat(a.signum()).isEqualTo(left.signum());
        assertThat(a.compareTo(b)).isEqualTo(left.compareTo(right));
    }

    @Property
    void countsAddLikeNumbers(@ForAll BigDecimal left, @ForAll BigDecimal right) {
        Count a = Count.of(left);
        Count b = Count.of(right);

        assertThat(a.plus(b)).isEqualTo(b.plus(a)).isEqualTo(Count.of(left.add(right)));
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.compareTo(b)).isEqualTo(left.compareTo(right));
    }

    @Property
    void theComparatorAgreesWithDecimalsOfManyDigits(@ForAll Ranked left, @ForAll Ranked right) {
        int expected = left.figure().isDefined() && right.figure().isDefined()
                ? manyDigits(left.figure()).compareTo(manyDigits(right.figure()))
                : Boolean.compare(left.figure().isDefined(), right.figure().isDefined());

        assertThat(ORDER.compare(left.figure(), right.figure())).isEqualTo(expected);
    }

    @Property
    void theComparatorIsATotalOrder(@ForAll @Size(max = 8) List<Ranked> figures) {
        List<Figure> sorted = figures.stream().map(Ranked::figure).sorted(ORDER).toList();

        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i; j < sorted.size(); j++) {
                assertThat(ORDER.compare(sorted.get(i), sorted.get(j))).isNotPositive();
                assertThat(ORDER.compare(sorted.get(j), sorted.get(i))).isNotNegative();
            }
        }
    }

    @Property
    void aShareInPrintIsRoundedOnceHalfEven(@ForAll Share share) {
        assertThat(share.format()).isEqualTo(share.isDefined() ? percentByIntegers(share) : "n/a");
    }

    @Property
    void aQuotientOfMoneyIsRoundedOnceHalfEven(
            @ForAll @IntRange(min = -100_000) int pence, @ForAll @IntRange(min = 1, max = 1_000) int orders) {
        BigDecimal pounds = BigDecimal.valueOf(pence, 3);
        Quotient quotient = Quotient.of(pounds, BigDecimal.valueOf(orders), Unit.amountPer(FigureDomain.GBP, "order"));

        BigDecimal printed = new BigDecimal(quotient.format().replace(",", ""));

        BigDecimal error =
                printed.multiply(quotient.denominator()).subtract(pounds).abs();
        int againstHalfAPenny = error.multiply(BigDecimal.valueOf(200)).compareTo(quotient.denominator());
        assertThat(printed.scale()).isEqualTo(2);
        assertThat(againstHalfAPenny).isNotPositive();
        if (againstHalfAPenny == 0) {
            assertThat(printed.unscaledValue().testBit(0)).isFalse();
        }
    }

    @Property
    void aDefinedFigureGivesTheNearestDouble(@ForAll Ranked ranked) {
        Figure figure = ranked.figure();
        if (figure.isDefined()) {
            assertThat(figure.toDouble()).isEqualTo(manyDigits(figure).doubleValue());
        }
    }

    @Property
    void aDecimalIsExactOrHasSixteenDigits(@ForAll Quotient quotient) {
        if (quotient.isDefined()) {
            BigDecimal decimal = quotient.toBigDecimal();

            boolean exact = decimal.multiply(quotient.denominator()).compareTo(quotient.numerator()) == 0;

            assertThat(exact || decimal.compareTo(quotient.value(MathContext.DECIMAL64)) == 0)
                    .isTrue();
            assertThat(decimal.scale()).isNotNegative();
        }
    }

    @Property
    void removingTheGroupingGivesTheRoundedNumber(@ForAll Amount amount) {
        int digits = Math.max(0, amount.currency().getDefaultFractionDigits());
        String rounded = amount.value().setScale(digits, RoundingMode.HALF_EVEN).toPlainString();

        assertThat(amount.format().replace(",", "")).isEqualTo(rounded);
        assertThat(amount.format()).matches("-?[0-9]{1,3}(,[0-9]{3})*(\\.[0-9]+)?");
    }

    private static BigDecimal manyDigits(Figure figure) {
        if (figure instanceof Quotient quotient) {
            return quotient.value(new MathContext(100));
        }
        if (figure instanceof Share share) {
            return BigDecimal.valueOf(share.part()).divide(BigDecimal.valueOf(share.whole()), new MathContext(100));
        }
        return figure.toBigDecimal();
    }

    private static String percentByIntegers(Share share) {
        BigInteger whole = BigInteger.valueOf(share.whole());
        BigInteger[] tenths = BigInteger.valueOf(share.part())
                .multiply(BigInteger.valueOf(1000))
                .divideAndRemainder(whole);
        int half = tenths[1].shiftLeft(1).compareTo(whole);
        boolean up = half > 0 || (half == 0 && tenths[0].testBit(0));
        long rounded = tenths[0].longValueExact() + (up ? 1 : 0);
        return rounded / 10 + "." + rounded % 10 + "%";
    }
}

package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DecimalTest {

    private static final BigDecimal LIMIT = new BigDecimal("1E+12");

    /** The value at a scale if it fits there and within the bounds. */
    private static long expected(BigDecimal value, int scale) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() > scale || value.abs().compareTo(LIMIT) >= 0
                ? Decimal.OUT_OF_BOUNDS
                : stripped.setScale(scale).unscaledValue().longValueExact();
    }

    @Property
    void aValueIsRescaledExactlyOrNotAtAll(
            @ForAll long unscaled,
            @ForAll @IntRange(max = 18) int from,
            @ForAll @IntRange(max = 6) int to,
            @ForAll @IntRange(max = 8) int zeros) {
        long round = unscaled / Decimal.power(10 + zeros) * Decimal.power(zeros);

        assertThat(Decimal.rescale(unscaled, from, to)).isEqualTo(expected(BigDecimal.valueOf(unscaled, from), to));
        assertThat(Decimal.rescale(round, from, to)).isEqualTo(expected(BigDecimal.valueOf(round, from), to));
        assertThat(Decimal.of(BigDecimal.valueOf(round, from), to))
                .isEqualTo(expected(BigDecimal.valueOf(round, from), to));
    }

    @Property
    void aProductIsExactOrOutOfBounds(
            @ForAll @LongRange(min = -999_999_999_999_999_999L, max = 999_999_999_999_999_999L) long left,
            @ForAll @IntRange(max = 6) int leftScale,
            @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long right,
            @ForAll @IntRange(max = 6) int rightScale) {
        BigDecimal product = BigDecimal.valueOf(left, leftScale).multiply(BigDecimal.valueOf(right, rightScale));

        assertThat(Decimal.multiply(left, leftScale, right, rightScale, 6)).isEqualTo(expected(product, 6));
    }

    @Property
    void smallProductsAreExact(
            @ForAll @LongRange(min = -2_000_000, max = 2_000_000) long left,
            @ForAll @IntRange(max = 6) int leftScale,
            @ForAll @LongRange(min = -2_000_000, max = 2_000_000) long right,
            @ForAll @IntRange(max = 6) int rightScale) {
        BigDecimal product = BigDecimal.valueOf(left, leftScale).multiply(BigDecimal.valueOf(right, rightScale));

        assertThat(Decimal.multiply(left, leftScale, right, rightScale, 6)).isEqualTo(expected(product, 6));
    }

    @Property
    void theNeededScaleIsTheLeastThatHoldsTheValue(@ForAll long unscaled, @ForAll @IntRange(max = 18) int scale) {
        BigDecimal value = BigDecimal.valueOf(unscaled, scale);

        assertThat(Decimal.neededScale(unscaled, scale))
                .isEqualTo(
                        unscaled == 0
                                ? 0
                                : Math.max(0, value.stripTrailingZeros().scale()));
    }

    @Test
    void ofVeryManyDigitsTheFirstAreTold() {
        BigInteger digits = BigInteger.TEN.pow(100_000).divide(BigInteger.valueOf(7)); // 142857142857...
        String first = "1." + "428571".repeat(8) + "4";

        assertThat(Decimal.told(new BigDecimal(digits))).isEqualTo(first + "...E+99999");
        assertThat(Decimal.told(new BigDecimal(digits.negate(), 99_999))).isEqualTo("-" + first + "...E+0");
        assertThat(Decimal.told(new BigDecimal(digits, 200_000))).isEqualTo(first + "...E-100001");
        assertThat(Decimal.told(new BigDecimal(digits, Integer.MIN_VALUE))).isEqualTo(first + "...E+2147583647");
        assertThat(Decimal.told(new BigDecimal("12.5"))).isEqualTo("12.5");
    }

    @Test
    void valuesOfAnyFormAreReadAndHostileOnesRefusedAtOnce() {
        assertThat(Decimal.of(new BigDecimal("1E+3"), 2)).isEqualTo(100_000);
        assertThat(Decimal.of(new BigDecimal("1.50000000000000000000000"), 6)).isEqualTo(1_500_000);
        assertThat(Decimal.of(new BigDecimal("0E+999999999"), 6)).isZero();
        assertThat(Decimal.of(new BigDecimal("0E-999999999"), 6)).isZero();
        assertThat(Decimal.of(new BigDecimal("1E+999999999"), 6)).isEqualTo(Decimal.OUT_OF_BOUNDS);
        assertThat(Decimal.of(new BigDecimal("1E-999999999"), 6)).isEqualTo(Decimal.OUT_OF_BOUNDS);
        assertThat(Decimal.of(new BigDecimal("1E+12"), 6)).isEqualTo(Decimal.OUT_OF_BOUNDS);
        assertThat(Decimal.of(new BigDecimal("-999999999999.999999"), 6)).isEqualTo(-999_999_999_999_999_999L);
        assertThat(Decimal.of(new BigDecimal("0.0000001"), 6)).isEqualTo(Decimal.OUT_OF_BOUNDS);
        assertThat(Decimal.rescale(Long.MIN_VALUE, 0, 0)).isEqualTo(Decimal.OUT_OF_BOUNDS);
    }
}

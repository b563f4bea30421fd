package dev.kpi.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CountTest {
    private static final Unit ORDERS = Unit.count("orders");

    @Test
    void printsTheNumberAndWhatItCounts() {
        assertThat(Count.of(12345, ORDERS)).hasToString("12345 orders");
        assertThat(Count.of(12345, ORDERS).format()).isEqualTo("12,345");
        assertThat(Count.of(7)).hasToString("7");
        assertThat(Count.of(new BigDecimal("1.50"), Unit.count("kg"))).hasToString("1.5 kg");
        assertThat(Count.of(new BigDecimal("1E+2"), ORDERS)).hasToString("100 orders");
    }

    @Test
    void isAlwaysDefined() {
        assertThat(Count.of(0).isDefined()).isTrue();
        assertThat(Count.of(3).toBigDecimal()).isEqualTo(BigDecimal.valueOf(3));
        assertThat(Count.of(3).toDouble()).isEqualTo(3.0);
        assertThat(Count.of(3, ORDERS).longValue()).isEqualTo(3L);
    }

    @Test
    void aCountThatIsNoLongSaysSo() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(
                        () -> Count.of(new BigDecimal("1.5"), Unit.count("kg")).longValue())
                .withMessage("count (1.5 kg) is not a whole number in the range of a long; use value()");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(
                        () -> Count.of(new BigDecimal("9223372036854775808")).longValue())
                .withMessage("count (9223372036854775808) is not a whole number in the range of a long; use value()");
    }

    @Test
    void countsOfDifferentThingsDoNotMix() {
        Count orders = Count.of(2, ORDERS);
        Count customers = Count.of(1, Unit.count("customers"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.plus(customers))
                .withMessage("counts (2 orders) and (1 customers) cannot be added; they count different things");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.minus(customers))
                .withMessage("counts (2 orders) and (1 customers) cannot be subtracted; they count different things");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.compareTo(customers))
                .withMessage("counts (2 orders) and (1 customers) cannot be compared; they count different things");
    }

    @Test
    void theUnitOfACountCountsThings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Count.of(1, Unit.percent()))
                .withMessage("unit (%) of a count must be of kind COUNT, not PERCENT; use Unit.count");
    }
}

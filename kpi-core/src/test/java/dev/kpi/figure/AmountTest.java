package dev.kpi.figure;

import static dev.kpi.figure.FigureDomain.BHD;
import static dev.kpi.figure.FigureDomain.EUR;
import static dev.kpi.figure.FigureDomain.GBP;
import static dev.kpi.figure.FigureDomain.JPY;
import static dev.kpi.figure.FigureDomain.XXX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

    @Test
    void keepsSubPennyDigitsAndAtLeastTheMinorOnes() {
        assertThat(Amount.of(new BigDecimal("1234.5670"), GBP)).hasToString("GBP 1234.567");
        assertThat(Amount.of(new BigDecimal("1.5"), GBP)).hasToString("GBP 1.50");
        assertThat(Amount.of(new BigDecimal("1E+3"), GBP)).hasToString("GBP 1000.00");
        assertThat(Amount.of(new BigDecimal("7.0"), JPY)).hasToString("JPY 7");
        assertThat(Amount.of(new BigDecimal("7"), BHD)).hasToString("BHD 7.000");
        assertThat(Amount.of(new BigDecimal("7.50"), XXX)).hasToString("XXX 7.5");
    }

    @Test
    void minorUnitsAreScaled() {
        assertThat(Amount.ofMinor(1999, 2, GBP)).hasToString("GBP 19.99");
        assertThat(Amount.ofMinor(-5, 0, GBP)).hasToString("GBP -5.00");
    }

    @Test
    void aCellIsGroupedAndRoundedHalfEvenToTheMinorUnit() {
        assertThat(Amount.parse("GBP 1234.565").format()).isEqualTo("1,234.56");
        assertThat(Amount.parse("GBP -1234567.891").format()).isEqualTo("-1,234,567.89");
        assertThat(Amount.parse("GBP -0.001").format()).isEqualTo("0.00");
        assertThat(Amount.parse("GBP 999.999").format()).isEqualTo("1,000.00");
        assertThat(Amount.parse("JPY 123456").format()).isEqualTo("123,456");
        assertThat(Amount.parse("XXX 2.5").format()).isEqualTo("2");
    }

    @Test
    void isAlwaysDefined() {
        assertThat(Amount.zero(GBP).isDefined()).isTrue();
        assertThat(Amount.zero(GBP).toBigDecimal()).isEqualTo(new BigDecimal("0.00"));
        assertThat(Amount.zero(GBP).unit()).isEqualTo(Unit.amount(GBP));
        assertThat(Amount.parse("GBP 0.1").toDouble()).isEqualTo(0.1);
    }

    @Test
    void twoCurrenciesDoNotMix() {
        Amount pounds = Amount.parse("GBP 1");
        Amount euros = Amount.parse("EUR 1");

        assertThat(pounds).isNotEqualTo(euros);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pounds.compareTo(euros))
                .withMessage("amounts in GBP and EUR cannot be compared; convert one of them first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pounds.plus(euros))
                .withMessage("amounts in GBP and EUR cannot be added; convert one of them first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euros.minus(pounds))
                .withMessage("amounts in EUR and GBP cannot be subtracted; convert one of them first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figure.comparator().compare(pounds, euros))
                .withMessage("amounts in GBP and EUR cannot be compared; convert one of them first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GBP",
                "GBP1",
                "gbp 1",
                "GBP 1,234.50",
                "GBP 1.",
                "GBP .5",
                "GBP +1",
                "GBP 1e3",
                "GBP  1",
                "GBP 1 ",
                "GBP \u0661\u0662"
            })
    void textOfAnotherFormIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amount.parse(text))
                .withMessage("text (" + text + ") is not an amount; write the currency code,"
                        + " one blank and a plain number, as in GBP 1234.50");
    }

    @Test
    void aMessageShowsHostileTextHarmlessAndShort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amount.parse("\u001b[31mGBP\n" + "9".repeat(100_000)))
                .withMessage("text (\\u001b[31mGBP\\u000a" + "9".repeat(10) + "..." + "9".repeat(28)
                        + ") is not an amount; write the currency code,"
                        + " one blank and a plain number, as in GBP 1234.50");
    }

    @Test
    void anUnknownCurrencyIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amount.parse("QQQ 1.00"))
                .withMessage("currency (QQQ) is not an ISO 4217 code, such as GBP or EUR");
    }

    @Test
    void aThousandDigitsAreEnoughOnEitherSide() {
        BigDecimal large = BigDecimal.TEN.pow(1000).subtract(BigDecimal.ONE);
        BigDecimal small = BigDecimal.ONE.movePointLeft(1000);

        assertThat(Amount.parse(Amount.of(large, GBP).toString()).value()).isEqualByComparingTo(large);
        assertThat(Amount.parse(Amount.of(small, GBP).toString()).value()).isEqualByComparingTo(small);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amount.of(BigDecimal.TEN.pow(1000), GBP))
                .withMessage("value (about 1E+1000) must have at most 1000 digits before and 1000 after the"
                        + " decimal point");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amount.of(BigDecimal.ONE.movePointLeft(1001), GBP))
                .withMessage("value (about 1E-1001) must have at most 1000 digits before and 1000 after the"
                        + " decimal point");
    }

    @Test
    void aMessageShowsSixtyCharactersWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amount.parse("9".repeat(60)))
                .withMessage("text (" + "9".repeat(60) + ") is not an amount; write the currency code,"
                        + " one blank and a plain number, as in GBP 1234.50");
    }

    @Test
    void anExponentThatWouldExhaustMemoryIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amount.of(new BigDecimal("1E+999999999"), GBP))
                .withMessage("value (about 1E+999999999) must have at most 1000 digits before and 1000 after the"
                        + " decimal point");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amount.of(new BigDecimal("-1.23456789E-999999999"), EUR))
                .withMessage("value (about -1.2346E-999999999) must have at most 1000 digits before and 1000 after the"
                        + " decimal point");
        assertThat(Amount.of(new BigDecimal("0E+999999999"), GBP)).isEqualTo(Amount.zero(GBP));
        assertThat(Amount.of(new BigDecimal("1." + "0".repeat(2000)), GBP)).hasToString("GBP 1.00");
    }
}

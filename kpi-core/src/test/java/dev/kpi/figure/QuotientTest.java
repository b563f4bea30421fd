package dev.kpi.figure;

import static dev.kpi.figure.FigureDomain.BHD;
import static dev.kpi.figure.FigureDomain.EUR;
import static dev.kpi.figure.FigureDomain.GBP;
import static dev.kpi.figure.FigureDomain.JPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class QuotientTest {
    private static final String UNDEFINED =
            "this figure is undefined: it is a rate or average of nothing; ask isDefined() first";

    @Test
    void moneyPerThingPrintsWithTheDigitsOfTheCurrency() {
        assertThat(quotient("10000", "3", Unit.amountPer(GBP, "order"))).hasToString("GBP 3,333.33 per order");
        assertThat(quotient("10", "3", Unit.amountPer(JPY, "order"))).hasToString("JPY 3 per order");
        assertThat(quotient("10", "3", Unit.amountPer(BHD, "order")).format()).isEqualTo("3.333");
    }

    @Test
    void otherUnitsPrintInTheirOwnWay() {
        assertThat(quotient("-21", "200", Unit.percent())).hasToString("-10.5%");
        assertThat(quotient("300", "2", Unit.percent()).format()).isEqualTo("15,000.0%");
        assertThat(quotient("5", "2", Unit.ratio(""))).hasToString("2.50");
        assertThat(quotient("5", "2", Unit.per("units", "order"))).hasToString("2.50 units per order");
    }

    @Test
    void theTextForNotesIsThatOfPrint() {
        assertThat(quotient("10000", "3", Unit.amountPer(GBP, "order")).text()).isEqualTo("GBP 3,333.33 per order");
        assertThat(Quotient.undefined(Unit.amountPer(GBP, "order")).text()).isEqualTo("n/a");
    }

    @Test
    void figuresAreDividedExactly() {
        Unit unit = Unit.ratio("");
        Quotient perOrder = quotient("10", "3", Unit.amountPer(GBP, "order"));
        assertThat(Quotient.of(perOrder, quotient("2", "3", unit), unit).toBigDecimal())
                .isEqualTo(new BigDecimal("5"));
        assertThat(Quotient.of(Share.of(1, 3), Share.of(2, 3), unit).toBigDecimal())
                .isEqualTo(new BigDecimal("0.5"));
        assertThat(Quotient.of(Count.of(10), perOrder, unit).toBigDecimal()).isEqualTo(new BigDecimal("3"));
        assertThat(Quotient.of(Amount.parse("GBP 9.00"), Count.of(2), unit)).isEqualTo(quotient("9", "2", unit));
        assertThat(Quotient.of(Count.of(1), Count.of(0), unit).isDefined()).isFalse();
        assertThat(Quotient.of(Count.of(1), Share.of(0, 0), unit).isDefined()).isFalse();
        assertThat(Quotient.of(Share.of(0, 0), Count.of(1), unit).isDefined()).isFalse();
    }

    @Test
    void theValueIsRoundedAsAsked() {
        Quotient third = quotient("1", "-3", Unit.ratio(""));

        assertThat(third.value(new MathContext(4))).isEqualTo(new BigDecimal("-0.3333"));
        assertThat(third.toBigDecimal()).isEqualTo(new BigDecimal("-0.3333333333333333"));
        assertThat(third.toDouble()).isEqualTo(-1.0 / 3.0);
        assertThat(quotient("100", "0.5", Unit.ratio("")).toBigDecimal()).isEqualTo(new BigDecimal("200"));
    }

    @Test
    void signsCancelInTheOrder() {
        Quotient plusHalf = quotient("-1", "-2", Unit.ratio(""));
        Quotient minusHalf = quotient("1", "-2", Unit.ratio(""));

        assertThat(Figure.comparator().compare(plusHalf, minusHalf)).isPositive();
        assertThat(Figure.comparator().compare(plusHalf, Share.of(1, 2))).isZero();
    }

    @Test
    void aQuotientByZeroIsUndefined() {
        Quotient byZero = quotient("5", "0.00", Unit.percent());

        assertThat(byZero.isDefined()).isFalse();
        assertThat(byZero.format()).isEqualTo("n/a");
        assertThat(byZero).hasToString("n/a");
        assertThat(Quotient.undefined(Unit.percent())).isEqualTo(quotient("0", "0", Unit.percent()));
        assertThat(Figure.comparator().compare(byZero, quotient("-5", "1", Unit.percent())))
                .isNegative();
        assertThatIllegalStateException()
                .isThrownBy(() -> byZero.value(MathContext.DECIMAL32))
                .withMessage(UNDEFINED);
        assertThatIllegalStateException().isThrownBy(byZero::toBigDecimal).withMessage(UNDEFINED);
        assertThatIllegalStateException().isThrownBy(byZero::toDouble).withMessage(UNDEFINED);
    }

    @Test
    void moneyInTwoCurrenciesIsNotRanked() {
        Quotient pounds = quotient("1", "2", Unit.amountPer(GBP, "order"));
        Quotient euros = quotient("1", "2", Unit.amountPer(EUR, "order"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figure.comparator().compare(pounds, euros))
                .withMessage("amounts in GBP and EUR cannot be compared; convert one of them first");
    }

    @Test
    void aPartThatWouldExhaustMemoryIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quotient("1", "1E-5000", Unit.percent()))
                .withMessage("denominator (about 1E-5000) must have at most 1000 digits before and 1000 after the"
                        + " decimal point");
    }

    private static Quotient quotient(String numerator, String denominator, Unit unit) {
        return Quotient.of(new BigDecimal(numerator), new BigDecimal(denominator), unit);
    }
}

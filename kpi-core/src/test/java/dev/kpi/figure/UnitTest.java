package dev.kpi.figure;

import static dev.kpi.figure.FigureDomain.GBP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UnitTest {

    @Test
    void hasASymbolForHeadersAndAName() {
        assertThat(Unit.amount(GBP).symbol()).isEqualTo("GBP");
        assertThat(Unit.amount(GBP)).hasToString("GBP");
        assertThat(Unit.amountPer(GBP, "order").symbol()).isEqualTo("GBP");
        assertThat(Unit.amountPer(GBP, "order")).hasToString("GBP per order");
        assertThat(Unit.percent().symbol()).isEqualTo("%");
        assertThat(Unit.percent()).hasToString("%");
        assertThat(Unit.count("orders").symbol()).isEmpty();
        assertThat(Unit.count("orders")).hasToString("orders");
        assertThat(Unit.count("")).hasToString("count");
        assertThat(Unit.ratio("").symbol()).isEmpty();
        assertThat(Unit.ratio("")).hasToString("ratio");
        assertThat(Unit.ratio("orders a day")).hasToString("orders a day");
        assertThat(Unit.per("units", "order").symbol()).isEmpty();
        assertThat(Unit.per("units", "order")).hasToString("units per order");
    }

    @Test
    void isEqualByValue() {
        assertThat(Unit.amountPer(GBP, "order"))
                .isEqualTo(Unit.amountPer(GBP, "order"))
                .isNotEqualTo(Unit.amountPer(GBP, "customer"))
                .isNotEqualTo(Unit.amount(GBP));
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Unit(Unit.Kind.AMOUNT, null, ""))
                .withMessage("a unit of kind AMOUNT needs a currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Unit(Unit.Kind.COUNT, GBP, "orders"))
                .withMessage("a unit of kind COUNT has no currency, but GBP was given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unit.amountPer(GBP, " "))
                .withMessage("a unit of kind AMOUNT_PER needs a noun, such as order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unit.per("units", ""))
                .withMessage("a unit of kind PER needs two nouns, such as units and order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Unit(Unit.Kind.PERCENT, null, "orders"))
                .withMessage("a unit of kind PERCENT has no noun, but one was given: orders");
    }
}

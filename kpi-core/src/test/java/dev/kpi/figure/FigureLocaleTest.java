package dev.kpi.figure;

import static dev.kpi.figure.FigureDomain.GBP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.LOCALE)
class FigureLocaleTest {

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-SA-u-nu-arab"})
    void figuresReadAndPrintTheSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(String.format("%d", 12)).isEqualTo(tag.startsWith("ar") ? "\u0661\u0662" : "12");

            assertThat(Amount.parse("GBP -1234567.891")).hasToString("GBP -1234567.891");
            assertThat(Amount.parse("GBP -1234567.891").format()).isEqualTo("-1,234,567.89");
            assertThat(Amount.parse("GBP -1234567.891").text()).isEqualTo("GBP -1,234,567.89");
            assertThat(Count.of(12345, Unit.count("ITEMS"))).hasToString("12345 ITEMS");
            assertThat(Count.of(12345, Unit.count("ITEMS")).text()).isEqualTo("12,345 ITEMS");
            assertThat(Share.of(45, 86).text()).isEqualTo("52.3%");
            assertThat(Count.of(12345).format()).isEqualTo("12,345");
            assertThat(Share.of(45, 86)).hasToString("52.3% (45 of 86)");
            assertThat(Quotient.of(BigDecimal.TEN, BigDecimal.valueOf(3), Unit.amountPer(GBP, "order")))
                    .hasToString("GBP 3.33 per order");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Share.of(3, 2))
                    .withMessage("part (3) must be in [0, whole (2)]");
        } finally {
            Locale.setDefault(before);
        }
    }
}

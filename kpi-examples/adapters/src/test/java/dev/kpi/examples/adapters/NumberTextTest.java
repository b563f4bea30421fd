package dev.kpi.examples.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    private static String read(NumberText numbers, String text) {
        byte[] padded = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
        return switch (numbers.read(padded, 1, padded.length - 1)) {
            case READ -> numbers.value().toPlainString();
            case NOT_A_NUMBER -> "no number";
            case TOO_LARGE -> "too large";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "12, 12",
        "+12, 12",
        "-12.50, -12.50",
        "0012.5, 12.5",
        "0.000001, 0.000001",
        "0.100000000, 0.100000",
        "999999999999.999999, 999999999999.999999",
        "000000000000000000000000000000000000000012.500000000000000000000000000, 12.5",
        "-0.00000000000000000000000000000, 0"
    })
    void plainDecimalsAreExact(String text, String value) {
        assertThat(read(new NumberText('.', null), text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                ".5",
                "5.",
                "1e3",
                "1E3",
                "NaN",
                "Infinity",
                "12,50",
                "1 000",
                "1_000",
                "--1",
                "+-1",
                "1-",
                "1.2.3",
                "0x10",
                "1f",
                "€1",
                "$1",
                "1%",
                "(1)",
                "1\u00A0000",
                "\u0661\u0662",
                "１２",
                "1\0",
                " 1",
                "1d",
                "½"
            })
    void anythingElseIsNoNumber(String text) {
        assertThat(read(new NumberText('.', null), text)).isEqualTo("no number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000000000000", "-1000000000000", "0.0000001", "1000000000000.5", "99999999999999999999999999"})
    void whatExactSumsCannotHoldIsTooLarge(String text) {
        assertThat(read(new NumberText('.', null), text)).isEqualTo("too large");
    }

    @Test
    void millionsOfDigitsAreTooLargeAtOnce() {
        assertThat(read(new NumberText('.', null), "9".repeat(4_000_000))).isEqualTo("too large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,50 | 1234.50",
                "12.345.678 | 12345678",
                "-1.234 | -1234",
                "1234,5 | 1234.5",
                "999,999 | 999.999",
                "1.23,4 | no number",
                "1.2345 | no number",
                "12.34 | no number",
                ".123 | no number",
                "1..234 | no number",
                "1.234.5 | no number",
                "1234.567 | no number",
                "1,234.567 | no number",
                "000.000.000.000.000.000.012,5 | 12.5"
            })
    void groupsHaveThreeDigits(String text, String value) {
        assertThat(read(new NumberText(',', '.'), text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1\u202F234,50 | 1234.50",
                "-12\u202F345\u202F678 | -12345678",
                "1234,5 | 1234.5",
                "1\u202F23,4 | no number",
                "1\u00A0234 | no number",
                "1 234 | no number",
                "\u202F | no number",
                "000\u202F000\u202F000\u202F000\u202F000\u202F000\u202F012,5 | 12.5"
            })
    void groupsMayBePartedByANarrowBlank(String text, String value) {
        assertThat(read(new NumberText(',', '\u202F'), text)).isEqualTo(value);
    }

    @Test
    void theDecimalMarkMayBeBeyondAscii() {
        NumberText numbers = new NumberText('\u066B', null);
        assertThat(read(numbers, "12\u066B50")).isEqualTo("12.50");
        assertThat(read(numbers, "12.50")).isEqualTo("no number");
        assertThat(read(numbers, "1\u066B2\u066B3")).isEqualTo("no number");
    }

    @Property
    void everyDecimalInBoundsIsReadAsItPrints(
            @ForAll @BigRange(min = "-999999999999.999999", max = "999999999999.999999") @Scale(6) BigDecimal value) {
        assertThat(new BigDecimal(read(new NumberText('.', null), value.toPlainString())))
                .isEqualByComparingTo(value);
    }

    @Test
    void theDescriptionNamesTheMarks() {
        assertThat(new NumberText('.', null).description()).isEqualTo("not a number with '.' as decimal mark");
        assertThat(new NumberText(',', '.').description())
                .isEqualTo("not a number with ',' as decimal mark and '.' as grouping mark");
    }
}

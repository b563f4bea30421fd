package dev.kpi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
    private static final List<Header> MONTHS =
            List.of(Header.text("month"), Header.number("revenue"), Header.number("orders"));

    private static final TextTable TWO_MONTHS =
            TextTable.of(MONTHS, List.of(List.of("2024-01", "EUR 65.50", "2"), List.of("2024-02", "EUR 160.00", "1")));

    @Test
    void textIsAlignedLeftAndNumbersRight() {
        assertThat(TWO_MONTHS.withFooter("2 rows")).hasToString("""
                        month       revenue  orders
                        2024-01   EUR 65.50       2
                        2024-02  EUR 160.00       1
                        2 rows""");
    }

    @Test
    void aTableWithoutRowsPrintsItsTitles() {
        assertThat(TextTable.of(MONTHS, List.of())).hasToString("month  revenue  orders");
    }

    @Test
    void noLineEndsWithABlank() {
        TextTable table = TextTable.of(
                List.of(Header.text("a"), Header.text("long title")), List.of(List.of("x", ""), List.of("", "y  ")));

        assertThat(table.withFooter("end ").toString().lines()).containsExactly("a  long title", "x", "   y", "end");
    }

    @Test
    void footersFollowEachOther() {
        assertThat(TWO_MONTHS.withFooter("2 rows").withFooter("1 partial").toString())
                .endsWith("1\n2 rows\n1 partial");
        assertThat(TWO_MONTHS.toString()).doesNotContain("rows");
    }

    @Test
    void aLongTableIsCutInTheMiddle() {
        TextTable table = numbered(100);

        assertThat(table.withMaxRows(5).withFooter("100 rows").toString().lines())
                .containsExactly("  n", "  1", "  2", "  3", "...", " 99", "100", "100 rows");
        assertThat(table.toString().lines()).hasSize(1 + 40 + 1);
        assertThat(numbered(40).toString().lines()).hasSize(1 + 40).doesNotContain("...");
    }

    @Test
    void aWideCellIsCutInTheMiddle() {
        TextTable table = TextTable.of(List.of(Header.text("name")), List.of(List.of("abcdefghijklmnopqrstuvwxyz")));

        assertThat(table.withMaxCellWidth(10)).hasToString("name\nabcd...xyz");
        assertThat(table.withMaxCellWidth(7)).hasToString("name\nab...yz");
        assertThat(table.withMaxCellWidth(26)).hasToString("name\nabcdefghijklmnopqrstuvwxyz");
        assertThat(TextTable.of(List.of(Header.text("x".repeat(41))), List.of()))
                .hasToString("x".repeat(19) + "..." + "x".repeat(18));
    }

    @Test
    void wideCharactersTakeTwoColumnsAndCombiningMarksNone() {
        TextTable table = TextTable.of(
                List.of(Header.text("city"), Header.number("n")),
                List.of(List.of("\u6771\u4eac", "1"), List.of("Ko\u0308ln", "2"), List.of("\ud83d\ude00", "3")));

        assertThat(table.toString().lines())
                .containsExactly("city  n", "\u6771\u4eac  1", "Ko\u0308ln  2", "\ud83d\ude00    3");
    }

    @ParameterizedTest
    @CsvSource({
        "\u03a9, 1",
        "\u0416, 1",
        "\u0623, 1",
        "\u2713, 1",
        "\u10ff, 1",
        "\u1100, 2",
        "\u115f, 2",
        "\u231b, 2",
        "\u231c, 1",
        "\ud7a3, 2",
        "\uff60, 2",
        "\uff61, 1",
        "\ud83a\udd00, 1",
        "\ud87f\udffd, 2",
        "\ud88f\udffd, 2",
        "\u1112\u1161\u11ab, 2",
        "a\u0300, 1",
        "\u1100\u1160\u11ff, 2",
        "a\u1200, 2",
        "a\u20dd, 1",
        "a\u200cb, 2",
        "\u0915\u094d\u200d\u0937, 2"
    })
    void everyCharacterHasItsWidth(String cell, int width) {
        TextTable table = TextTable.of(List.of(Header.text("12345"), Header.text("|")), List.of(List.of(cell, "|")));

        assertThat(table.toString().lines()).containsExactly("12345  |", cell + " ".repeat(5 - width + 2) + "|");
    }

    @Test
    void aCutKeepsMarksWithTheirLetters() {
        TextTable table = TextTable.of(
                List.of(Header.text("t")), List.of(List.of("e\u0301".repeat(30)), List.of("\u6771".repeat(30))));

        assertThat(table.withMaxCellWidth(8).toString().lines())
                .containsExactly("t", "e\u0301e\u0301e\u0301...e\u0301e\u0301", "\u6771...\u6771");
    }

    @ParameterizedTest
    @CsvSource({
        "001b, \\u001b", "000a, \\u000a", "000d, \\u000d", "0009, \\u0009", "0000, \\u0000", "007f, \\u007f",
        "009b, \\u009b", "200f, \\u200f", "202a, \\u202a", "202e, \\u202e", "2028, \\u2028", "2066, \\u2066",
        "2069, \\u2069", "feff, \\ufeff", "d800, \\ud800", "e0041, \\udb40\\udc41"
    })
    void whatCouldDisturbATerminalIsShownAsAnEscape(String codePoint, String escape) {
        String hostile = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

        TextTable table = TextTable.of(List.of(Header.text(hostile)), List.of(List.of(hostile)));

        assertThat(table.withFooter(hostile).toString().lines())
                .containsExactly("a" + escape + "b", "a" + escape + "b", "a" + escape + "b");
    }

    @Test
    void pilesOfMarksAndMarksWithoutALetterAreShownAsEscapes() {
        TextTable table =
                TextTable.of(List.of(Header.text("t")), List.of(List.of("e" + "\u0301".repeat(6)), List.of("\u0301e")));

        assertThat(table.toString().lines())
                .containsExactly("t", "e\u0301\u0301\u0301\u0301\\u0301\\u0301", "\\u0301e");
    }

    @Test
    void aTableDoesNotSeeLaterChangesOfItsRows() {
        List<String> row = new ArrayList<>(List.of("1"));
        List<List<String>> rows = new ArrayList<>(List.of(row));
        TextTable table = TextTable.of(List.of(Header.number("n")), rows);
        row.set(0, "2");
        rows.add(List.of("3"));

        assertThat(table).hasToString("n\n1");
    }

    @Test
    void partsThatDoNotFitAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextTable.of(List.of(), List.of()))
                .withMessage("headers must not be empty; a table needs at least one column");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextTable.of(MONTHS, List.of(List.of("a", "b", "c"), List.of("a", "b"))))
                .withMessage("row 2 has 2 cells but there are 3 headers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO_MONTHS.withMaxRows(1))
                .withMessage("maxRows (1) must be at least 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO_MONTHS.withMaxCellWidth(6))
                .withMessage("maxCellWidth (6) must be at least 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-SA-u-nu-arab"})
    @ResourceLock(Resources.LOCALE)
    void aTablePrintsTheSameInEveryLocale(String tag) {
        String expected = numbered(100).withFooter("TITLE i\u001b").toString();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(numbered(100).withFooter("TITLE i\u001b")).hasToString(expected);
            assertThat(expected).endsWith("100\nTITLE i\\u001b");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TextTable.of(MONTHS, List.of(List.of("a", "b"))))
                    .withMessage("row 1 has 2 cells but there are 3 headers");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static TextTable numbered(int rows) {
        List<List<String>> cells = IntStream.rangeClosed(1, rows)
                .mapToObj(Integer::toString)
                .map(Collections::singletonList)
                .toList();
        return TextTable.of(List.of(Header.number("n")), cells);
    }
}

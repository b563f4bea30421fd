package dev.kpi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TextTableLawsTest {
    private static final int MAX_CELL_WIDTH = 12;

    /** A text together with the terminal columns it is known to take. */
    private record Cell(String text, int width) {}

    private record Line(Cell text, Cell number) {}

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<Cell> symbols = Arbitraries.of(
                new Cell("a", 1),
                new Cell("e\u0301", 1),
                new Cell("\u00e9", 1),
                new Cell("\u6771", 2),
                new Cell("\uff21", 2),
                new Cell("\ud55c", 2),
                new Cell("\ud83d\ude00", 2),
                new Cell("\u001b", 6),
                new Cell("\u202e", 6),
                new Cell("\n", 6));
        Arbitrary<Cell> cells = symbols.list().ofMaxSize(10).map(TextTableLawsTest::joined);
        Arbitrary<Cell> digits =
                Arbitraries.strings().numeric().ofMaxLength(MAX_CELL_WIDTH).map(text -> new Cell(text, text.length()));
        return cells.flatMap(text -> digits.map(number -> new Line(text, number)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Cell joined(List<Cell> cells) {
        return new Cell(
                cells.stream().map(Cell::text).reduce("", String::concat),
                cells.stream().mapToInt(Cell::width).sum());
    }

    @Property
    void allLinesHaveTheSameLayout(@ForAll("lines") List<Line> lines) {
        int textWidth = lines.stream().mapToInt(line -> line.text.width).max().orElseThrow();
        int numberWidth =
                lines.stream().mapToInt(line -> line.number.width).max().orElseThrow();

        List<String> printed =
                print(lines).withMaxCellWidth(60).toString().lines().toList();

        // the columns are "", "" and an end mark: two gaps, then the mark, in the same place of every line
        String blanks = " ".repeat(textWidth + 2 + numberWidth + 2);
        assertThat(printed.get(0)).isEqualTo(blanks + "|");
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String gap = " ".repeat(textWidth - line.text.width + 2 + numberWidth - line.number.width);
            assertThat(printed.get(i + 1)).isEqualTo(escapedByHand(line.text.text) + gap + line.number.text + "  |");
        }
        assertThat(printed).hasSize(lines.size() + 1);
    }

    @Property
    void noCellIsWiderThanAllowed(@ForAll("lines") List<Line> lines) {
        List<String> printed =
                print(lines).withMaxCellWidth(MAX_CELL_WIDTH).toString().lines().toList();

        int numberWidth =
                lines.stream().mapToInt(line -> line.number.width).max().orElseThrow();
        assertThat(printed.get(0).length()).isLessThanOrEqualTo(MAX_CELL_WIDTH + 2 + numberWidth + 2 + 1);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(printed.get(i + 1).contains("...")).isEqualTo(lines.get(i).text.width > MAX_CELL_WIDTH);
        }
    }

    @Property
    void noControlCharacterSurvives(@ForAll String title, @ForAll String cell, @ForAll String footer) {
        TextTable table = TextTable.of(List.of(Header.text(title)), List.of(List.of(cell)))
                .withFooter(footer);

        String printed = table.toString();

        assertThat(printed.chars().filter(c -> c == '\n').count()).isEqualTo(2);
        assertThat(printed.replace("\n", "").codePoints()).noneMatch(TextTableLawsTest::disturbs);
    }

    @Property
    void theRowsShownAreTheFirstAndTheLast(
            @ForAll @IntRange(max = 60) int rows, @ForAll @IntRange(min = 2, max = 50) int maxRows) {
        List<String> numbers =
                IntStream.range(0, rows).mapToObj(Integer::toString).toList();
        TextTable table = TextTable.of(
                        List.of(Header.text("n")),
                        numbers.stream().map(List::of).toList())
                .withMaxRows(maxRows);

        List<String> printed = table.toString().lines().skip(1).toList();

        if (rows <= maxRows) {
            assertThat(printed).isEqualTo(numbers);
        } else {
            int cut = printed.indexOf("...");
            assertThat(printed).hasSize(maxRows + 1);
            assertThat(printed.subList(0, cut)).isEqualTo(numbers.subList(0, cut));
            assertThat(printed.subList(cut + 1, maxRows + 1)).isEqualTo(numbers.subList(rows - maxRows + cut, rows));
            assertThat(cut * 2 - maxRows).isBetween(0, 1);
        }
    }

    private static TextTable print(List<Line> lines) {
        List<Header> headers = List.of(Header.text(""), Header.number(""), Header.text("|"));
        return TextTable.of(
                headers,
                lines.stream()
                        .map(line -> List.of(line.text.text, line.number.text, "|"))
                        .toList());
    }

    private static String escapedByHand(String text) {
        return text.replace("\u001b", "\\u001b").replace("\u202e", "\\u202e").replace("\n", "\\u000a");
    }

    private static boolean disturbs(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || (codePoint >= 0x2028 && codePoint <= 0x2029)
                || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
    }
}

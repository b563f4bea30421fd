package dev.kpi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {

    /** Odd characters, more often than chance has them, among letters of one and two columns. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.of(
                "\u001b",
                "\n",
                "\u0000",
                "\u009b",
                "\u202e",
                "\u2028",
                "\u200d",
                "\u200c",
                "\u0301",
                "\u20dd",
                "\ud800",
                "\udc00",
                "\ufeff",
                "\udb40\udc41",
                "\\u001b",
                "\\u",
                "...",
                "'");
        Arbitrary<String> usual = Arbitraries.of("a", "\u6771", "\ud83d\ude00", "e\u0301", " ");
        Arbitrary<String> any = Arbitraries.strings().ofLength(1);
        return Arbitraries.oneOf(odd, usual, any).list().ofMaxSize(150).map(list -> String.join("", list));
    }

    @Property
    void nothingThatDisturbsIsLeft(@ForAll("texts") String text, @ForAll @IntRange(min = 7, max = 80) int columns) {
        assertThat(DisplayText.inMessage(text)).matches("[ [^\\p{C}\\p{Z}]]*");
        assertThat(List.of(
                        DisplayText.inMessage(text, columns),
                        DisplayText.inTable(text),
                        DisplayText.inTable(text, columns)))
                .allMatch(safe -> safe.codePoints().noneMatch(DisplayTextTest::disturbs));
    }

    @Property
    void whatIsCutIsAsLongAsAllowed(@ForAll("texts") String text, @ForAll @IntRange(min = 7, max = 80) int columns) {
        for (String cut : List.of(DisplayText.inMessage(text, columns), DisplayText.inTable(text, columns))) {
            assertThat(DisplayText.width(cut)).isLessThanOrEqualTo(columns);
            assertThat(cut.length()).isLessThanOrEqualTo(10 * columns); // marks take no columns, but there are not many
        }
        assertThat(DisplayText.inMessage(text)).isEqualTo(DisplayText.inMessage(text, 60));
    }

    @Property
    void safeTextStaysAsItIs(@ForAll("texts") String text, @ForAll @IntRange(min = 7, max = 80) int columns) {
        String message = DisplayText.inMessage(text, columns);
        String whole = DisplayText.inTable(text);
        String cell = DisplayText.inTable(text, columns);

        assertThat(DisplayText.inMessage(message, columns)).isEqualTo(message);
        assertThat(DisplayText.inTable(message)).isEqualTo(message);
        assertThat(DisplayText.inTable(whole)).isEqualTo(whole);
        assertThat(DisplayText.inTable(cell, columns)).isEqualTo(cell);
    }

    @Property
    void theMiddleOfALongTextDoesNotMatter(
            @ForAll("texts") String begin, @ForAll("texts") String middle, @ForAll("texts") String end) {
        String letters = "a".repeat(60);
        String text = begin + letters + middle.repeat(20) + letters + end;

        assertThat(DisplayText.inMessage(text, 40))
                .isEqualTo(DisplayText.inMessage(begin + letters + letters + end, 40));
    }

    @Property
    void plainTextIsNotTouched(@ForAll("plain") String text) {
        assertThat(DisplayText.inMessage(text, 60)).isEqualTo(text);
        assertThat(DisplayText.inTable(text)).isEqualTo(text);
        assertThat(DisplayText.width(text)).isEqualTo(text.length());
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00c0', '\u00ff')
                .ofMaxLength(60);
    }

    @ParameterizedTest
    @CsvSource({
        "001b, \\u001b", "000a, \\u000a", "000d, \\u000d", "0009, \\u0009", "0000, \\u0000", "007f, \\u007f",
        "009b, \\u009b", "00ad, \\u00ad", "200b, \\u200b", "200f, \\u200f", "202e, \\u202e", "2028, \\u2028",
        "2029, \\u2029", "2066, \\u2066", "feff, \\ufeff", "d800, \\ud800", "dfff, \\udfff", "e0041, \\udb40\\udc41"
    })
    void whatCouldDisturbIsShownAsAnEscape(String codePoint, String escape) {
        String hostile = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

        assertThat(DisplayText.inMessage(hostile)).isEqualTo("a" + escape + "b");
        assertThat(DisplayText.inTable(hostile)).isEqualTo("a" + escape + "b");
    }

    @Test
    void joinersAreSeenInAMessageAndJoinInATable() {
        String family = "\ud83d\udc68\u200d\ud83d\udc67";

        assertThat(DisplayText.inMessage(family)).isEqualTo("\ud83d\udc68\\u200d\ud83d\udc67");
        assertThat(DisplayText.inTable(family)).isEqualTo(family);
        assertThat(DisplayText.inMessage("12\u200c50")).isEqualTo("12\\u200c50");
        assertThat(DisplayText.inTable("12\u200c50", 10)).isEqualTo("12\u200c50");
    }

    @Test
    void charactersThatNoFontHasAreSeenInAMessage() {
        assertThat(DisplayText.inMessage("a\ue000\u0378\uffffb")).isEqualTo("a\\ue000\\u0378\\uffffb");
        assertThat(DisplayText.inTable("a\ue000\u0378b")).isEqualTo("a\ue000\u0378b");
    }

    @ParameterizedTest
    @CsvSource({
        "00a0, \\u00a0", "2003, \\u2003", "202f, \\u202f", "3000, \\u3000", "034f, \\u034f", "115f, \\u115f",
        "1160, \\u1160", "17b4, \\u17b4", "180b, \\u180b", "2800, \\u2800", "3164, \\u3164", "fe00, \\ufe00",
        "fe0f, \\ufe0f", "ffa0, \\uffa0", "e0100, \\udb40\\udd00", "e01ef, \\udb40\\uddef"
    })
    void blankCharactersAreSeenInAMessageAndStayInATable(String codePoint, String escape) {
        String blank = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

        assertThat(DisplayText.inMessage(blank)).isEqualTo("a" + escape + "b");
        assertThat(DisplayText.inTable(blank)).isEqualTo(blank);
    }

    @Test
    void marksAreKeptWithTheirLetterAndNotPiledHigh() {
        assertThat(DisplayText.inMessage("e" + "\u0301".repeat(6)))
                .isEqualTo("e\u0301\u0301\u0301\u0301\\u0301\\u0301");
        assertThat(DisplayText.inMessage("\u0301e")).isEqualTo("\\u0301e");
        assertThat(DisplayText.inTable("e\u0301".repeat(30), 8)).isEqualTo("e\u0301e\u0301e\u0301...e\u0301e\u0301");
    }

    @Test
    void aPairOfSurrogatesIsOneCharacterAndHalfOfOneIsAnEscape() {
        assertThat(DisplayText.inMessage("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
        assertThat(DisplayText.inMessage("\ud83d")).isEqualTo("\\ud83d");
        assertThat(DisplayText.inMessage("\ude00\ud83d")).isEqualTo("\\ude00\\ud83d");
        // the limit at which the middle is left out lies within a pair
        assertThat(DisplayText.inMessage("a" + "\ud83d\ude00".repeat(10_000)))
                .isEqualTo("a" + "\ud83d\ude00".repeat(14) + "..." + "\ud83d\ude00".repeat(14));
    }

    @Test
    void aMessageTakesSixtyColumnsUnlessToldOtherwise() {
        String long120 = "a".repeat(60) + "b".repeat(60);

        assertThat(DisplayText.inMessage("a".repeat(60))).isEqualTo("a".repeat(60));
        assertThat(DisplayText.inMessage(long120)).isEqualTo("a".repeat(29) + "..." + "b".repeat(28));
        assertThat(DisplayText.inMessage(long120, 120)).isEqualTo(long120);
        assertThat(DisplayText.inTable(long120)).isEqualTo(long120);
        assertThat(DisplayText.inMessage("\u6771".repeat(40)))
                .isEqualTo("\u6771".repeat(14) + "..." + "\u6771".repeat(14));
        // an escape is not cut in two
        assertThat(DisplayText.inMessage("\n".repeat(5), 16)).isEqualTo("\\u000a...\\u000a");
        assertThat(DisplayText.inMessage("")).isEmpty();
    }

    @Test
    void tooFewColumnsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DisplayText.inMessage("a", 6))
                .withMessage("columns (6) must be at least 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DisplayText.inTable("a", 6))
                .withMessage("columns (6) must be at least 7");
    }

    private static boolean disturbs(int codePoint) {
        boolean joiner = codePoint == 0x200C || codePoint == 0x200D;
        return Character.isISOControl(codePoint)
                || (Character.getType(codePoint) == Character.FORMAT && !joiner)
                || (codePoint >= 0x2028 && codePoint <= 0x202E)
                || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
    }
}

package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    /** Texts of all that strings may hold, halves of characters among them. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> letters = Arbitraries.of(
                'a', '?', '\u00e9', '\u6f22', '\ud7ff', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000', '\ufffd',
                '\uffff');
        return letters.list().ofMaxSize(12).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::append);
            return text.toString();
        });
    }

    @Property
    void everyStringComesBackAsItWas(@ForAll("texts") String text) {
        byte[] bytes = Utf8.bytes(text);
        assertThat(Utf8.text(bytes, 0, bytes.length)).isEqualTo(text);
    }

    @Property
    void stringsWithoutHalvesAreWrittenAsUtf8Is(@ForAll("texts") String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(Utf8.bytes(whole)).isEqualTo(whole.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 5000)
    void bytesCompareAsStringsDo(@ForAll("texts") String left, @ForAll("texts") String right) {
        byte[] l = Utf8.bytes(left);
        byte[] r = Utf8.bytes(right);
        assertThat(Integer.signum(Utf8.compare(l, 0, l.length, r, 0, r.length)))
                .isEqualTo(Integer.signum(left.compareTo(right)));
    }

    @Property
    void roomBehindATextMakesNoDifference(@ForAll("texts") String text, @ForAll byte filling) {
        byte[] bytes = Utf8.bytes(text);
        byte[] roomy = Arrays.copyOf(bytes, bytes.length + Utf8.SPARE);
        Arrays.fill(roomy, bytes.length, roomy.length, filling);
        assertThat(Utf8.hash(roomy, 0, bytes.length)).isEqualTo(Utf8.hash(bytes, 0, bytes.length));
        assertThat(Utf8.same(roomy, 0, bytes, 0, bytes.length)).isTrue();
        assertThat(Utf8.isAscii(roomy, 0, bytes.length)).isEqualTo(Utf8.isAscii(bytes, 0, bytes.length));
    }

    @Test
    void bytesThatAreNoTextComeOutAsReplacements() {
        byte[] bytes = {'a', (byte) 0xC3, (byte) 0xED, (byte) 0xA0, 'b'};
        assertThat(Utf8.text(bytes, 0, bytes.length)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        TextDictionary dictionary = new TextDictionary();
        int code = dictionary.code(bytes, 0, bytes.length);
        assertThat(dictionary.code(bytes, 0, bytes.length)).isEqualTo(code);
        assertThat(dictionary.code(dictionary.text(code))).isEqualTo(code);
        assertThat(dictionary.size()).isEqualTo(1);
    }

    @Property
    void textsThatDifferInABitAreNotTheSame(
            @ForAll @Size(min = 1, max = 40) byte[] text, @ForAll @IntRange(max = 319) int bit, @ForAll boolean roomy) {
        byte[] other = Arrays.copyOf(text, text.length + (roomy ? Utf8.SPARE : 0));
        assertThat(Utf8.same(other, 0, text, 0, text.length)).isTrue();
        other[bit / 8 % text.length] ^= (byte) (1 << bit % 8);
        assertThat(Utf8.same(other, 0, text, 0, text.length)).isFalse();
    }

    @Property
    void textsOfOneLengthThatDifferInABitAreToldByTheirHashesIfShort(
            @ForAll @Size(min = 1, max = 8) byte[] text, @ForAll @IntRange(max = 63) int bit) {
        byte[] other = text.clone();
        other[bit / 8 % text.length] ^= (byte) (1 << bit % 8);
        assertThat(Utf8.hash(other, 0, other.length)).isNotEqualTo(Utf8.hash(text, 0, text.length));
    }

    /** Ids that count up differ in their last letters alone, which are the upper bytes of a word. */
    @ParameterizedTest
    @ValueSource(strings = {"A%07d", "%06d", "order %09d", "ORD-%d"})
    void hashesOfIdsThatCountUpSpread(String pattern) {
        int ids = 1 << 16;
        long middleBits = 0xFFFFL << 32;
        Set<Long> places = new HashSet<>();
        for (int id = 0; id < ids; id++) {
            byte[] text = Utf8.bytes(String.format(Locale.ROOT, pattern, 1_000_000 + id));
            places.add(Utf8.hash(text, 0, text.length) & middleBits);
        }

        // balls thrown into as many boxes at random leave 1 / e of them empty
        assertThat(places.size() / (double) ids).isCloseTo(1 - 1 / Math.E, within(0.02));
    }

    @Property
    void aCopiedTextIsTheSameWhateverLiesBehindIt(
            @ForAll @Size(max = 50) byte[] text, @ForAll @IntRange(max = 12) int behind) {
        byte[] from = new byte[2 + text.length + behind];
        Arrays.fill(from, (byte) '>');
        System.arraycopy(text, 0, from, 2, text.length);
        byte[] to = new byte[3 + text.length + Utf8.SPARE];
        Arrays.fill(to, 0, 3, (byte) '<');

        Utf8.copy(from, 2, text.length, to, 3);

        assertThat(Arrays.copyOfRange(to, 3, 3 + text.length)).isEqualTo(text);
        assertThat(Arrays.copyOf(to, 3)).containsOnly('<');
    }
}

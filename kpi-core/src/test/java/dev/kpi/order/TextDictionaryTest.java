package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TextDictionaryTest {

    private static final long SPREAD = 0x9E3779B97F4A7C15L; // of Utf8's hash
    private static final long FIRST_WORD = 0x3031323334353637L; // digits

    private static int codeOfSlice(TextDictionary dictionary, String text) {
        byte[] bytes = Utf8.bytes(text);
        byte[] buffer =
                new byte[bytes.length + 3 + text.length() % 10]; // at times with words of room behind, at times not
        System.arraycopy(bytes, 0, buffer, 2, bytes.length);
        buffer[bytes.length + 2] = '>';
        return dictionary.code(buffer, 2, bytes.length);
    }

    private static boolean matches(TextDictionary dictionary, int code, String text) {
        byte[] bytes = Utf8.bytes(text);
        return dictionary.matches(code, bytes, 0, bytes.length);
    }

    private static byte[] written(TextDictionary dictionary, int code) {
        ByteOutput out = new ByteOutput();
        dictionary.write(code, out);
        return out.toBytes();
    }

    private static byte[] written(String text) {
        ByteOutput out = new ByteOutput();
        out.text(text);
        return out.toBytes();
    }

    @Property
    void equalTextsHaveOneCodeHoweverTheyCome(@ForAll List<@Size(max = 8) String> texts) {
        TextDictionary dictionary = new TextDictionary();
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            int code = i % 2 == 0 ? dictionary.code(text) : codeOfSlice(dictionary, text);
            int expected = codes.computeIfAbsent(text, t -> codes.size());
            assertThat(code).isEqualTo(expected);
        }

        assertThat(dictionary.size()).isEqualTo(codes.size());
        codes.forEach((text, code) -> {
            assertThat(dictionary.text(code)).isEqualTo(text);
            assertThat(dictionary.find(text)).isEqualTo(code);
            assertThat(matches(dictionary, code, text)).isTrue();
            assertThat(matches(dictionary, code, text + "x")).isFalse();
        });
        assertThat(dictionary.find("a text of another kind")).isEqualTo(-1);
    }

    @Property
    void textsCompareAsStringsDo(@ForAll @Size(max = 6) String left, @ForAll @Size(max = 6) String right) {
        TextDictionary dictionary = new TextDictionary();
        int a = dictionary.code(left);
        int b = dictionary.code(right);

        assertThat(Integer.signum(dictionary.compare(a, b))).isEqualTo(Integer.signum(left.compareTo(right)));
    }

    @Property
    void addingAnotherDictionaryTellsItsCodesHere(
            @ForAll @Size(max = 40) List<@Size(max = 3) String> mine,
            @ForAll @Size(max = 40) List<@Size(max = 3) String> theirs) {
        TextDictionary dictionary = new TextDictionary();
        mine.forEach(dictionary::code);
        TextDictionary other = new TextDictionary();
        theirs.forEach(other::code);

        int[] codes = dictionary.addAll(other);
        dictionary.trim();

        assertThat(codes).hasSize(other.size());
        for (int code = 0; code < other.size(); code++) {
            assertThat(dictionary.text(codes[code])).isEqualTo(other.text(code));
        }
        mine.forEach(text -> assertThat(dictionary.text(dictionary.find(text))).isEqualTo(text));
    }

    @Test
    void itGrowsToManyTextsAndStaysRight() {
        TextDictionary dictionary = new TextDictionary();
        List<String> texts =
                IntStream.range(0, 200_000).mapToObj(i -> "id-" + i * 7).toList();
        for (int i = 0; i < texts.size(); i++) {
            int code = i % 3 == 0 ? codeOfSlice(dictionary, texts.get(i)) : dictionary.code(texts.get(i));
            assertThat(code).isEqualTo(i);
        }
        dictionary.trim();

        List<String> held = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            held.add(dictionary.text(i));
        }
        assertThat(held).isEqualTo(texts);
        assertThat(dictionary.find("id-1399993")).isEqualTo(199_999);
        assertThat(dictionary.bytesHeld()).isPositive();
    }

    @Test
    void aContinuedDictionaryHasTheOldCodesAndLeavesTheOldOneAsItWas() {
        TextDictionary small = new TextDictionary();
        small.code("a");
        TextDictionary large = new TextDictionary();
        for (int i = 0; i < 50_000; i++) {
            large.code("id-" + i);
        }
        large.trim();
        for (TextDictionary before : List.of(small, large)) {
            int known = before.size();
            TextDictionary grown = before;
            for (int i = 0; i < 25_000; i++) {
                if (i % 1_000 == 0) {
                    grown = grown.continued(); // at times onto a copy, at times onto a shared one
                }
                assertThat(i % 2 == 0 ? grown.code("new-" + i) : codeOfSlice(grown, "new-" + i))
                        .isEqualTo(known + i);
                assertThat(grown.find("new-" + i)).isEqualTo(known + i);
            }
            assertThat(before.size()).isEqualTo(known);
            assertThat(before.find("new-7")).isEqualTo(-1);
            assertThat(grown.size()).isEqualTo(known + 25_000);
            for (int code = 0; code < known; code++) {
                assertThat(grown.text(code)).isEqualTo(before.text(code));
                assertThat(grown.code(before.text(code))).isEqualTo(code);
                assertThat(grown.find(before, code)).isEqualTo(code);
            }
            assertThat(grown.compare(0, known + 1)).isEqualTo(before.compare(0, grown, known + 1));
            assertThat(grown.compare(0, known + 1)).isNegative();
            assertThat(matches(grown, known + 1, "new-1")).isTrue();
            assertThat(matches(grown, 0, "new-1")).isFalse();
            for (int code : new int[] {0, known - 1, known, known + 24_999}) {
                assertThat(written(grown, code)).isEqualTo(written(grown.text(code)));
            }
            TextDictionary flat = new TextDictionary();
            assertThat(flat.addAll(grown)).hasSize(grown.size());
            assertThat(flat.text(known + 24_999)).isEqualTo("new-24999");
        }
    }

    @Test
    void textsWithTheSameHashAreTwoTexts() {
        TextDictionary dictionary = new TextDictionary();

        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(dictionary.code("Aa")).isZero();
        assertThat(dictionary.code("BB")).isEqualTo(1);
        assertThat(codeOfSlice(dictionary, "AaBB")).isEqualTo(2);
        assertThat(codeOfSlice(dictionary, "BBAa")).isEqualTo(3);
        assertThat(dictionary.find("AaAa")).isEqualTo(-1);
        assertThat(dictionary.code("")).isEqualTo(4);
        assertThat(dictionary.text(4)).isEmpty();
    }

    @Test
    void textsMadeToShareAPlaceAreToldApartQuicklyNevertheless() {
        for (boolean isLong : new boolean[] {false, true}) {
            List<String> texts = sharingAPlace(150_000, isLong);
            TextDictionary some = new TextDictionary();
            TextDictionary all = assertTimeout(Duration.ofSeconds(10), () -> {
                texts.subList(0, 100_000).forEach(some::code);
                some.trim();
                TextDictionary continued = some.continued();
                texts.forEach(continued::code);
                TextDictionary united = new TextDictionary();
                united.addAll(continued);
                united.reserve(500_000);
                return united.continued();
            });

            assertThat(some.size()).isEqualTo(100_000);
            assertThat(all.size()).isEqualTo(texts.size());
            for (int code = 0; code < texts.size(); code++) {
                assertThat(all.find(texts.get(code))).isEqualTo(code);
                assertThat(some.find(texts.get(code))).isEqualTo(code < 100_000 ? code : -1);
                assertThat(all.text(code)).isEqualTo(texts.get(code));
            }
        }
    }

    /** Distinct texts of eight bytes, or of sixteen, whose hashes are zero in the bits that tell a place. */
    private static List<String> sharingAPlace(int count, boolean isLong) {
        long inverse = SPREAD;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - SPREAD * inverse; // doubles the bits that are right
        }
        List<String> texts = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        int length = isLong ? 16 : 8;
        for (long i = 0; texts.size() < count; i++) {
            long hash = i << 52 | i >>> 12; // of which bits 32 to 51 tell the place
            long product = hash * inverse;
            long word = (product ^ product >>> 32) * inverse ^ before(i, length);
            bytes.clear();
            if (isLong) {
                bytes.putLong(FIRST_WORD + i % 10);
            }
            bytes.putLong(word);
            if (isPlain(word)) {
                texts.add(new String(bytes.array(), 0, length, StandardCharsets.US_ASCII));
            }
        }
        return texts;
    }

    /** What the last word of a text is mixed into. */
    private static long before(long i, int length) {
        long hash = length * SPREAD;
        if (length == 8) {
            return hash;
        }
        long product = (hash ^ FIRST_WORD + i % 10) * SPREAD;
        return (product ^ product >>> 32) * SPREAD;
    }

    private static boolean isPlain(long word) {
        for (int shift = 0; shift < 64; shift += 8) {
            if ((byte) (word >>> shift) <= 0) {
                return false;
            }
        }
        return true;
    }
}

package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class TextCoderTest {

    private static final int LEFT_AS_IT_WAS = -7;
    private static final int MANY = 20_000; // in such a dictionary, texts are looked for together

    @Provide
    Arbitrary<List<@Nullable String>> columns() {
        return Arbitraries.of(
                        "a", "b", "Aa", "BB", "A-10000001", "A-10000002", "caf\u00e9", "", " ", "\u3000", "(unknown)")
                .injectNull(0.1)
                .list()
                .ofMaxSize(40);
    }

    private static TextDictionary dictionary(boolean large) {
        TextDictionary texts = new TextDictionary();
        for (int i = 0; large && i < MANY; i++) {
            texts.code("id-" + i);
        }
        return texts;
    }

    private static int[] together(TextCoder coder, List<@Nullable String> column) {
        @Nullable String[] values = column.toArray(new @Nullable String[0]);
        int[] hashes =
                column.stream().mapToInt(v -> v == null ? 0 : v.hashCode()).toArray();
        int[] codes = new int[values.length + 1];
        Arrays.fill(codes, LEFT_AS_IT_WAS);
        coder.codes(values, hashes, values.length, codes, 1);
        return Arrays.copyOfRange(codes, 1, codes.length);
    }

    private static int[] oneByOne(TextCoder coder, List<@Nullable String> column) {
        return column.stream()
                .mapToInt(v -> v == null ? LEFT_AS_IT_WAS : coder.code(v, v.hashCode()))
                .toArray();
    }

    private static int[] asBytes(TextCoder coder, List<@Nullable String> column) {
        return column.stream()
                .mapToInt(v -> {
                    byte[] bytes = v == null ? new byte[0] : Utf8.bytes(v);
                    return v == null ? LEFT_AS_IT_WAS : coder.code(bytes, 0, bytes.length);
                })
                .toArray();
    }

    @Property
    void textsHaveTheirCodesHoweverTheyCome(
            @ForAll("columns") List<@Nullable String> column,
            @ForAll("columns") List<@Nullable String> later,
            @ForAll boolean large) {
        List<int[]> codes = new ArrayList<>();
        for (int way = 0; way < 3; way++) {
            TextCoder coder = new TextCoder(dictionary(large), new TextCoder.Desk());
            for (List<@Nullable String> each : List.of(column, later)) {
                codes.add(way == 0 ? together(coder, each) : way == 1 ? oneByOne(coder, each) : asBytes(coder, each));
            }
        }

        assertThat(codes.get(0)).isEqualTo(codes.get(2)).isEqualTo(codes.get(4));
        assertThat(codes.get(1)).isEqualTo(codes.get(3)).isEqualTo(codes.get(5));
        for (int i = 0; i < column.size(); i++) {
            String value = column.get(i);
            boolean isUnknown = value != null && (value.isBlank() || value.equals("(unknown)"));
            assertThat(codes.get(0)[i] == Staging.UNKNOWN).isEqualTo(isUnknown);
        }
    }
}

package dev.kpi.examples.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecordFieldsTest {

    /** What was read up to the end or to the first record that cannot be read: each record with its line, then whether so. */
    private record Outcome(List<String> records, boolean complains) {}

    private static Outcome ours(String text, char separator) throws IOException {
        List<String> records = new ArrayList<>();
        RecordChunks chunks = new RecordChunks(new ByteArrayInputStream(text.getBytes(UTF_8)), separator);
        RecordChunks.Chunk chunk = new RecordChunks.Chunk();
        while (chunks.next(chunk, 1)) {
            RecordFields fields = new RecordFields(chunk, separator);
            while (fields.next()) {
                records.add(fields.line() + ": " + fields.texts());
                boolean isAscii = String.join("", fields.texts()).chars().allMatch(c -> c < 128);
                assertThat(fields.isAscii()).isEqualTo(isAscii);
            }
            if (fields.complaint() != null) {
                return new Outcome(records, true);
            }
        }
        return new Outcome(records, false);
    }

    private static Outcome fastCsv(String text, char separator) throws IOException {
        List<String> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord read : reader) {
                records.add(read.getStartingLineNumber() + ": " + read.getFields());
            }
            return new Outcome(records, false);
        } catch (CsvParseException e) {
            return new Outcome(records, true);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "bcdefgh",
                "ijklmnopqrstuvwxyz",
                "\"",
                "\"\"",
                ";",
                ";",
                "\n",
                "\r",
                "\r\n",
                " ",
                "\u00e9",
                "\u6f22",
                "\ud83d\ude00",
                "\n\"",
                ";\"",
                "\";",
                "\"\n",
                "\0");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Property(tries = 5000)
    void recordsAreThoseThatFastCsvReads(@ForAll("texts") String text) throws IOException {
        assertThat(ours(text, ';')).isEqualTo(fastCsv(text, ';'));
    }

    @Test
    void fieldsOfEveryLengthAndPlaceAreWhole() throws IOException {
        for (int length = 0; length < 40; length++) {
            String field = "x".repeat(length);
            assertThat(ours(field + "," + field + "\n" + field, ',').records())
                    .containsExactlyElementsOf(
                            fastCsv(field + "," + field + "\n" + field, ',').records());
        }
    }

    /** Records up to one that cannot be read, fields without blanks around them, plain ones taken as such. */
    private record Plain(List<String> records, int plain) {
        static Plain of(String text, int columns) throws IOException {
            List<String> records = new ArrayList<>();
            int plain = 0;
            RecordChunks chunks = new RecordChunks(new ByteArrayInputStream(text.getBytes(UTF_8)), ';');
            RecordChunks.Chunk chunk = new RecordChunks.Chunk();
            boolean isReadable = true;
            while (isReadable && chunks.next(chunk, 1)) {
                RecordFields fields = new RecordFields(chunk, ';');
                int[][] from = new int[columns][2];
                int[][] to = new int[columns][2];
                while (true) {
                    List<String> texts = new ArrayList<>();
                    if (columns > 1 && fields.nextPlain(columns, from, to, 1)) {
                        plain++;
                        for (int column = 0; column < columns; column++) {
                            int length = to[column][1] - from[column][1];
                            texts.add(new String(fields.bytes(), from[column][1], length, UTF_8));
                        }
                    } else if (fields.next()) {
                        fields.texts().forEach(field -> texts.add(field.strip()));
                    } else {
                        break;
                    }
                    assertThat(fields.isAscii()
                                    && String.join("", texts).chars().anyMatch(c -> c >= 128))
                            .isFalse();
                    records.add(fields.line() + ": " + texts);
                }
                isReadable = fields.complaint() == null;
            }
            return new Plain(records, plain);
        }
    }

    @Property
    void plainRecordsAreReadAsOthersAre(@ForAll("texts") String text, @ForAll @IntRange(min = 2, max = 4) int columns)
            throws IOException {
        assertThat(Plain.of(text, columns).records())
                .isEqualTo(Plain.of(text, 1).records());
    }

    @Test
    void recordsAreNotPlainThatNeedALookAtTheirFields() throws IOException {
        assertThat(Plain.of("a;b\nc d;e \r\n;\r'f';\u00e9\u00e9g", 2).plain()).isEqualTo(3);
        for (String odd : List.of("a", "a;b;c", "\"a\";b", "a;\"b\"", " a;b", "a; b", "", "\u00e9;b", "a;!")) {
            assertThat(Plain.of(odd + "\n", 2).plain()).as(odd).isZero();
        }
    }

    @Test
    void recordsMayHaveAnyNumberOfFields() throws IOException {
        String text = "x,".repeat(1000);
        assertThat(ours(text, ',')).isEqualTo(fastCsv(text, ','));
    }
}

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

    @Test
    void recordsMayHaveAnyNumberOfFields() throws IOException {
        String text = "x,".repeat(1000);
        assertThat(ours(text, ',')).isEqualTo(fastCsv(text, ','));
    }
}

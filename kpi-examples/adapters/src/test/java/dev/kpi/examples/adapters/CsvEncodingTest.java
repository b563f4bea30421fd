package dev.kpi.examples.adapters;

import static dev.kpi.examples.adapters.Csv.ORDERS;
import static dev.kpi.examples.adapters.Csv.places;
import static dev.kpi.examples.adapters.Csv.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.metric.Dimensions;
import dev.kpi.order.Orders;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvEncodingTest {

    private static final String HEADER = "order,time,quantity,unit_price,country\n";

    private static List<String> countries(Orders orders) {
        return orders.by(Dimensions.country()).orderCount().keys();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static byte[] packed(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            try (GZIPOutputStream zip = new GZIPOutputStream(all)) {
                zip.write(part);
            }
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32",
                "ISO-8859-1",
                "ISO-8859-15",
                "windows-1252",
                "IBM850",
                "GB18030",
                "IBM1047"
            })
    void everyEncodingIsReadInPartsOfAnySize(String name) {
        Charset charset = Charset.forName(name);
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            text.append("A-").append(i).append(",2011-01-02,1,1,\"Öster\n\"\"reich\" \n".replace("\" \n", "\"\n"));
        }
        for (int size : new int[] {0, 1, 7, 100}) {
            Orders orders = read(ORDERS.withCharset(charset), text.toString().getBytes(charset), size);
            assertThat(countries(orders)).containsExactly("Öster\n\"reich");
            assertThat(orders.orderCount().longValue()).isEqualTo(50);
        }
    }

    @Test
    void charactersBeyondTheFirstPlaneSurviveTheirSplitting() {
        String country = "😀".repeat(20_000) + "x" + "€".repeat(20_000) + "😀";
        String text = HEADER + "A-1,2011-01-02,1,1," + country + "\n";
        assertThat(countries(read(ORDERS, text))).containsExactly(country);
        assertThat(countries(read(ORDERS.withCharset(UTF_16LE), text.getBytes(UTF_16LE), 0)))
                .containsExactly(country);
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        String text = HEADER + "A-1,2011-01-02,1,1,Österreich\n";
        byte[] mark8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] markLittle = {(byte) 0xFF, (byte) 0xFE};
        byte[] markBig = {(byte) 0xFE, (byte) 0xFF};
        assertThat(countries(read(ORDERS, joined(mark8, text.getBytes(UTF_8)), 0)))
                .containsExactly("Österreich");
        for (Charset charset : List.of(UTF_16, UTF_16LE)) {
            assertThat(countries(read(ORDERS.withCharset(charset), joined(markLittle, text.getBytes(UTF_16LE)), 0)))
                    .containsExactly("Österreich");
        }
        assertThat(countries(read(ORDERS.withCharset(UTF_16), joined(markBig, text.getBytes(UTF_16BE)), 0)))
                .containsExactly("Österreich");
    }

    @Test
    void aByteOrderMarkOfAnotherEncodingIsRefused() throws IOException {
        byte[] bytes = joined(new byte[] {(byte) 0xFF, (byte) 0xFE}, HEADER.getBytes(UTF_16LE));
        assertThatThrownBy(() -> read(ORDERS, bytes, 0))
                .isInstanceOf(CsvException.class)
                .hasMessage(
                        "orders.csv: starts with the byte order mark of UTF-16LE but is to be read as UTF-8; choose the"
                                + " encoding with CsvFormat.withCharset");
    }

    @Test
    void anEncodingOfTwoBytesWithoutAMarkIsHintedAt() {
        assertThatThrownBy(() -> read(ORDERS, HEADER.getBytes(UTF_16LE), 0))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("; this looks like UTF-16: choose it with CsvFormat.withCharset; ");
    }

    @Test
    void bytesThatAreNoTextInTheEncodingStopTheLoad() {
        byte[] latin = (HEADER + "A-1,2011-01-02,1,1,Austria\nA-2,2011-01-02,1,1,Österreich\n").getBytes(ISO_8859_1);
        assertThat(countries(read(ORDERS.withCharset(ISO_8859_1), latin, 0))).containsExactly("Austria", "Österreich");
        assertThatThrownBy(() -> read(ORDERS, latin, 0))
                .isInstanceOfSatisfying(
                        CsvException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ENCODING))
                .hasMessage("orders.csv, line 3, country '\uFFFDsterreich': the bytes are not text in UTF-8; choose the"
                        + " encoding with CsvFormat.withCharset (encoding); correct the line, or choose KEEP or DROP for"
                        + " this reason");
        assertThatThrownBy(() -> read(ORDERS.withCharset(US_ASCII), latin, 0))
                .hasMessageStartingWith(
                        "orders.csv, line 3, country '\uFFFDsterreich': the bytes are not text in US-ASCII;");
        assertThatThrownBy(() -> read(
                        ORDERS.withCharset(UTF_16LE),
                        joined(HEADER.getBytes(UTF_16LE), "A-1,2011-01-02,1,1,x".getBytes(UTF_16LE), new byte[] {
                            0, (byte) 0xDC
                        }),
                        0))
                .hasMessageStartingWith("orders.csv, line 2, country 'x\uFFFD': the bytes are not text in UTF-16LE;");
    }

    @Test
    void garbledTextCanBeKeptOrDropped() {
        byte[] latin = (HEADER + "A-1,2011-01-02,1,1,Austria\nÄ-2,2011-01-02,1,1,Österreich\n").getBytes(ISO_8859_1);
        QualityPolicy policy = QualityPolicy.withDefaults();
        Orders kept = read(ORDERS.withPolicy(policy.with(Reason.ENCODING, Policy.KEEP)), latin, 0);
        assertThat(countries(kept)).containsExactly("Austria", "\uFFFDsterreich");
        assertThat(places(kept, Reason.ENCODING)).containsExactly("line 3, order '\uFFFD-2'");
        Orders dropped = read(ORDERS.withPolicy(policy.with(Reason.ENCODING, Policy.DROP)), latin, 0);
        assertThat(countries(dropped)).containsExactly("Austria");
        assertThat(dropped.quality().rejected()).isEqualTo(1);
    }

    @Test
    void garbledTextInAColumnThatIsNotUsedDoesNoHarm() {
        byte[] latin = "order,time,quantity,unit_price,Länge\nA-1,2011-01-02,1,1,ä\n".getBytes(ISO_8859_1);
        assertThat(read(ORDERS, latin, 0).quality().accepted()).isEqualTo(1);
    }

    @Test
    void packedFilesAreUnpackedWhateverTheirName(@TempDir Path directory) throws IOException {
        byte[] header = HEADER.getBytes(UTF_8);
        byte[] line = "A-1,2011-01-02,1,1,Österreich\n".getBytes(UTF_8);
        Path file = Files.write(directory.resolve("orders.csv"), packed(header, line));
        assertThat(countries(CsvOrders.read(file, ORDERS))).containsExactly("Österreich");
        byte[] wide = packed((HEADER + "A-1,2011-01-02,1,1,Österreich\n").getBytes(UTF_16));
        assertThat(countries(read(ORDERS.withCharset(UTF_16), wide, 8))).containsExactly("Österreich");
    }

    @Test
    void aPackedFileThatIsCutOffFails() throws IOException {
        byte[] whole = packed((HEADER + "A-1,2011-01-02,1,1,Österreich\n".repeat(100_000)).getBytes(UTF_8));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> CsvOrders.read(new ByteArrayInputStream(cut), "orders.csv.gz", ORDERS))
                .isInstanceOf(IOException.class)
                .hasMessage("orders.csv.gz: the packed file ends too soon, at byte " + cut.length
                        + " and within what begins at byte 0; fetch or pack it anew");
    }

    @Test
    void aFurtherPackedPartIsReadOrRefusedButNeverLeftOut() throws IOException {
        byte[] first = packed((HEADER + "A-1,2011-01-02,1,1,Austria\n").getBytes(UTF_8));
        byte[] second = packed("A-2,2011-01-02,1,1,Belgium\n".getBytes(UTF_8));
        assertThat(countries(read(ORDERS, joined(first, second), 0))).containsExactly("Austria", "Belgium");
        for (int size : new int[] {5, 10}) {
            assertThatThrownBy(() -> unpack(joined(first, Arrays.copyOf(second, size))))
                    .hasMessage("orders.csv.gz: the packed file ends too soon, at byte " + (first.length + size)
                            + " and within what begins at byte " + first.length + "; fetch or pack it anew");
        }
        assertThatThrownBy(() -> unpack(joined(first, "A-2,2011-01-02,1,1,Belgium\n".getBytes(UTF_8))))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "orders.csv.gz: what begins at byte " + first.length + " of the packed file is neither packed"
                                + " with gzip nor padding with zeros; cut it off, or pack the file anew");
    }

    private static Orders unpack(byte[] bytes) throws IOException {
        return CsvOrders.read(new ByteArrayInputStream(bytes), "orders.csv.gz", ORDERS);
    }

    @Test
    void aPipeNeedNotTellWhatIsThere() throws IOException {
        byte[] whole = packed((HEADER + "A-1,2011-01-02,1,1,Austria\n").getBytes(UTF_8));
        InputStream pipe = new ByteArrayInputStream(whole) {
            @Override
            public int available() {
                throw new UncheckedIOException(new IOException("Illegal seek"));
            }
        };
        assertThat(countries(CsvOrders.read(pipe, "/dev/stdin", ORDERS))).containsExactly("Austria");
    }

    @Test
    void anArchiveIsCalledOne() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("orders.csv"));
            zip.write(HEADER.getBytes(UTF_8));
        }
        for (byte[] bytes : List.of(archive.toByteArray(), packed(archive.toByteArray()))) {
            assertThatThrownBy(() -> read(ORDERS, bytes, 0))
                    .isInstanceOf(CsvException.class)
                    .hasMessage(
                            "orders.csv: is a zip archive, as workbooks (XLSX) are; unpack it, or save the sheet as CSV");
        }
    }
}

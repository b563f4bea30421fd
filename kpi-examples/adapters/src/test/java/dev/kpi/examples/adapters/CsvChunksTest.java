package dev.kpi.examples.adapters;

import static dev.kpi.examples.adapters.Csv.ORDERS;
import static dev.kpi.examples.adapters.Csv.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Orders;
import dev.kpi.quality.Reason;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A file read in many small parts by several threads is the file read in one. */
class CsvChunksTest {

    private static final Attribute NOTE = Dimensions.attribute("note", Level.LINE);
    private static final String HEADER = "order,time,line:note,quantity,unit_price";
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            " ",
            ",",
            "\"",
            "\"\"",
            "\n",
            "\r",
            "\r\n",
            "é",
            "€",
            "😀",
            "\0",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r", "\n\n", "\r\n \r\n", "\r\r");

    /** One record and what ends its line. */
    record Entry(String note, String quantity, boolean quoted, String lineEnd) {

        String text(int number) {
            String needed = note.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) || quoted
                    ? '"' + note.replace("\"", "\"\"") + '"'
                    : note;
            return "A-" + number + ",2011-01-02T03:04," + needed + "," + quantity + ",1" + lineEnd;
        }
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<String> notes = Arbitraries.of(PIECES).list().ofMaxSize(6).map(pieces -> String.join("", pieces));
        Arbitrary<String> quantities = Arbitraries.of("1", "2", "-1", "x", "");
        return net.jqwik.api.Combinators.combine(
                        notes, quantities, Arbitraries.of(true, false), Arbitraries.of(LINE_ENDS))
                .as(Entry::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void partsOfAnySizeGiveTheSameOrdersAndTheSameReport(
            @ForAll("entries") List<Entry> entries, @ForAll @IntRange(min = 1, max = 200) int chunkSize) {
        StringBuilder text = new StringBuilder(HEADER).append("\r\nA,2011-01-02,note,1,1\r\n");
        for (int i = 0; i < entries.size(); i++) {
            text.append(entries.get(i).text(i));
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        Orders whole = read(ORDERS, bytes, 0);
        Orders inParts = read(ORDERS, bytes, chunkSize);
        assertThat(inParts.quality()).isEqualTo(whole.quality());
        assertThat(inParts.by(Dimensions.order(), NOTE).measure(Metrics.lines(), Metrics.revenue()))
                .isEqualTo(whole.by(Dimensions.order(), NOTE).measure(Metrics.lines(), Metrics.revenue()));
    }

    @Property(tries = 300)
    void everyRecordIsReadAsItWasWrittenWithItsLine(
            @ForAll("entries") List<Entry> entries, @ForAll @IntRange(min = 1, max = 200) int chunkSize) {
        StringBuilder text = new StringBuilder(HEADER).append("\nA,2011-01-02,note,1,1\n");
        TreeSet<String> notes = new TreeSet<>(List.of("note"));
        List<String> refused = new ArrayList<>();
        long line = 3;
        int accepted = 1;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String record = entry.text(i);
            text.append(record);
            if (entry.quantity().equals("x")) {
                refused.add("line " + line + ", quantity 'x'");
            } else if (!entry.quantity().isEmpty()) {
                accepted++;
                notes.add(
                        entry.note().strip().isEmpty()
                                ? "(unknown)"
                                : entry.note().strip());
            }
            line += linesIn(record);
        }
        Orders orders = read(ORDERS, text.toString().getBytes(UTF_8), chunkSize);
        assertThat(orders.quality().read()).isEqualTo(entries.size() + 1);
        assertThat(orders.quality().accepted()).isEqualTo(accepted);
        assertThat(Csv.places(orders, Reason.UNPARSABLE_FIELD))
                .isEqualTo(refused.subList(0, Math.min(5, refused.size())));
        assertThat(new TreeSet<>(orders.by(NOTE).measure(Metrics.lines()).keys()))
                .isEqualTo(notes);
    }

    private static long linesIn(String text) {
        return text.replace("\r\n", "\n")
                .chars()
                .filter(c -> c == '\n' || c == '\r')
                .count();
    }

    @Test
    void aQuoteInsideOfAnUnquotedFieldOpensNothing() {
        String text = HEADER
                + "\nA-1,2011-01-02,5\" pipe,1,1\nA-2,2011-01-02,\"6\"\"\npipe\",1,1\nA-3,2011-01-02,x\"\"\"y,1,1\n";
        for (int size = 1; size < 120; size++) {
            assertThat(read(ORDERS, text.getBytes(UTF_8), size)
                            .by(NOTE)
                            .measure(Metrics.lines())
                            .keys())
                    .containsExactlyInAnyOrder("5\" pipe", "6\"\npipe", "x\"\"\"y");
        }
    }

    @Test
    void aLastLineNeedsNoLineBreak() {
        for (String end : List.of("", "\n", "\r", "\r\n")) {
            byte[] bytes = (HEADER + "\nA-1,2011-01-02,,1,1\nA-2,2011-01-02,,1,\"1\"" + end).getBytes(UTF_8);
            for (int size = 0; size < bytes.length + 2; size++) {
                assertThat(read(ORDERS, bytes, size).quality().accepted()).isEqualTo(2);
            }
        }
    }

    @Test
    void aHeaderMayHaveQuotedLineBreaks() {
        byte[] bytes = "\n\"order\n\",time,quantity,\"unit_price\"\nA-1,2011-01-02,1,x\n".getBytes(UTF_8);
        for (int size = 0; size < bytes.length; size++) {
            assertThat(Csv.places(read(ORDERS, bytes, size), Reason.UNPARSABLE_FIELD))
                    .containsExactly("line 4, unit_price 'x'");
        }
    }

    // ---- broken quotes, which leave no way to go on

    private static void brokenAt(long line, String complaint, String text) {
        for (int size : new int[] {0, 1, 10, 60}) {
            assertThatThrownBy(() -> read(ORDERS, text.getBytes(UTF_8), size))
                    .isInstanceOfSatisfying(
                            CsvException.class, e -> assertThat(e.line()).isEqualTo(line))
                    .hasMessage("orders.csv, line " + line + ": " + complaint);
        }
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefused() {
        brokenAt(
                3,
                "a quoted field of this record is never closed; put a quote behind its text, and double those inside of it",
                HEADER + "\nA-1,2011-01-02,x,1,1\nA-2,2011-01-02,\"x,1,1\nA-3,2011-01-02,x,1,1\n");
        brokenAt(
                1,
                "a quoted field of this record is never closed; put a quote behind its text, and double those inside of it",
                "\"order,time\nA-1,2011-01-02\n");
    }

    @Test
    void whatFollowsAClosingQuoteIsRefused() {
        brokenAt(
                3,
                "a field of this record goes on behind its closing quote; remove what follows, blanks as well, or double the"
                        + " quotes inside of it",
                HEADER + "\nA-1,2011-01-02,x,1,1\nA-2,2011-01-02,\"a\"b,1,1\nA-3,2011-01-02,x,1,1\n");
        brokenAt(
                3,
                "a field of this record goes on behind its closing quote; remove what follows, blanks as well, or double the"
                        + " quotes inside of it",
                HEADER + "\nA-1,2011-01-02,x,1,1\nA-2,2011-01-02,\"a\" ,1,1\nA-3,2011-01-02,x,1,1\n");
    }

    @Test
    void blanksBeforeAnOpeningQuoteAreRefused() {
        String complaint =
                "a field of this record has blanks before its opening quote; remove the blanks, or put all of the"
                        + " field in quotes and double those inside of it";
        String start = HEADER + "\nA-1,2011-01-02,\" \"\"x\"\"\",1,1\nA-2,2011-01-02,";
        String end = ",1,1\nA-3,2011-01-02,x,1,1\n";
        for (String field : List.of(" \"a\"", "\t \"a,b\"", "\u2003\"a\nb\"", " \"\"", " \"", " \"a\" b")) {
            brokenAt(3, complaint, start + field + end);
        }
        brokenAt(3, complaint, HEADER + "\nA-1,2011-01-02,x,1,1\n \"A-2\",2011-01-02,x,1,1\n");
        brokenAt(1, complaint, "order,time,line:note, \"quantity\",unit_price\nA-1,2011-01-02,x,1,1\n");
        assertThatThrownBy(() -> read(CsvFormat.orderFile(), HEADER + ",currency\nA-1,2011-01-02,x,1,1, \"EUR\"\n"))
                .hasMessage("orders.csv, line 2: " + complaint);
    }

    @Test
    void aQuotedFieldMayBeginWithBlanksAndAQuote() {
        String text = HEADER + "\n\" \"\"A\"\"\",2011-01-02,\" \"\"x\"\" \",1,1\n";
        for (int size = 0; size < text.length(); size++) {
            assertThat(read(ORDERS, text.getBytes(UTF_8), size)
                            .by(Dimensions.order(), NOTE)
                            .measure(Metrics.lines())
                            .keys())
                    .hasToString("[\"A\" / \"x\"]");
        }
    }

    @Test
    void aFieldWithoutEndIsRefusedBeforeItFillsTheMemory() {
        String start = HEADER + "\nA-1,2011-01-02,x,1,1\nA-2,2011-01-02,";
        String complaint = "a field of this record is longer than 4194304 bytes; probably a quote that is never closed";
        brokenAt(3, complaint, start + "\"" + "x\n".repeat(3_000_000) + "\",1,1\n");
        brokenAt(3, complaint, start + "x".repeat(5_000_000) + ",1,1\n");
    }

    @Test
    void aRecordWithoutEndIsRefusedBeforeItFillsTheMemory() {
        String start = HEADER + "\nA-1,2011-01-02,x,1,1\nA-2,2011-01-02";
        brokenAt(
                3,
                "a record is longer than 16 MiB; probably one of its quotes is never closed",
                start + ",x".repeat(9_000_000) + "\n");
        brokenAt(
                1,
                "a record is longer than 16 MiB; probably one of its quotes is never closed",
                ",x".repeat(9_000_000));
    }

    @Test
    void charactersOfAnyKindAreText() {
        String note = "a\0b\u0001\u001B[31mc";
        Orders orders = read(ORDERS, HEADER, "A-1,2011-01-02," + note + ",1,1", "A-2,2011-01-02,,1\0,1", "\0\0,,,,");
        assertThat(orders.by(NOTE).measure(Metrics.lines()).keys()).containsExactly(note);
        assertThat(Csv.places(orders, Reason.UNPARSABLE_FIELD)).containsExactly("line 3, quantity '1\\u0000'");
    }

    @Test
    void whatStopsAThreadIsTheSameObjectForTheCaller() {
        byte[] bytes = (HEADER + "\n" + "A-1,2011-01-02,,1,1\n".repeat(200)).getBytes(UTF_8);
        Thread caller = Thread.currentThread();
        List<Throwable> failures = List.of(
                new AssertionError("no bar"), new IllegalStateException("no bar"), new InterruptedException("no bar"));
        for (Throwable failure : failures) {
            for (int round = 0; round < 50; round++) {
                AtomicBoolean isThrown = new AtomicBoolean();
                CsvProgress progress = (read, total) -> {
                    if (Thread.currentThread() != caller) {
                        isThrown.set(true);
                        CsvChunksTest.<RuntimeException>fail(failure);
                    }
                };
                Throwable met = catchThrowable(() -> CsvOrders.read(
                        new ByteArrayInputStream(bytes), "orders.csv", bytes.length, ORDERS, progress, 20));
                assertThat(met).isSameAs(isThrown.get() ? failure : null);
            }
        }
    }

    @SuppressWarnings("unchecked") // nothing is cast at run time
    private static <E extends Throwable> void fail(Throwable failure) throws E {
        throw (E) failure;
    }
}

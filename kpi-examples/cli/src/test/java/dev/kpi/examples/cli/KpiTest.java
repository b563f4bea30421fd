package dev.kpi.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KpiTest {
    @TempDir
    private static Path directory;

    private static Path shop;

    @BeforeAll
    static void writeShop() {
        shop = directory.resolve("shop.csv");
        Run run = Run.of("demo", "--lines", "20000", "--seed", "7", "--out", shop.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    private static Path file(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    }

    private static Path tidyShop() throws IOException {
        return file(
                "tidy.csv",
                "order,time,country,quantity,unit_price,currency",
                "A,2024-01-01,France,1,9.99,EUR",
                "B,2024-02-01,Spain,1,9.99,EUR");
    }

    private static void assertUsage(String complaint, String command, String... arguments) {
        assertThat(Run.of(arguments))
                .isEqualTo(new Run(2, "", "kpi: " + complaint + "\nSee '" + command + " --help'.\n"));
    }

    private static void assertReportUsage(String complaint, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "report";
        System.arraycopy(options, 0, arguments, 1, options.length);
        assertUsage(complaint, "kpi report", arguments);
    }

    private static void assertRefused(String complaint, String... arguments) {
        assertThat(Run.of(arguments)).isEqualTo(new Run(1, "", "kpi: " + complaint + "\n"));
    }

    @Test
    void printsHowToUseItWithoutACommand() {
        assertThat(Run.of())
                .isEqualTo(new Run(
                        0,
                        String.join(
                                "\n",
                                "Usage: kpi [-h] COMMAND",
                                "Sales and customer figures of a CSV file, or of a generated demo shop.",
                                "  -h, --help   Shows this help.",
                                "Commands:",
                                "  report    Reads a CSV file, or without one a generated demo shop, and prints",
                                "              its figures as tables.",
                                "  rfm       Scores customers by recency, frequency and monetary value, and sums",
                                "              up their segments.",
                                "  cohorts   Follows customers from their first order on, by the period in which",
                                "              it was made.",
                                "  scenario  What would follow if more customers were kept or won, if they",
                                "              bought more, or if prices changed. A change reads +5% (percent),",
                                "              +2pp (percentage points) or 0.10 (to that value).",
                                "  metrics   Tells what each figure means: its formula, what to keep in mind,",
                                "              and how it merges.",
                                "  demo      Writes a generated demo shop as a CSV file, which report --csv",
                                "              reads.",
                                ""),
                        ""));
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : new String[] {"report", "rfm", "cohorts", "scenario", "metrics", "demo"}) {
            Run run = Run.of(command, "--help");
            assertThat(run.code()).isZero();
            assertThat(run.out()).startsWith("Usage: kpi " + command + " ");
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void refusesACommandItDoesNotKnow() {
        assertUsage("Unmatched argument at index 0: 'frobnicate'", "kpi", "frobnicate");
    }

    @Test
    void refusesAMissingFile() {
        assertRefused(directory + "/none.csv: no such file or directory", "report", "--csv", directory + "/none.csv");
    }

    @Test
    void refusesADirectory() {
        assertRefused(directory + ": is a directory, not a file", "report", "--csv", directory.toString());
        assertRefused(directory + ": is a directory, not a file", "demo", "--out", directory.toString());
        assertRefused(
                directory + ": is a directory, not a file",
                "report",
                "--csv",
                shop.toString(),
                "--json",
                directory.toString());
    }

    @Test
    void refusesAPackedFileThatEndsTooSoon() throws IOException {
        Path packed = directory.resolve("packed.csv.gz");
        Run.of("demo", "--lines", "1000", "--out", packed.toString());
        byte[] bytes = Files.readAllBytes(packed);
        Path cut = Files.write(directory.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused(
                cut + ": the packed file ends too soon, at byte " + bytes.length / 2
                        + " and within what begins at byte 0; fetch or pack it anew",
                "report",
                "--csv",
                cut.toString());
    }

    @Test
    void aFileNeedNotBePackedWhateverItsName() throws IOException {
        Path plain = Files.copy(shop, directory.resolve("plain.csv.gz"));

        assertThat(Run.of("report", "--csv", plain.toString()).code()).isZero();
    }

    @Test
    void tellsWhichPresetReadsAKnownFile() throws IOException {
        Path file = file("retail.csv", "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country");

        Run run = Run.of("report", "--csv", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("; this looks like Online Retail II: read it with --preset online-retail-2; rename");
    }

    @Test
    void refusesAFileWithoutTheColumns() throws IOException {
        Path file = file("other.csv", "a;b", "1;2");

        assertRefused(
                file + ", line 1: no column 'order' for the order, 'time' for the time, 'quantity' for the quantity,"
                        + " 'unit_price' for the unit price; the columns are 'a;b'; fields are separated by ',', choose"
                        + " another with --separator; rename the column that holds it",
                "report",
                "--csv",
                file.toString());
    }

    @Test
    void refusesAFileThatDoesNotTellItsCurrency() throws IOException {
        Path file = file("bare.csv", "order,time,quantity,unit_price", "A,2024-01-01,1,9.99");

        assertRefused(
                file + ": no column tells the currency; name it with --currency", "report", "--csv", file.toString());
        assertThat(Run.of("report", "--csv", file.toString(), "--currency", "EUR")
                        .code())
                .isZero();
    }

    @Test
    void refusesAnotherCurrency() {
        assertRefused(
                shop + ", line 2, currency 'EUR': order A1000000 is in EUR but these orders are in USD"
                        + " (other-currency); convert the amounts in the file, or name the currency of all of them with"
                        + " --currency",
                "report",
                "--csv",
                shop.toString(),
                "--currency",
                "USD");
    }

    @Test
    void stopsAtOddLinesWhereAskedToAndNamesTheOption() throws IOException {
        Path file = file("odd.csv", "order,time,quantity,unit_price", "A,2024-01-01,1,n/a");

        assertRefused(
                file + ", line 2, unit_price 'n/a': not a number with '.' as decimal mark (unparsable-field); correct"
                        + " the line, or use --on unparsable-field=drop",
                "report",
                "--csv",
                file.toString(),
                "--currency",
                "EUR",
                "--on",
                "unparsable-field=fail");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private static Run written(OutputStream out, String... arguments) {
        return written(new AnswerStream(out, () -> false), arguments);
    }

    private static Run written(AnswerStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Kpi.run(out, err, arguments);
        return new Run(code, "", err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
    }

    @Test
    void anAnswerThatCannotBeWrittenIsAFailureButAReaderMayHaveHadEnough() throws IOException {
        String csv = tidyShop().toString();
        for (String[] arguments : new String[][] {
            {"report", "--csv", csv},
            {"report", "--csv", csv, "--metric", "revenue", "--format", "csv"},
            {"report", "--csv", csv, "--metric", "revenue", "--format", "json"},
            {"metrics"},
            {"report", "--help"}
        }) {
            assertThat(written(failing("No space left on device"), arguments))
                    .isEqualTo(new Run(1, "", "kpi: standard output: No space left on device\n"));
            assertThat(written(failing("Broken pipe"), arguments)).isEqualTo(new Run(0, "", ""));
        }
        assertThat(written(failing("Broken pipe"), "report", "--csv", csv, "--by", "x")
                        .code())
                .isEqualTo(2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(written(out, "report", "--csv", csv, "--metric", "orders", "--format", "csv"))
                .isEqualTo(new Run(0, "", ""));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("metric,value,unit\norders,2,orders\n");
    }

    @Test
    void aReaderMayHaveHadEnoughInAnyLanguage() {
        OutputStream closed = failing("Tubería rota");
        assertThat(written(new AnswerStream(closed, () -> true), "metrics")).isEqualTo(new Run(0, "", ""));
        assertThat(written(new AnswerStream(closed, () -> false), "metrics").code())
                .isEqualTo(1);
    }

    /** Runs the command where failures to write have a name in no language. */
    static final class OtherLanguage {

        private OtherLanguage() {}

        public static void main(String[] arguments) {
            OutputStream out = new FileOutputStream(FileDescriptor.out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    try {
                        super.write(bytes, offset, length);
                    } catch (IOException e) {
                        throw new IOException("?", e);
                    }
                }
            };
            OutputStream err = new FileOutputStream(FileDescriptor.err);
            System.exit(Kpi.run(new AnswerStream(out, AnswerStream::isPipe), err, arguments));
        }
    }

    @Test
    void aPipeIsToldFromWhatIsFull() throws IOException, InterruptedException {
        File full = new File("/dev/full");
        Assumptions.assumeTrue(full.exists());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder kpi = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), OtherLanguage.class.getName(), "metrics")
                .redirectError(ProcessBuilder.Redirect.DISCARD);

        Process readByNobody = kpi.start();
        readByNobody.getInputStream().close();
        assertThat(readByNobody.waitFor()).isZero();
        assertThat(kpi.redirectOutput(full).start().waitFor()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        String csv = tidyShop().toString();
        assertRefused(
                "/dev/full: No space left on device", "report", "--csv", csv, "--by", "country", "--out", "/dev/full");
        assertThat(Run.of("report", "--csv", csv, "--json", "/dev/full").err())
                .isEqualTo("kpi: /dev/full: No space left on device\n");
        assertRefused("/dev/full: No space left on device", "demo", "--out", "/dev/full");
    }

    @Test
    void aDashIsTheTerminal() {
        String csv = shop.toString();
        Run json = Run.of("report", "--csv", csv, "--json", "-");
        assertThat(json.err()).isEmpty();
        assertThat(json.out()).startsWith("{\n  \"source\" : ").endsWith("}\n");
        assertThat(Run.of("report", "--csv", csv, "--by", "country", "--out", "-"))
                .isEqualTo(Run.of("report", "--csv", csv, "--by", "country"));
        assertThat(Path.of("-")).doesNotExist();
        assertRefused("-: is the terminal; name a file", "demo", "--out", "-");
    }

    @Test
    void refusesAFileWithoutAName() {
        assertReportUsage("--csv '' is no name of a file", "--csv", "");
        assertRefused("'' is no name of a file", "report", "--csv", shop.toString(), "--json", "");
        assertRefused("'' is no name of a file", "demo", "--out", "");
    }

    @Test
    void refusesToKeepAndDropDuplicates() {
        assertReportUsage(
                "--drop-duplicates contradicts --on duplicate-line=keep; leave one of them out",
                "--csv",
                shop.toString(),
                "--drop-duplicates",
                "--on",
                "duplicate-line=keep");
        assertThat(Run.of("report", "--csv", shop.toString(), "--drop-duplicates", "--on", "duplicate-line=drop")
                        .code())
                .isZero();
    }

    @Test
    void dropsLinesThatAreTheSameThoughThoseOfOneIdAreKept() throws IOException {
        String line = "A,1,2011-01-02T09:30:00,c1,P,2,10";
        Path file = file("twice.csv", "order,line,time,customer,product,quantity,unit_price", line, line);

        Run run = Run.of(
                "report",
                "--csv",
                file.toString(),
                "--currency",
                "EUR",
                "--on",
                "duplicate-line-id=keep",
                "--drop-duplicates");

        assertThat(run.out())
                .contains(
                        "2 lines read = 1 accepted + 1 rejected; 0 void",
                        "duplicate-line-id  keep        1  line 3, line id '1'\n",
                        "duplicate-line     drop        1  line 3, order 'A'\n");
    }

    @Test
    void aPlaceIsNotCutWithinAnEscape() throws IOException {
        Path file = file(
                "red.csv",
                "order,time,quantity,unit_price",
                "A,2024-01-01,1,nine\u001b[31mred\u001b[0m and ninety-nine hundredths of it");

        Run run = Run.of("report", "--csv", file.toString(), "--currency", "EUR");

        assertThat(run.out()).contains("line 2, unit_price 'nine...ty-nine hundredths of it'\n");
    }

    @Test
    void refusesAJsonFileThatCannotBeWrittenBeforeItReads() {
        assertRefused(
                directory + "/none/figures.json: there is no directory " + directory + "/none",
                "report",
                "--csv",
                shop.toString(),
                "--json",
                directory + "/none/figures.json");
    }

    @Test
    void refusesOptionsThatDoNotGoTogether() {
        String csv = shop.toString();
        assertReportUsage("--currency needs --csv FILE; the demo shop is what it is", "--currency", "EUR");
        assertReportUsage("--preset needs --csv FILE; the demo shop is what it is", "--preset", "order-file");
        assertReportUsage("--remove-overlap needs --csv FILE and --preset online-retail-2", "--remove-overlap");
        assertReportUsage("--remove-overlap needs --preset online-retail-2", "--csv", csv, "--remove-overlap");
        assertReportUsage(
                "--currency does not go with --preset online-retail-2, whose amounts are in GBP",
                "--csv",
                csv,
                "--preset",
                "online-retail-2",
                "--currency",
                "EUR");
    }

    @Test
    void refusesOptionsItCannotUnderstand() {
        String csv = shop.toString();
        assertReportUsage(
                "no preset is called 'x'; the presets are order-file and online-retail-2",
                "--csv",
                csv,
                "--preset",
                "x");
        assertReportUsage("--currency 'Euro' is not an ISO 4217 code such as EUR", "--csv", csv, "--currency", "Euro");
        assertReportUsage(
                "--zone 'Mars' is not a time zone such as Europe/Berlin or +01:00", "--csv", csv, "--zone", "Mars");
        assertReportUsage(
                "--charset 'utf 8' is not an encoding such as windows-1252", "--csv", csv, "--charset", "utf 8");
        assertReportUsage("--separator 'ab' must be one character", "--csv", csv, "--separator", "ab");
        assertReportUsage(
                "--decimal: decimalMark (5) must be neither a digit nor a sign", "--csv", csv, "--decimal", "5");
        assertReportUsage("--progress 'maybe' must be auto, always or never", "--csv", csv, "--progress", "maybe");
    }

    @Test
    void refusesPoliciesItCannotUnderstand() {
        assertReportUsage("--on zero-price: must read REASON=POLICY, as in zero-price=drop", "--on", "zero-price");
        assertReportUsage(
                "--on zero-price=skip: no policy is called 'skip'; the policies are keep, drop, fail",
                "--on",
                "zero-price=skip");
        assertReportUsage(
                "--on missing-field=keep: missing-field cannot be kept: a line without it has no figures; choose drop or"
                        + " fail",
                "--on",
                "missing-field=keep");
        assertReportUsage(
                "--on free=drop: no reason has the code 'free'; the codes are missing-field, unparsable-field,"
                        + " duplicate-line-id, duplicate-line, missing-customer, zero-price, negative-price,"
                        + " zero-quantity, discount-above-gross, cost-missing, other-currency, disagreeing-fact,"
                        + " outside-dates, after-as-of, sign-up-after-first-order, unknown-returned-order, outlier,"
                        + " excess-precision,"
                        + " amount-out-of-range, amount-too-precise, clock-change, encoding, doubled-period",
                "--on",
                "free=drop");
    }

    @Test
    void demoTellsWhatItWroteAndWritesTheSameAgain() throws IOException {
        Path again = directory.resolve("again.csv");
        Run run = Run.of("demo", "--lines", "20000", "--seed", "7", "--out", again.toString());

        assertThat(run.out()).matches("\\Q" + again + "\\E: 20,000 lines, [0-9,]+ bytes\n");
        assertThat(Files.mismatch(shop, again)).isEqualTo(-1);
    }

    @Test
    void demoRefusesAWrongNumberOfLines() {
        assertUsage("--lines (0) must be in [1, 1000000000]", "kpi demo", "demo", "--lines", "0", "--out", "x.csv");
        assertUsage("Missing required option: '--out=FILE'", "kpi demo", "demo");
    }

    @Test
    void customersTextCannotDisturbTheTerminal() throws IOException {
        Path file = file(
                "evil.csv",
                "order,time,quantity,unit_price,product,country",
                "A,2024-01-01,1,9.99,P\u001b[31m,France\u202e");

        Run run = Run.of("report", "--csv", file.toString(), "--currency", "EUR");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("P\\u001b[31m", "France\\u202e").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void readsAnotherWayOfWriting() throws IOException {
        Path file = directory.resolve("german.csv");
        String text = "order;time;quantity;unit_price;country\nA;31.12.2023 23:30;2;4,50;\u00d6sterreich\n";
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));

        Run run = Run.of(
                "report",
                "--csv",
                file.toString(),
                "--currency",
                "EUR",
                "--zone",
                "Europe/Vienna",
                "--charset",
                "ISO-8859-1",
                "--separator",
                ";",
                "--decimal",
                ",",
                "--time-pattern",
                "dd.MM.yyyy HH:mm");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\u00d6sterreich         9.00  100.0%", "2023-12 *         9.00");
    }

    @Test
    void reportsOnAFileWithoutLines() throws IOException {
        Path file = file("empty.csv", "order,time,quantity,unit_price");

        Run run = Run.of("report", "--csv", file.toString(), "--currency", "EUR");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("0 lines read = 0 accepted + 0 rejected; 0 void", "AOV                  n/a");
    }
}

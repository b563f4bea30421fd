package dev.kpi.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.metric.Dimensions;
import dev.kpi.order.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Four ways to the same figures: a mistake in one of them shows here. */
@TestInstance(Lifecycle.PER_CLASS)
class PeersTest {

    private static final int LINES = 20_000;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

    private final DemoFile file = DemoFile.write(LINES);
    private final Map<PeerKind, Peer> peers = new LinkedHashMap<>();

    @BeforeAll
    void load() {
        for (PeerKind kind : PeerKind.values()) {
            peers.put(kind, kind.open(file));
        }
    }

    @AfterAll
    void close() {
        peers.values().forEach(Peer::close);
        file.close();
    }

    private Peer peer(PeerKind kind) {
        return peers.computeIfAbsent(kind, missing -> missing.open(file));
    }

    @ParameterizedTest
    @EnumSource
    void allPeersAgreeOnAllLines(Question question) {
        assertAgreed(question, Part.ALL);
    }

    @ParameterizedTest
    @EnumSource
    void allPeersAgreeOnOneRegionInOneYear(Question question) {
        assertAgreed(question, Part.PERIOD_AND_REGION);
    }

    private void assertAgreed(Question question, Part part) {
        Answer expected = peer(PeerKind.DUCKDB).ask(question, part);
        assertThat(expected.rows()).isNotEmpty();
        for (PeerKind kind : PeerKind.values()) {
            if (kind.answers(question)) {
                assertThat(peer(kind).ask(question, part)).as(kind.label()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void kpiAndDuckdbAnswerEverything(Question question) {
        assertThat(List.of(PeerKind.KPI, PeerKind.DUCKDB)).allMatch(kind -> kind.answers(question));
    }

    @ParameterizedTest
    @EnumSource
    void allPeersAnswerWhatADashboardAsks(PeerKind kind) {
        assertThat(Question.DASHBOARD).hasSize(8).allMatch(kind::answers);
    }

    @Test
    void everyCustomerOfTheDashboardIsInTheRfmScores() {
        BigDecimal customers = peer(PeerKind.KPI).ask(Question.RFM, Part.ALL).rows().stream()
                .map(row -> row.figures().get(0))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(customers)
                .isEqualByComparingTo(peer(PeerKind.KPI)
                        .ask(Question.HEADLINE, Part.ALL)
                        .rows()
                        .get(0)
                        .figures()
                        .get(7));
    }

    @Test
    void aFoldTellsWhatATallyTells() {
        Answer tally = FoldTally.of(200_000);
        assertThat(tally.rows()).hasSizeGreaterThan(300);
        assertThat(FoldJob.answer(FoldJob.fold(200_000).toPartial().value())).isEqualTo(tally);
    }

    @Test
    void theOrdersOfAFoldAreSalesReturnsAndOfGuests() {
        List<Line> lines = new FoldLines(20_000).stream().toList();
        assertThat(lines).hasSize(20_000);
        assertThat(lines).anyMatch(line -> line.quantity().signum() < 0);
        assertThat(lines).anyMatch(line -> line.text(Dimensions.customer()) == null);
    }

    @Test
    void theHeadlineOfTheDemoShopHasAllItsLines() {
        BigDecimal lines = peer(PeerKind.KPI)
                .ask(Question.HEADLINE, Part.ALL)
                .rows()
                .get(0)
                .figures()
                .get(0);
        assertThat(lines).isEqualByComparingTo(BigDecimal.valueOf(LINES));
    }

    @Test
    void shuffledRowsGiveTheSameAnswers() throws IOException {
        try (DemoFile shuffled = DemoFile.write(LINES).shuffle();
                Peer kpi = PeerKind.KPI.open(shuffled)) {
            List<String> rows = Files.readAllLines(shuffled.path());
            List<String> inOrder = Files.readAllLines(file.path());
            assertThat(rows).isNotEqualTo(inOrder).containsExactlyInAnyOrderElementsOf(inOrder);
            assertThat(rows.get(0)).isEqualTo(inOrder.get(0));
            assertThat(kpi.askAll(Shop.DEMO.dashboard(), Part.ALL))
                    .isEqualTo(peer(PeerKind.STREAMS).askAll(Shop.DEMO.dashboard(), Part.ALL));
        }
    }

    @Test
    void peersThatDoNotAgreeStopTheRun() {
        Answer one = Answer.headline(BigDecimal.ONE);
        Answer two = Answer.headline(BigDecimal.TEN);
        Map<String, Stopwatch.Work> works = new LinkedHashMap<>();
        works.put("kpi", () -> () -> one);
        works.put("duckdb", () -> () -> two);
        assertThatThrownBy(() -> new Stopwatch(1, 0).measure("a job", works))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a job: kpi and duckdb do not agree: "
                        + "Row[key=all, figures=[1]] and Row[key=all, figures=[1E+1]]");
    }

    @Test
    void theRunnerWritesItsTableIntoTheMarkedBlock(@TempDir Path folder) throws IOException {
        Path readme = folder.resolve("README.md");
        Files.writeString(readme, "before\n" + Report.BLOCK_START + "\nold\n" + Report.BLOCK_END + "\nafter\n");
        Options options = Options.parse(
                DAY, "--lines", "2000", "--rounds", "1", "--peers", "kpi,loops", "--only", "headline,memory,objects");
        Report report = report();
        new Jobs(options, report).run();
        report.writeInto(readme);
        assertThat(Files.readString(readme))
                .startsWith("before\n" + Report.BLOCK_START + "\n\n```text\nsome machine\n")
                .contains("headline figures", "objects to orders, scattered, stream", "loops ms", "bytes a line")
                .doesNotContain("old")
                .endsWith("\n```\n\n" + Report.BLOCK_END + "\nafter\n");
    }

    private static Report report() {
        return new Report("some machine", new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @Test
    void jobsAboutCustomersPlusAndFoldReportTheirFigures() {
        Options options = Options.parse(
                DAY,
                "--lines",
                "2000",
                "--rounds",
                "1",
                "--fold-lines",
                "100000",
                "--peers",
                "kpi,loops",
                "--only",
                "rfm,customers,plus,fold");
        Report report = report();
        new Jobs(options, report).run();
        assertThat(report.toString())
                .contains(
                        "customers is asked of kpi and duckdb alone",
                        "RFM scores of every customer",
                        "time between orders",
                        "purchase frequency",
                        "customer lifecycle by month",
                        "top 100 customers",
                        "a day's 15,000 lines, added with plus",
                        "building anew \u00f7 adding a day's 15,000 lines",
                        "fold of 100,000 lines, heap of 256m: lines a second",
                        "fold of 100,000 lines, heap of 256m: MiB in use after");
    }

    @Test
    void theReadmeHasTheMarkedBlock() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(Report.BLOCK_START, Report.BLOCK_END);
    }

    @Test
    void anUnknownJobIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> Options.parse(DAY, "--only", "headlines"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no job headlines; there are load-retail, fresh, load-csv, memory, headline, month, category,"
                                + " region, weekday-hour, products, cohorts, rfm, customers, groups, filtered, dashboard,"
                                + " growth, objects, plus, fold");
    }

    @Test
    void tooFewLinesAreRefused() {
        assertThatThrownBy(() -> Options.parse(DAY, "--lines", "12"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--lines (12) must be in [1000, 100000000]");
    }
}

package dev.kpi.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single questions, and the commands about customers. */
class QuestionTest {
    @TempDir
    private static Path directory;

    private static Path shop;

    @BeforeAll
    static void writeShop() throws IOException {
        shop = Files.writeString(directory.resolve("shop.csv"), """
                order,time,customer,product,category,country,quantity,unit_price,unit_cost
                A-1,2024-01-09T10:15:00,ann,mug,cups,France,2,12.50,5.00
                A-2,2024-02-03T18:40:00,bob,pot,pots,Spain,1,80.00,60.00
                A-3,2024-02-20T09:05:00,ann,mug,cups,France,4,12.50,5.00
                A-4,2024-03-01T09:05:00,,pan,pots,Italy,1,30.00,10.00
                """);
    }

    private static Run ask(String command, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of(command, "--csv", shop.toString(), "--currency", "EUR", "--zone", "Europe/Paris"));
        arguments.addAll(Arrays.asList(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static void assertAnswer(Run run, String... lines) {
        assertThat(run).isEqualTo(new Run(0, String.join("\n", lines) + "\n", ""));
    }

    private static void assertMistake(String complaint, Run run, String command) {
        assertThat(run).isEqualTo(new Run(2, "", "kpi: " + complaint + "\nSee 'kpi " + command + " --help'.\n"));
    }

    @Test
    void oneFigureByADimensionIsABreakdown() {
        assertAnswer(
                ask("report", "--metric", "revenue", "--by", "country"),
                "country     revenue   share  rank  cumulative",
                "Spain     EUR 80.00   43.2%     1       43.2%",
                "France    EUR 75.00   40.5%     2       83.8%",
                "Italy     EUR 30.00   16.2%     3      100.0%",
                "total    EUR 185.00  100.0%",
                "3 rows");
    }

    @Test
    void severalFiguresPerPeriodAndKeyGoToCsv() {
        assertAnswer(
                ask(
                        "report",
                        "--metric",
                        "revenue,orders",
                        "--by",
                        "category",
                        "--per",
                        "quarter",
                        "--top",
                        "1",
                        "--format",
                        "csv"),
                "quarter,category,partial,revenue (EUR),orders",
                "2024-Q1,pots,true,110.00,2",
                "2024-Q1,others,true,75.00,2");
    }

    @Test
    void aQuestionMayBeNarrowedByDaysAndKeys() {
        assertAnswer(
                ask(
                        "report",
                        "--metric",
                        "orders",
                        "--from",
                        "2024-02-01",
                        "--to",
                        "2024-02-29",
                        "--where",
                        "country=France|Spain",
                        "--where",
                        "category!=pots",
                        "--format",
                        "csv"),
                "metric,value,unit",
                "orders,1,orders");
        assertAnswer(
                ask("report", "--metric", "orders", "--where", "weekday=tuesday|friday", "--format", "csv"),
                "metric,value,unit",
                "orders,3,orders");
    }

    @Test
    void theAnswerMayGoToAFile() throws IOException {
        Path file = directory.resolve("answer.json");
        assertThat(ask("report", "--metric", "aov", "--format", "json", "--out", file.toString()))
                .isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(file)).contains("\"AOV\" : 46.25");
    }

    @Test
    void theReportMayBeNarrowedToo() {
        Run run = ask("report", "--where", "country=France");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\u00b7 where country in [France]]\n")
                .contains("\nAudit, all of it\n")
                .contains("= revenue      EUR 75.00    100.0%\n");
    }

    @Test
    void aWrongNameListsTheRightOnes() {
        assertThat(ask("report", "--metric", "foo").err())
                .startsWith("kpi: no metric 'foo'; there are gross sales, discounts, returns, revenue,")
                .endsWith("\nSee 'kpi report --help'.\n");
        assertThat(ask("report", "--by", "foo").err())
                .startsWith("kpi: no dimension 'foo'; there are order, customer,");
        assertThat(ask("report", "--per", "foo").err()).startsWith("kpi: no grain 'foo'; there are day, week, month,");
        assertMistake(
                "--where country=Peru: no country 'Peru' in these orders; there are 3: France, Italy, Spain",
                ask("report", "--metric", "orders", "--where", "country=Peru"),
                "report");
    }

    @Test
    void whatDoesNotMakeSenseIsSaid() {
        assertMistake(
                "--where France: must read DIMENSION=KEY, as in country=France",
                ask("report", "--metric", "orders", "--where", "France"),
                "report");
        assertMistake(
                "--from 2024-02-01 lies after --to 2024-01-01",
                ask("report", "--metric", "orders", "--from", "2024-02-01", "--to", "2024-01-01"),
                "report");
        assertMistake(
                "--from 'soon' is not a day such as 2011-01-31",
                ask("report", "--metric", "orders", "--from", "soon"),
                "report");
        assertMistake("--top 3 needs --by DIMENSION", ask("report", "--top", "3"), "report");
        assertMistake("--top (0) must be at least 1", ask("report", "--top", "0", "--by", "country"), "report");
        assertMistake(
                "no format is called 'xml'; the formats are table, csv and json",
                ask("report", "--metric", "orders", "--format", "xml"),
                "report");
        assertMistake(
                "--format and --out go with a question, as in --metric revenue; the whole report is written by --json"
                        + " FILE",
                ask("report", "--format", "csv"),
                "report");
        assertMistake(
                "--json writes the whole report; for one question use --format json --out FILE",
                ask("report", "--metric", "orders", "--json", "x.json"),
                "report");
    }

    @Test
    void segmentsOfCustomersAreSummedUpAndListed() {
        Run segments = ask("rfm", "--as-of", "2024-02-29", "--format", "csv");
        assertThat(segments.code()).isZero();
        assertThat(segments.out().lines().findFirst())
                .hasValueSatisfying(
                        header -> assertThat(header).startsWith("segment,customers,share of customers,revenue (EUR)"));
        assertThat(ask("rfm", "--customers", "--format", "csv").out())
                .contains("ann,")
                .contains("bob,");
        assertThat(ask("rfm", "--heat-map").out()).startsWith("R ");
        assertThat(ask("rfm", "--moved-from", "2024-02-10").out()).contains("(joined)");
        assertThat(ask("rfm", "--segment", "nobody").err())
                .startsWith("kpi: no segment 'nobody'; there are champions,");
        assertMistake(
                "--heat-map, --customers, --segment and --moved-from do not go together",
                ask("rfm", "--heat-map", "--customers"),
                "rfm");
    }

    @Test
    void cohortsAreFollowedFromTheirFirstOrder() {
        assertAnswer(
                ask("cohorts", "--figure", "customers", "--format", "csv", "--long"),
                "cohort,customers,age,state,customers (2)".replace(",customers (2)", ",active customers"),
                "2024-01,1,0,observed,1",
                "2024-01,1,1,observed,1",
                "2024-01,1,2,partial,0",
                "2024-02,1,0,observed,1",
                "2024-02,1,1,partial,0");
        assertThat(ask("cohorts", "--by", "country", "--ages", "2").out())
                .contains("France")
                .contains("Spain");
        assertMistake(
                "no figure of cohorts is called 'foo'; there are retention, rolling-retention, customers, orders, revenue,"
                        + " cumulative-revenue, revenue-per-customer, cumulative-revenue-per-customer,"
                        + " average-order-value",
                ask("cohorts", "--figure", "foo"),
                "cohorts");
        assertMistake(
                "--by weekday is no attribute of an order; for periods use --per, for others one such as country",
                ask("cohorts", "--by", "weekday"),
                "cohorts");
        assertMistake("--ages (0) must be at least 1", ask("cohorts", "--ages", "0"), "cohorts");
    }

    @Test
    void scenariosTellWhatWouldFollow() {
        Run nothing = ask("scenario", "--format", "csv");
        assertThat(nothing.code()).isZero();
        Run more = ask("scenario", "--acquisition", "+10%", "--margin", "+1pp", "--horizon", "2");
        assertThat(more.err()).isEmpty();
        assertThat(more.out()).contains("status quo").contains("difference").contains("scenario");
        assertThat(ask("scenario", "--retention", "+5%", "--ranges", "20").out())
                .contains("95% of 20 resamples");
        assertThat(ask("scenario", "--retention", "5").err())
                .startsWith("kpi: --retention 5: retention cannot change to");
        assertMistake(
                "--retention more: must read +5%, +2pp or 0.10", ask("scenario", "--retention", "more"), "scenario");
    }

    @Test
    void everyFigureTellsWhatItMeans() {
        Run margin = Run.of("metrics", "margin");
        assertThat(margin.out()).startsWith("margin: profit / revenue of cost-known lines\n");
        Run all = Run.of("metrics", "--format", "csv");
        assertThat(all.out())
                .startsWith("metric,formula,caveats,merges\n")
                .contains("\nAOV,(gross sales - discounts) / orders,");
        assertThat(Run.of("metrics", "foo").err()).startsWith("kpi: no metric 'foo'; there are gross sales,");
    }

    private static Run of(String name, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
        return Run.of("report", "--csv", file.toString(), "--metric", "revenue", "--by", "country", "--format", "csv");
    }

    @Test
    void linesThatAreLeftOutAreToldBesideTheAnswer() throws IOException {
        Run run = of(
                "odd.csv",
                "order,time,country,quantity,unit_price,currency",
                "A-1,2024-01-09,France,1,10.00,EUR",
                "A-2,2024-01-09,Spain,one,10.00,EUR");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("country,revenue (EUR),share,rank,cumulative\nFrance,10.00,1,1,1\n");
        assertThat(run.err()).startsWith("kpi: 1 of 2 lines are left out (").contains("line 3", "quantity 'one'");
    }

    @Test
    void theFileThatIsReadIsNotWrittenOver() throws IOException {
        String before = Files.readString(shop);
        Run run = ask("report", "--metric", "revenue", "--out", shop.toString());
        assertThat(run)
                .isEqualTo(
                        new Run(1, "", "kpi: " + shop + ": is the file that is read; name another one to write to\n"));
        assertThat(ask("report", "--json", shop.toString()).code()).isEqualTo(1);
        assertThat(Files.readString(shop)).isEqualTo(before);
    }

    @Test
    void whatOrdersCannotTellIsSaidWithoutAStackTrace() throws IOException {
        Path file = Files.writeString(
                directory.resolve("one.csv"),
                "order,time,customer,quantity,unit_price,currency\nA-1,2024-01-09,ann,1,10.00,EUR\n");
        Run product = Run.of("report", "--csv", file.toString(), "--by", "product");
        assertThat(product.code()).isEqualTo(1);
        assertThat(product.err()).startsWith("kpi: no line has a product; these orders have ");
        assertThat(Run.of("report", "--csv", file.toString(), "--metric", "profit")
                        .err())
                .startsWith("kpi: profit and margin cannot be told: no line has a unit cost;");
        assertThat(Run.of("cohorts", "--csv", file.toString(), "--by", "sign-up")
                        .err())
                .startsWith("kpi: no line has a sign-up, so there are no cohorts of sign-up by month;");
        Run report = Run.of("report", "--csv", file.toString());
        assertThat(report.code()).isZero();
        assertThat(report.out())
                .contains("\nnot told: no cohort is observed at age 0")
                .contains("RFM segments");
    }

    @Test
    void othersComeLastAndOrderedKeysKeepTheirOrder() {
        assertAnswer(
                ask("report", "--by", "country", "--top", "1", "--format", "csv"),
                "country,revenue (EUR),share,rank,cumulative",
                "Spain,80.00,0.4324324324324324,1,0.4324324324324324",
                "others,105.00,0.5675675675675676,2,1");
        assertThat(ask("report", "--by", "weekday", "--format", "csv")
                        .out()
                        .lines()
                        .map(line -> line.split(",")[0]))
                .containsExactly("weekday", "TUESDAY", "FRIDAY", "SATURDAY");
    }

    @Test
    void aFigureIsNamedOnce() {
        assertMistake(
                "--metric names revenue twice; leave one out", ask("report", "--metric", "revenue,revenue"), "report");
        assertMistake(
                "--metric names revenue twice; leave one out",
                ask("report", "--metric", "revenue,orders,Net-Sales"),
                "report");
    }

    @Test
    void anAttributeIsTakenForNoOtherOfItsName() throws IOException {
        Path file = Files.writeString(directory.resolve("own.csv"), """
                order,time,quantity,unit_price,currency,order:month,line:a,order:a,line:country
                A,2024-01-09,1,2,EUR,may,x,y,France
                """);
        Run both = Run.of("report", "--csv", file.toString(), "--by", "a");
        assertMistake("2 attributes are named 'a', of levels [LINE, ORDER]; say which, as in 'line:a'", both, "report");
        for (String[] asked : new String[][] {
            {"order:month", "month", "may"},
            {"line:a", "a", "x"},
            {"order:a", "a", "y"},
            {"line:country", "country", "France"}
        }) {
            assertAnswer(
                    Run.of(
                            "report",
                            "--csv",
                            file.toString(),
                            "--by",
                            asked[0],
                            "--metric",
                            "orders",
                            "--format",
                            "csv"),
                    asked[1] + ",orders",
                    asked[2] + ",1");
            assertThat(Run.of("report", "--csv", file.toString(), "--where", asked[0] + "=" + asked[2])
                            .code())
                    .isZero();
        }
    }

    @Test
    void mistakesAreToldInTheWordsOfTheCommandLine() {
        assertMistake("--long goes with --format csv or --format json", ask("cohorts", "--long"), "cohorts");
        assertMistake(
                "--acquisition +2pp: acquisition cannot change +2 points; it takes +5%",
                ask("scenario", "--acquisition", "+2pp"), "scenario");
        assertMistake(
                "--survival +1%: retention is set already (+5%); leave out --retention",
                ask("scenario", "--retention", "+5%", "--survival", "+1%"), "scenario");
    }
}

package dev.kpi.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of shops without orders, with returns only, with odd keys and odd lines; in words of its options. */
class OddShopsTest {
    private static final String HEADER = "order,time,customer,country,quantity,unit_price\n";
    private static final String EMPTY = HEADER;
    private static final String REFUNDS =
            HEADER + "R-1,2024-01-05T10:00,ann,France,-1,10.00\n" + "R-2,2024-02-05T10:00,bob,Spain,-2,5.00\n";
    private static final String KEYS = HEADER + "A-1,2024-01-08T10:00,ann,A|B,1,10.00\n"
            + "A-2,2024-01-09T10:00,bob,A,1,20.00\n"
            + "A-3,2024-01-10T10:00,cleo,B,1,40.00\n";

    @TempDir
    private Path directory;

    private Run ask(String lines, String command, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("shop.csv"), lines);
        List<String> arguments = new ArrayList<>(List.of(command, "--csv", file.toString(), "--currency", "EUR"));
        arguments.addAll(Arrays.asList(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    /** What was printed without the place of the file, a random name that may hold any digits. */
    private String withoutPlace(String printed) {
        return printed.replace(directory.toString(), "");
    }

    private static void assertRevenue(Run run, String amount) {
        assertThat(run).isEqualTo(new Run(0, "metric,value,unit\nrevenue," + amount + ",EUR\n", ""));
    }

    private Run revenueWhere(String condition) throws IOException {
        return ask(KEYS, "report", "--metric", "revenue", "--format", "csv", "--where", condition);
    }

    private static String mistake(Run run) {
        assertThat(run.code()).isEqualTo(2);
        return run.err().lines().findFirst().orElse("");
    }

    @Test
    void aShopWithoutOrdersHasNoDays() throws IOException {
        Path json = directory.resolve("report.json");
        Run report = ask(EMPTY, "report", "--json", json.toString());
        assertThat(report.code()).isZero();
        assertThat(withoutPlace(report.out()))
                .contains("\nno days \u00b7 Z \u00b7 EUR\n")
                .doesNotContain("1970", "1969");
        assertThat(withoutPlace(Files.readString(json)))
                .contains("\"coverage\" : null")
                .doesNotContain("1970", "1969");
        assertThat(ask(EMPTY, "cohorts"))
                .isEqualTo(new Run(0, "cohort  customers\nretention, cohorts of first order by month\n", ""));
        assertThat(ask(EMPTY, "rfm"))
                .isEqualTo(new Run(
                        1, "", "kpi: there is no day to take as of: these orders are empty; name one with --as-of\n"));
        assertThat(withoutPlace(ask(EMPTY, "scenario", "--margin-is", "0.4").out()))
                .doesNotContain("1970", "1969");
    }

    @Test
    void whereNothingWasSoldNoDayStandsOut() throws IOException {
        Run report = ask(REFUNDS, "report");
        assertThat(report.code()).isZero();
        assertThat(report.out()).contains("= revenue      EUR -20.00").doesNotContain("Days with the largest");
    }

    @Test
    void whyALastMonthIsNotComparedIsTold() throws IOException {
        String title =
                "\nLast month against the same days a year before\n----------------------------------------------\n";
        assertThat(ask(KEYS, "report").out())
                .contains(
                        title + "not told: the days to compare 2024-01-08..2024-01-10 with, 2023-01-08..2023-01-10, are"
                                + " not covered; coverage is 2024-01-08..2024-01-10\n");
        assertThat(ask(EMPTY, "report").out())
                .contains(title + "not told: there is no month to date: the scope has no days\n");
        String leap = HEADER + "A-1,2023-02-01T10:00,ann,A,1,5.00\nA-2,2024-02-29T10:00,ann,A,1,5.00\n";
        assertThat(ask(leap, "report", "--from", "2024-02-29").out())
                .contains(title + "not told: month 2023-02 has no days like 2024-02-29..2024-02-29, only 28\n");
    }

    @Test
    void aLineOfTheFutureDoesNotMoveTheLastMonth() throws IOException {
        String years = HEADER
                + "A-0,2022-12-31T10:00,ann,A,1,4.00\nA-1,2023-01-05T10:00,ann,A,1,5.00\nA-2,2024-01-05T10:00,ann,A,1,6.00\n";
        String stray = "A-3,2035-02-01T10:00,ann,A,1,7.00\n";
        for (String shop : List.of(years, years + stray)) {
            assertThat(ask(shop, "report", "--taken-on", "2024-01-10").out())
                    .containsPattern("a year before\n-+\n.*\nrevenue  +EUR 5.00  +EUR 6.00 ");
        }
    }

    @Test
    void aKeyMayHoldTheMarkThatStandsBetweenKeys() throws IOException {
        assertRevenue(revenueWhere("country=A\\|B"), "10.00");
        assertRevenue(revenueWhere("country=A|B"), "60.00");
        assertRevenue(revenueWhere("country=A\\|B|B"), "50.00");
        assertRevenue(revenueWhere("country!=A\\|B"), "60.00");
        assertThat(mistake(revenueWhere("country=A|C")))
                .isEqualTo(
                        "kpi: --where country=A|C: no country 'C' in these orders; there are 3: A, A|B, B; a | within a"
                                + " key is written \\|");
    }

    @Test
    void aWeekdayIsCalledAsPeopleDo() throws IOException {
        for (String monday : List.of("MONDAY", "Monday", "monday", "Mon")) {
            assertRevenue(revenueWhere("weekday=" + monday), "10.00");
        }
        assertRevenue(revenueWhere("weekday=Sunday"), "0.00");
        assertThat(mistake(revenueWhere("weekday=Funday")))
                .isEqualTo("kpi: --where weekday=Funday: no weekday 'Funday'; there are 7: Monday, Tuesday, Wednesday,"
                        + " Thursday, Friday, Saturday, Sunday");
        assertThat(mistake(revenueWhere("hour=25")))
                .isEqualTo("kpi: --where hour=25: no hour '25'; there are 24: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...");
        assertThat(mistake(revenueWhere("month=2024-13")))
                .isEqualTo("kpi: --where month=2024-13: no month '2024-13' in these orders; there are 1: 2024-01");
        assertThat(mistake(revenueWhere("novelty=old")))
                .isEqualTo("kpi: --where novelty=old: no novelty 'old' in these orders; there are 1: first-ever");
    }

    @Test
    void daysWithoutCoverageAreTold() throws IOException {
        assertThat(ask(KEYS, "report", "--metric", "orders", "--from", "2030-01-01", "--format", "csv"))
                .isEqualTo(new Run(
                        0,
                        "metric,value,unit\norders,0,orders\n",
                        "kpi: the orders cover 2024-01-08..2024-01-10, no day of which is asked for\n"));
    }

    @Test
    void waysOutAreOptions() throws IOException {
        assertThat(ask(KEYS, "report", "--metric", "profit").err())
                .isEqualTo("kpi: profit and margin cannot be told: no line has a unit cost; read a file with a column"
                        + " unit_cost, or leave it out\n");
        assertThat(mistake(ask(KEYS, "scenario", "--margin-is", "0.4", "--discount", "1.5")))
                .isEqualTo("kpi: --discount 1.5: discount rate (1.5) must be in [0, 1); write 0.10 for 10% off");
        assertThat(ask(KEYS, "rfm", "--as-of", "2024-01-09", "--moved-from", "2024-01-10")
                        .err())
                .isEqualTo(
                        "kpi: the earlier table is as of 2024-01-10, after this one's 2024-01-09; name an earlier day"
                                + " with --moved-from\n");
        assertThat(ask(KEYS, "cohorts", "--as-of", "2024-01-11").err())
                .isEqualTo("kpi: as of (2024-01-11) must not be after 2024-01-10, the last day that is looked at; widen"
                        + " --from and --to, or --covers\n");
        assertThat(ask(KEYS, "cohorts", "--as-of", "2024-01-10").code()).isZero();
        assertThat(mistake(ask(KEYS, "scenario", "--margin-is", "0.4", "--continuation", "flat")))
                .isEqualTo("kpi: no --continuation is called 'flat'; there are none, level and geometric");
        assertThat(ask(
                                KEYS + "A-4,2024-03-31T10:00,ann,A,1,5.00\n",
                                "scenario",
                                "--margin-is",
                                "0.4",
                                "--horizon",
                                "4",
                                "--continuation",
                                "level")
                        .out())
                .contains("ages 3 to 4 are beyond what was observed: level continuation");
    }

    @Test
    void outliersAndLinesOfTheFutureAreCountedWhereAsked() throws IOException {
        String shop = KEYS + "A-4,2024-01-11T10:00,dan,B,1,9000.00\nA-5,2042-01-11T10:00,eve,B,1,30.00\n";
        Run report = ask(shop, "report", "--outliers", "50", "--taken-on", "2024-01-31");
        assertThat(report.out())
                .contains("\n2024-01-08..2024-01-31 \u00b7 Z \u00b7 EUR\n")
                .contains("after-as-of  keep        1  line 6, time '2042-01-11T10:00:00Z'")
                .contains("outlier      keep        1  order A-4 '9000.00'");
        assertThat(ask(shop, "report", "--outliers", "50", "--on", "outlier=fail")
                        .err())
                .endsWith(
                        "shop.csv, order A-4 '9000.00': 605.0 robust standard deviations from the median 30.00, above 50"
                                + " (outlier); correct the line, or use --on outlier=keep\n");
        assertThat(ask(shop, "report", "--covers", "2024-01-01..2024-01-31").out())
                .contains("outside-dates  keep        1  line 6, time '2042-01-11T10:00:00Z'");
        assertThat(mistake(ask(shop, "report", "--covers", "2024")))
                .startsWith("kpi: --covers '2024' is not days such as");
        assertThat(mistake(ask(shop, "report", "--outliers", "0")))
                .isEqualTo("kpi: threshold (0.0) must be above 0 and finite");
        assertThat(mistake(ask(shop, "report", "--covers", "2024-01-01..2024-12-31", "--taken-on", "2024-06-30")))
                .isEqualTo("kpi: coverage (2024-01-01..2024-12-31) must end by the as-of date (2024-06-30), after which"
                        + " nothing can have happened yet");
    }

    @Test
    void anOrderBeyondAllBoundsIsNamedAndCostsOnlyTheSectionsThatItIsTooLargeFor() throws IOException {
        String tail = ",48.4,9.99,52.52,13.405,2024-01-12\n";
        StringBuilder shop = new StringBuilder("order,time,customer,quantity,unit_price,ship_from_lat,ship_from_lng,"
                + "ship_to_lat,ship_to_lng,delivery_date\n");
        for (int i = 0; i < 12; i++) {
            shop.append("A-17,2024-01-08T10:00,ann,1,999999999999.999999").append(tail);
        }
        shop.append("A-18,2024-02-09T10:00,bob,1,10.00").append(tail);
        String file = shop.toString();
        String refusal =
                "the amounts of order A-17 \\(\\d+ \\+ \\d+ of the smallest unit kept\\) exceed 64 bits; metrics"
                        + " can tell them, analyses of customers cannot: leave the order out, or give amounts fewer decimals";

        Path json = directory.resolve("report.json");
        Run report = ask(file, "report", "--json", json.toString());
        assertThat(report.code()).isZero();
        for (String section : List.of(
                "retention",
                "cohort-revenue",
                "cohort-audit",
                "lifetime-value",
                "scenario",
                "rfm-segments",
                "rfm-heat-map")) {
            assertThat(Files.readString(json)).containsPattern("\"" + section + "\" : \"not told: " + refusal + "\"");
        }
        assertThat(report.out())
                .contains("= revenue      EUR 12,000,...000,010.00", "not told: the amounts of order A-17 (")
                .contains("Delivery time", "Orders by hour and weekday", "Orders per customer", "Time between orders")
                .containsPattern("\nAudit of cohorts\n-+\nnot told: " + refusal)
                .containsPattern("\nRevenue per customer by month of first order\n-+\nnot told: " + refusal);
        for (Run run : List.of(
                ask(file, "rfm"),
                ask(file, "cohorts", "--figure", "revenue"),
                ask(file, "scenario", "--margin-is", "0.4", "--retention", "+5%"))) {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).matches("kpi: " + refusal + "\n");
        }
    }
}

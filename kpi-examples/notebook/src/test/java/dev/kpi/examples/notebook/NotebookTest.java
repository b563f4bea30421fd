package dev.kpi.examples.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Test;

class NotebookTest {

    /** What JShell prints when it is started as the README says and fed some lines. */
    private static String jshell(String... input) throws Exception {
        // Surefire hands the class path over in this property
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String text = String.join("\n", input) + "\n/exit\n";
        int code = JavaShellToolBuilder.builder()
                .in(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null)
                .out(print)
                .err(print)
                .persistence(new HashMap<>())
                .locale(Locale.ROOT)
                .start(
                        "--class-path",
                        classPath,
                        "--startup",
                        "DEFAULT",
                        "--startup",
                        "kpi.jsh",
                        "--feedback",
                        "concise",
                        "-R-Dfile.encoding=UTF-8",
                        "-R-Dstdout.encoding=UTF-8");
        assertThat(code).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theStartUpScriptLoadsTheSampleAndImportsTheWords() throws Exception {
        String session = jshell(
                "var answer = orders.by(country().top(2, revenue())).measure(revenue(), orderCount())",
                "System.out.println(orders.measure(lines()).longValue() + \" lines, \" + answer.keys())",
                "var kinds = List.of(Policy.KEEP, CsvFormat.orderFile(), Periods.year(2024), Figure.class, month())");

        assertThat(session)
                .contains("orders = Orders[", "Try: orders.by(month())", " lines, [Germany, Austria, others]")
                .doesNotContain("Error:", "Exception");
    }

    @Test
    void ownRecordsBecomeOrders() {
        assertThat(OwnRecords.orders())
                .hasToString(
                        "Orders[5 lines \u00b7 3 orders \u00b7 2 customers \u00b7 EUR \u00b7 2024-01-05..2024-02-07]");
        assertThat(OwnRecords.orders().revenue()).hasToString("EUR 129.50");
    }

    @Test
    void ownMetricsAndDimensionsWorkLikeThoseOfTheLibrary() {
        assertThat(OwnMetric.of(OwnRecords.orders()).toString())
                .isEqualTo(String.join(
                        "\n",
                        "lot              revenue      levy  revenue per customer",
                        "1 unit         EUR 39.90  EUR 0.07             EUR 39.90",
                        "2 to 4 units   EUR 89.60  EUR 0.21             EUR 44.80",
                        "total         EUR 129.50  EUR 0.28             EUR 64.75",
                        "2 rows"));
    }

    @Test
    void manyMetricsByMonthStandInOneTable() {
        assertThat(ManyMetrics.of(OwnRecords.orders(), 2024).toString().lines().limit(3))
                .containsExactly(
                        "month         revenue  orders  customers        AOV  repeat purchase rate",
                        "2024-01 *  EUR 129.50       2          2  EUR 64.75                  0.0%",
                        "2024-02 *    EUR 0.00       1          1  EUR 18.00                  0.0%");
    }

    @Test
    void theProgramsRun() {
        ManyMetrics.main(new String[0]);
        OwnMetric.main(new String[0]);
        OwnRecords.main(new String[0]);
    }
}

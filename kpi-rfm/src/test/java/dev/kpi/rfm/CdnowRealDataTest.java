package dev.kpi.rfm;

import static dev.kpi.rfm.Rfm.rfm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.SharedData;
import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The recency of CDNOW's customers is what the published summary for purchase models implies. */
class CdnowRealDataTest {

    private static Orders orders() throws IOException {
        List<String> rows = Files.readAllLines(SharedData.file("cdnow/CDNOW_sample.txt"));
        return IntStream.range(0, rows.size())
                .mapToObj(row -> {
                    String[] fields = rows.get(row).trim().split(" +");
                    LocalDate day = LocalDate.parse(fields[2], DateTimeFormatter.BASIC_ISO_DATE);
                    return Line.of(
                                    "o-" + row,
                                    day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                                    "CD",
                                    1,
                                    new BigDecimal(fields[4]))
                            .withCustomer(String.valueOf(Integer.parseInt(fields[1])));
                })
                .collect(Orders.collector(Currency.getInstance("USD"), ZoneOffset.UTC));
    }

    @Test
    void recencyIsObservationAgeLessAgeAtTheLastPurchase() throws IOException {
        RfmTable table = orders().measure(rfm(LocalDate.of(1997, 9, 30)));
        List<String> summary = Files.readAllLines(SharedData.file("cdnow/cdnow_customers_summary.csv"));

        assertThat(table.customerCount().longValue()).isEqualTo(2357).isEqualTo(summary.size() - 1);
        for (String line : summary.subList(1, summary.size())) {
            String[] fields = line.split(",");
            double weeks = Double.parseDouble(fields[3]) - Double.parseDouble(fields[2]); // T - t_x
            assertThat(table.get(fields[0]).daysSinceLastOrder()).as(line).isEqualTo((int) Math.round(7 * weeks));
        }
    }

    @Test
    void everyPurchaseAndDollarIsThere() throws IOException {
        RfmSegment total = orders().measure(rfm()).segments().total();

        assertThat(total.customers()).hasToString("2357 customers");
        assertThat(total.spend()).hasToString("USD 244091.94");
        assertThat(total.meanOrderCount().numerator()).isEqualByComparingTo("6919");
    }
}

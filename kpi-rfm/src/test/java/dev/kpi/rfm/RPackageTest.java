package dev.kpi.rfm;

import static dev.kpi.rfm.Rfm.rfm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Scores beside those that the R package rfm gives its own 995 customers: equal under its cut points, and by rank unlike in
 * the few customers between a quantile and one whole unit above. Source, version and command stand in the golden file.
 */
class RPackageTest {

    private static final LocalDate ANALYSIS_DATE = LocalDate.of(2006, 12, 31);
    private static final List<Customer> CUSTOMERS = customers();
    private static final Orders ORDERS = orders();

    /** A row of the golden file: what is scored, the scores of the package, and those by rank as R counts them. */
    private record Customer(int days, int orders, BigDecimal revenue, String scores, String byRank) {
        static Customer parse(String row) {
            List<String> fields = List.of(row.split(","));
            return new Customer(
                    Integer.parseInt(fields.get(0)),
                    Integer.parseInt(fields.get(1)),
                    new BigDecimal(fields.get(2)),
                    String.join("", fields.subList(3, 6)),
                    String.join("", fields.subList(6, 9)));
        }
    }

    private static List<Customer> customers() {
        InputStream file = Objects.requireNonNull(
                RPackageTest.class.getResourceAsStream("r-package-rfm-0.3.0.csv"), "golden file");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(Customer::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many orders as each customer has, the last one on its day and of all its revenue. */
    private static Orders orders() {
        return IntStream.range(0, CUSTOMERS.size())
                .boxed()
                .flatMap(c -> lines(CUSTOMERS.get(c), "c-" + c))
                .collect(Orders.collector(Currency.getInstance("USD"), ZoneOffset.UTC));
    }

    private static Stream<Line> lines(Customer customer, String id) {
        LocalDate last = ANALYSIS_DATE.minusDays(customer.days());
        return IntStream.range(0, customer.orders())
                .mapToObj(back -> Line.of(
                                id + "-" + back,
                                last.minusDays(back).atTime(12, 0).toInstant(ZoneOffset.UTC),
                                "p",
                                1,
                                back == 0 ? customer.revenue() : BigDecimal.ZERO)
                        .withCustomer(id));
    }

    private static List<String> scores(Rfm rfm) {
        RfmTable table = ORDERS.measure(rfm);
        return IntStream.range(0, CUSTOMERS.size())
                .mapToObj(c -> table.get("c-" + c).score())
                .toList();
    }

    @Test
    void theCutPointsOfThePackageGiveItsScores() {
        assertThat(CUSTOMERS).hasSize(995);
        // recency below 115, 181, 297.4 and 482 days, in whole days at most 114 and so on
        Rfm cutAsThePackage = rfm(ANALYSIS_DATE)
                .withRecencyBreaks(114, 180, 297, 481)
                .withFrequencyBreaks(4, 5, 6, 8)
                .withMonetaryBreaks(
                        new BigDecimal("255.8"), new BigDecimal("382"), new BigDecimal("506.4"), new BigDecimal("666"));

        assertThat(scores(cutAsThePackage))
                .isEqualTo(CUSTOMERS.stream().map(Customer::scores).toList());
    }

    @Test
    void scoresByRankAreThoseThatRCountsFromItsRanks() {
        assertThat(scores(rfm(ANALYSIS_DATE)))
                .isEqualTo(CUSTOMERS.stream().map(Customer::byRank).toList());
    }

    /** The package gives the next score from a quantile + 1 on: a whole day, order or unit of money above the quantile. */
    @Test
    void theTwoDifferByOneWhereAValueLiesBetweenAQuantileAndOneUnitAbove() {
        double[][] quantiles = {
            quantiles(CUSTOMERS.stream().mapToDouble(Customer::days).toArray()),
            quantiles(CUSTOMERS.stream().mapToDouble(Customer::orders).toArray()),
            quantiles(CUSTOMERS.stream()
                    .mapToDouble(customer -> customer.revenue().doubleValue())
                    .toArray())
        };
        int[] unlike = new int[3];
        for (Customer customer : CUSTOMERS) {
            double[] values = {
                customer.days(), customer.orders(), customer.revenue().doubleValue()
            };
            for (int d = 0; d < 3; d++) {
                int byRank = customer.byRank().charAt(d) - '0';
                int byPackage = customer.scores().charAt(d) - '0';
                if (byRank != byPackage) {
                    unlike[d]++;
                    double value = values[d];
                    assertThat(Math.abs(byRank - byPackage)).as("%s", customer).isEqualTo(1);
                    assertThat(Arrays.stream(quantiles[d]))
                            .as("%s", customer)
                            .anyMatch(quantile -> value > quantile - 1 && value <= quantile + 1);
                }
            }
        }
        assertThat(unlike).containsExactly(12, 0, 2);
    }

    /** The quintiles by linear interpolation (type 7). */
    private static double[] quantiles(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double[] quantiles = new double[4];
        for (int k = 1; k < 5; k++) {
            double at = (sorted.length - 1) * k / 5.0;
            int below = (int) at;
            quantiles[k - 1] = sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
        }
        return quantiles;
    }
}

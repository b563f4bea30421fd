package dev.kpi.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Key;
import dev.kpi.metric.Level;
import dev.kpi.metric.Metrics;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import dev.kpi.table.Column;
import dev.kpi.table.Sales;
import dev.kpi.table.Table;
import dev.kpi.time.FiscalYear;
import dev.kpi.time.IsoWeek;
import dev.kpi.time.Periods;
import dev.kpi.time.YearQuarter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiModuleTest {
    private static final String REVENUE =
            "{\"name\":\"revenue\",\"unit\":\"EUR\",\"formula\":\"gross sales - discounts - returns\"}";

    private final ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GBP 12.5, 12.50",
        "GBP 0, 0.00",
        "GBP -1234567890123456789012345678.123456789, -1234567890123456789012345678.123456789",
        "GBP 0.0000000001, 0.0000000001",
        "JPY 1000000, 1000000"
    })
    void amountsKeepAllTheirDigits(String amount, String number) {
        assertThat(json(Amount.parse(amount)))
                .isEqualTo("{\"value\":" + number + ",\"currency\":\"" + amount.substring(0, 3) + "\"}");
        assertThat(mapper.valueToTree(Amount.parse(amount)).get("value").decimalValue())
                .isEqualByComparingTo(new BigDecimal(number));
    }

    @Test
    void otherFiguresAreNumbersOrNull() {
        assertThat(json(Count.of(12, Unit.count("orders")))).isEqualTo("12");
        assertThat(json(Count.of(new BigDecimal("1.5")))).isEqualTo("1.5");
        assertThat(json(Count.of(new BigDecimal("1e30")))).isEqualTo("1" + "0".repeat(30));
        assertThat(json(Share.of(1, 3))).isEqualTo("0.3333333333333333");
        assertThat(json(Share.of(0, 0))).isEqualTo("null");
        assertThat(json(Quotient.of(new BigDecimal("123456789.123456789"), BigDecimal.ONE, Unit.ratio(""))))
                .isEqualTo("123456789.1234568");
        assertThat(json(Quotient.of(new BigDecimal("-1e-9"), BigDecimal.ONE, Unit.ratio(""))))
                .isEqualTo("-0.000000001");
        assertThat(json(Quotient.of(new BigDecimal("12345678901234567890"), BigDecimal.ONE, Unit.ratio(""))))
                .isEqualTo("12345678901234570000");
        assertThat(json(Quotient.undefined(Unit.percent()))).isEqualTo("null");
        assertThat(mapper.valueToTree(Count.of(12)).isIntegralNumber()).isTrue();
    }

    @Test
    void periodsAreTextAsTheyPrint() {
        assertThat(json(Periods.year(2011))).isEqualTo("\"2011-01-01..2011-12-31\"");
        assertThat(json(new IsoWeek(2011, 3))).isEqualTo("\"2011-W03\"");
        assertThat(json(new YearQuarter(2011, 3))).isEqualTo("\"2011-Q3\"");
        assertThat(json(new FiscalYear(2011, Month.APRIL))).isEqualTo("\"FY2011\"");
        assertThat(json(Map.of(new IsoWeek(2011, 3), Count.of(1)))).isEqualTo("{\"2011-W03\":1}");
    }

    @Test
    void everyValueEndsWhereItEnds() {
        for (Object value : List.of(
                Amount.parse("GBP 1"),
                Sales.monthlyRevenue(),
                Sales.customersByCountry(),
                Sales.revenueByCountry(),
                Sales.byMonth(),
                new QualityLog(QualityPolicy.withDefaults()).report(1, 1, 0))) {
            assertThat(json(List.of(value, 1))).isEqualTo("[" + json(value) + ",1]");
        }
    }

    @Test
    void aKeyNamesItsDimensions() {
        List<Dimension<?>> dimensions = List.of(Dimensions.weekday(), Dimensions.hour(), Grains.month());
        assertThat(json(Key.of(dimensions, List.of(DayOfWeek.MONDAY, 9, Sales.MARCH))))
                .isEqualTo("{\"weekday\":\"MONDAY\",\"hour\":9,\"month\":\"2024-03\"}");
        List<Dimension<?>> twice = List.of(Dimensions.country().top(1, Metrics.revenue()), Dimensions.country());
        assertThat(json(Key.of(twice, List.of("others", "France"))))
                .isEqualTo("{\"country\":\"others\",\"country (2)\":\"France\"}");
        List<Dimension<?>> thrice = List.of(
                Dimensions.country(),
                Dimensions.country().top(1, Metrics.revenue()),
                Dimensions.country().top(2, Metrics.revenue()));
        assertThat(json(Key.of(thrice, List.of("Spain", "others", "France"))))
                .isEqualTo("{\"country\":\"Spain\",\"country (2)\":\"others\",\"country (3)\":\"France\"}");
    }

    @Test
    void dimensionsOfOneNameAreCalledAsInTheGrid() {
        List<Dimension<?>> twice =
                List.of(Dimensions.country(), Dimensions.country().top(5, Metrics.revenue()));
        Column<Key, Amount> column = Column.of(
                twice,
                Metrics.revenue(),
                Unit.amount(Sales.EUR),
                List.of(Key.of(twice, List.of("Spain", "others"))),
                List.of(Amount.parse("EUR 1")),
                Amount.parse("EUR 1"));
        assertThat(column.grid().columns()).containsExactly("country", "country (2)", "revenue");
        assertThat(json(column)).contains("\"key\":{\"country\":\"Spain\",\"country (2)\":\"others\"}");
    }

    @Test
    void aSeriesHasARowForEachPeriod() {
        assertThat(json(Sales.monthlyRevenue()))
                .isEqualTo("{\"dimensions\":[\"month\"],\"metrics\":[" + REVENUE + "],\"rows\":["
                        + "{\"key\":{\"month\":\"2024-01\"},\"partial\":false,\"values\":{\"revenue\":65.50}},"
                        + "{\"key\":{\"month\":\"2024-02\"},\"partial\":false,\"values\":{\"revenue\":0.00}},"
                        + "{\"key\":{\"month\":\"2024-03\"},\"partial\":true,\"values\":{\"revenue\":1234.565}}]}");
        assertThat(json(Sales.monthlyRepeatRate()))
                .isEqualTo("{\"dimensions\":[\"month\"],\"metrics\":[{\"name\":\"repeat purchase rate\",\"unit\":"
                        + "\"fraction\",\"formula\":\""
                        + Metrics.repeatPurchaseRate().formula() + "\"}],\"rows\":["
                        + "{\"key\":{\"month\":\"2024-01\"},\"partial\":false,"
                        + "\"values\":{\"repeat purchase rate\":0.3333333333333333}},"
                        + "{\"key\":{\"month\":\"2024-02\"},\"partial\":false,"
                        + "\"values\":{\"repeat purchase rate\":null}}]}");
    }

    @Test
    void aColumnHasATotal() {
        assertThat(json(Sales.customersByCountry()))
                .isEqualTo("{\"dimensions\":[\"country\"],\"metrics\":[{\"name\":\"customers\",\"unit\":\"customers\","
                        + "\"formula\":\"" + Metrics.customerCount().formula() + "\"}],\"rows\":["
                        + "{\"key\":{\"country\":\"France\"},\"values\":{\"customers\":12}},"
                        + "{\"key\":{\"country\":\"Spain\"},\"values\":{\"customers\":1299}},"
                        + "{\"key\":{\"country\":\"(unknown)\"},\"values\":{\"customers\":12}}],"
                        + "\"totals\":{\"customers\":1300}}");
    }

    @Test
    void aBreakdownAddsSharesAndRanks() {
        assertThat(json(Sales.revenueByCountry()))
                .isEqualTo("{\"dimensions\":[\"country\"],\"metrics\":[" + REVENUE + "],\"rows\":["
                        + "{\"key\":{\"country\":\"Italy\"},\"values\":{\"revenue\":50.00},"
                        + "\"share\":0.625,\"rank\":1,\"cumulativeShare\":0.625},"
                        + "{\"key\":{\"country\":\"France\"},\"values\":{\"revenue\":25.00},"
                        + "\"share\":0.3125,\"rank\":2,\"cumulativeShare\":0.9375},"
                        + "{\"key\":{\"country\":\"Spain\"},\"values\":{\"revenue\":25.00},"
                        + "\"share\":0.3125,\"rank\":3,\"cumulativeShare\":1.25},"
                        + "{\"key\":{\"country\":\"(unknown)\"},\"values\":{\"revenue\":-20.00},"
                        + "\"share\":-0.25,\"rank\":4,\"cumulativeShare\":1}],"
                        + "\"totals\":{\"revenue\":80.00}}");
    }

    @Test
    void aTableByTimeSaysWhichRowsArePartial() {
        assertThat(json(Sales.byCountryAndMonth()))
                .isEqualTo("{\"dimensions\":[\"country\",\"month\"],\"metrics\":[" + REVENUE + "],\"rows\":["
                        + "{\"key\":{\"country\":\"France\",\"month\":\"2024-01\"},\"partial\":false,"
                        + "\"values\":{\"revenue\":1.50}},"
                        + "{\"key\":{\"country\":\"Spain\",\"month\":\"2024-02\"},\"partial\":true,"
                        + "\"values\":{\"revenue\":0.0000001}}],"
                        + "\"totals\":{\"revenue\":1.5000001}}");
    }

    @Test
    void aMetricMayBearTheNameOfADimension() {
        Table<String> table = Table.of(
                List.of(Dimensions.attribute("orders", Level.ORDER)),
                List.of(Metrics.orderCount(), Metrics.averageOrderValue()),
                List.of(Unit.count("orders"), Unit.amountPer(Sales.EUR, "order")),
                List.of("many"),
                List.of(List.<Figure>of(Sales.orders(2), Sales.perOrder("65.5", 2))),
                Set.of(),
                List.of(Sales.orders(2), Sales.perOrder("65.5", 2)));

        assertThat(json(table))
                .isEqualTo("{\"dimensions\":[\"orders\"],\"metrics\":["
                        + "{\"name\":\"orders\",\"unit\":\"orders\",\"formula\":\""
                        + Metrics.orderCount().formula()
                        + "\"},{\"name\":\"AOV\",\"unit\":\"EUR per order\","
                        + "\"formula\":\"(gross sales - discounts) / orders\"}],"
                        + "\"rows\":[{\"key\":{\"orders\":\"many\"},\"values\":{\"orders\":2,\"AOV\":32.75}}],"
                        + "\"totals\":{\"orders\":2,\"AOV\":32.75}}");
    }

    @Test
    void aSingleKeyOfOneDimensionIsWrittenByItsName() {
        Column<Integer, Count> column = Column.of(
                List.of(Dimensions.hour()),
                Metrics.orderCount(),
                Unit.count("orders"),
                List.of(9),
                List.of(Sales.orders(1)),
                Sales.orders(1));

        assertThat(json(column)).contains("\"rows\":[{\"key\":{\"hour\":9},\"values\":{\"orders\":1}}]");
    }

    @Test
    void aQualityReportIsWrittenWithItsPlaces() {
        QualityLog log = new QualityLog(QualityPolicy.withDefaults());
        log.note(Reason.UNPARSABLE_FIELD, 17, "Price", "12,50\u001b", "");
        log.add(Reason.MISSING_CUSTOMER, 3);
        log.note(Reason.OUTLIER, 0, "order A-1", "9000.00", "");
        log.treated("zero price taken as void", 2);

        assertThat(json(log.report(10, 9, 2)))
                .isEqualTo("{\"read\":10,\"accepted\":9,\"rejected\":1,\"void\":2,\"findings\":["
                        + "{\"reason\":\"unparsable-field\",\"description\":\"a field cannot be read\","
                        + "\"policy\":\"DROP\",\"count\":1,"
                        + "\"first\":[{\"line\":17,\"field\":\"Price\",\"value\":\"12,50\\u001B\"}]},"
                        + "{\"reason\":\"missing-customer\",\"description\":\"there is no customer id\","
                        + "\"policy\":\"KEEP\",\"count\":3,\"first\":[]},"
                        + "{\"reason\":\"outlier\",\"description\":\"the amount is far from the usual\","
                        + "\"policy\":\"KEEP\",\"count\":1,"
                        + "\"first\":[{\"field\":\"order A-1\",\"value\":\"9000.00\"}]}],"
                        + "\"treatments\":[{\"what\":\"zero price taken as void\",\"lines\":2}]}");
    }

    @Test
    void aMapperWithTheModuleCanTravel() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(mapper);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ObjectMapper arrived = (ObjectMapper) in.readObject();
            assertThat(arrived.writeValueAsString(Sales.byMonth())).isEqualTo(json(Sales.byMonth()));
        }
    }
}

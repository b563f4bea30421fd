package dev.kpi.examples.adapters;

import static dev.kpi.examples.adapters.Csv.EUR;
import static dev.kpi.examples.adapters.Csv.LONDON;
import static dev.kpi.examples.adapters.Csv.ORDERS;
import static dev.kpi.examples.adapters.Csv.failing;
import static dev.kpi.examples.adapters.Csv.places;
import static dev.kpi.examples.adapters.Csv.read;
import static dev.kpi.examples.adapters.Csv.treatments;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Orders;
import dev.kpi.quality.Place;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvOrdersTest {

    private static final String REQUIRED = "order,time,quantity,unit_price";

    @Test
    void aFileOfTheRequiredColumnsIsEnough() {
        Orders orders =
                read(ORDERS, REQUIRED, "A-1,2011-01-02,2,9.99", "A-1,2011-01-02,1,0.02", "A-2,2011-01-03T10:00,1,5");
        assertThat(orders.orderCount().longValue()).isEqualTo(2);
        assertThat(orders.revenue().value()).isEqualByComparingTo("25.00");
        assertThat(orders.quality().read()).isEqualTo(3);
        assertThat(orders.quality().accepted()).isEqualTo(3);
        assertThat(treatments(orders)).isEmpty();
    }

    @Test
    void everyColumnOfTheOrderFileIsRead() {
        Orders orders = read(
                CsvFormat.orderFile(),
                "order,line,time,customer,product,product_name,category,region,city,country,store,channel,payment_method,"
                        + "customer_type,sign_up,quantity,unit_price,discount,unit_cost,kind,charge,currency,returned_order,"
                        + "ship_from_lat,ship_from_lng,ship_to_lat,ship_to_lng,delivery_date,order:campaign,product:brand,"
                        + "customer:tier,line:note",
                "A-1,1,2011-01-02T03:04:05Z,c1,p1,Pot,Kitchen,North,Ulm,Germany,Ulm 1,web,card,"
                        + "private,2010-01-01,2,10.00,1.00,4.50,sale,no,EUR,,"
                        + "48.40,9.99,52.5200000004,13.4050,2011-01-05,spring,Acme,gold,gift wrapped",
                "A-1,2,2011-01-02T03:04:05Z,c1,POST,Postage,,North,Ulm,Germany,Ulm 1,web,card,"
                        + "private,2010-01-01,1,3.90,,,Sale,YES,EUR,,"
                        + "48.4,9.990,52.520000,13.405,2011-01-05,spring,,gold,",
                "R-1,1,2011-01-09T03:04:05Z,c1,p1,Pot,Kitchen,North,Ulm,Germany,Ulm 1,web,card,"
                        + "private,2010-01-01,1,10.00,0.50,,RETURN,0,,A-1,"
                        + ",,,,,,Acme,gold,",
                "A-2,1,2011-01-09T03:04:05Z,c1,p1,Pot,Kitchen,North,Ulm,Germany,Ulm 1,web,card,"
                        + "private,2010-01-01,1,10.00,0.50,,void,false,EUR,,"
                        + ",,,,,,Acme,gold,");
        assertThat(orders.currency()).isEqualTo(EUR);
        assertThat(orders.revenue().value()).isEqualByComparingTo("13.40");
        assertThat(orders.measure(Metrics.charges()).value()).isEqualByComparingTo("3.90");
        assertThat(orders.measure(Metrics.returns()).value()).isEqualByComparingTo("9.50");
        assertThat(orders.measure(Metrics.discounts()).value()).isEqualByComparingTo("1.00");
        assertThat(orders.measure(Metrics.cost()).value()).isEqualByComparingTo("9.00");
        assertThat(orders.quality().voidLines()).isEqualTo(1);
        assertThat(orders.quality().accepted()).isEqualTo(4);
        assertThat(treatments(orders)).isEmpty();
        assertThat(orders.attributes())
                .contains(
                        Dimensions.attribute("campaign", Level.ORDER),
                        Dimensions.attribute("brand", Level.PRODUCT),
                        Dimensions.attribute("tier", Level.CUSTOMER),
                        Dimensions.attribute("note", Level.LINE));
        var sales = orders.where(Dimensions.order().is("A-1"));
        assertThat(sales.by(Dimensions.shipFrom()).orderCount().keys()).containsExactly("48.4,9.99");
        assertThat(sales.by(Dimensions.shipTo()).orderCount().keys()).containsExactly("52.52,13.405");
        assertThat(sales.by(Dimensions.deliveryDate()).orderCount().keys()).containsExactly("2011-01-05");
        assertThat(sales.by(Dimensions.signUp()).orderCount().keys()).containsExactly("2010-01-01");
        for (var attribute : List.of(
                Dimensions.category(),
                Dimensions.region(),
                Dimensions.city(),
                Dimensions.country(),
                Dimensions.store(),
                Dimensions.channel(),
                Dimensions.paymentMethod(),
                Dimensions.customerType(),
                Dimensions.productName(),
                Dimensions.returnedOrder(),
                Dimensions.lineId())) {
            assertThat(orders.attributes()).contains(attribute);
        }
    }

    @Test
    void aDiscountInPercentIsTakenOffTheLine() {
        Orders orders =
                read(ORDERS, REQUIRED + ",discount_percent", "A-1,2011-01-02,3,9.99,12.5", "A-2,2011-01-02,1,1,");
        assertThat(orders.measure(Metrics.discounts()).value()).isEqualByComparingTo("3.75");
    }

    @Test
    void aDiscountOfZeroLeavesTheOtherOneAlone() {
        for (String columns : List.of("discount,discount_percent", "discount_percent,discount")) {
            boolean amountFirst = columns.startsWith("discount,");
            Orders orders = read(
                    ORDERS,
                    REQUIRED + "," + columns,
                    "A-1,2011-01-02,1,20.00," + (amountFirst ? "5.00,0" : "0,5.00"),
                    "A-2,2011-01-02,1,20.00," + (amountFirst ? "0.00,10" : "10,0.00"),
                    "A-3,2011-01-02,1,20.00," + (amountFirst ? "0.50," : ",0.50"),
                    "A-4,2011-01-02,1,20.00,0,0");
            assertThat(orders.measure(Metrics.discounts()).value()).isEqualByComparingTo("7.50");
            assertThat(orders.quality().accepted()).isEqualTo(4);
        }
    }

    @Test
    void aLineWithADiscountBothAsAnAmountAndInPercentIsRefused() {
        String[] file = {
            REQUIRED + ",discount,discount_percent",
            "A-1,2011-01-02,1,20.00,5.00,10",
            "A-2,2011-01-02,1,20.00,5.00,",
            "A-3,2011-01-02,1,20.00,5.00,ten"
        };
        Orders orders = read(ORDERS, file);
        assertThat(orders.measure(Metrics.discounts()).value()).isEqualByComparingTo("5.00");
        assertThat(orders.quality().rejected()).isEqualTo(2);
        assertThat(places(orders, Reason.UNPARSABLE_FIELD))
                .containsExactly(
                        "line 2, discount and discount_percent '5.00 and 10'", "line 4, discount_percent 'ten'");
        assertThatThrownBy(() -> read(failing(ORDERS, Reason.UNPARSABLE_FIELD), file))
                .hasMessage(
                        "orders.csv, line 2, discount and discount_percent '5.00 and 10': a line has one discount, as an"
                                + " amount or in percent; leave one of the two fields empty (unparsable-field); correct the"
                                + " line, or choose DROP for this reason");
    }

    @Test
    void columnsAreFoundByNameInAnyOrder() {
        CsvFormat format = ORDERS.withSeparator(';')
                .withDecimalMark(',')
                .withGroupingMark('.')
                .withTimePattern("dd.MM.yyyy HH:mm")
                .withDatePattern("dd.MM.yyyy")
                .withColumn(CsvField.TIME, "Datum")
                .withColumn(CsvField.UNIT_PRICE, "Preis")
                .withColumn(Dimensions.country(), "Land")
                .withColumn(Dimensions.deliveryDate(), "Lieferung");
        Orders orders = read(
                format,
                "Preis; Land ;order;Datum;quantity;Lieferung;country",
                "1.234,50;Österreich;A-1;02.01.2011 03:04;2;03.01.2011;not used");
        assertThat(orders.revenue().value()).isEqualByComparingTo("2469");
        assertThat(orders.by(Dimensions.country()).orderCount().keys()).containsExactly("Österreich");
        assertThat(orders.by(Dimensions.deliveryDate()).orderCount().keys()).containsExactly("2011-01-03");
        assertThat(treatments(orders)).containsExactly("column 'country' not used = 1");
    }

    @Test
    void columnsThatAreNotUsedAreListed() {
        Orders orders = read(ORDERS, REQUIRED + ",colour,,x\u001B[2J,colour", "A-1,2011-01-02,2,9.99,red,,,");
        assertThat(treatments(orders))
                .containsExactly(
                        "column 'colour' not used = 1",
                        "column 'x\\u001b[2J' not used = 1",
                        "column number 6 without a name not used = 1");
    }

    @Test
    void blanksAroundAFieldAreNoPartOfIt() {
        Orders orders = read(ORDERS, REQUIRED + ",country", " A-1 ,\t2011-01-02 , 2 , 9.99 ,\"\u2003New  York \"");
        assertThat(orders.by(Dimensions.order()).orderCount().keys()).containsExactly("A-1");
        assertThat(orders.by(Dimensions.country()).orderCount().keys()).containsExactly("New  York");
    }

    @Test
    void emptyLinesAreNoLines() {
        Orders orders = read(
                ORDERS, "", "\r", REQUIRED, "", "   ", "A-1,2011-01-02,1,x", "\t", "\r", "A-2,2011-01-02,1,x", "", "");
        assertThat(orders.quality().read()).isEqualTo(2);
        assertThat(places(orders, Reason.UNPARSABLE_FIELD))
                .containsExactly("line 6, unit_price 'x'", "line 9, unit_price 'x'");
    }

    @Test
    void aFileWithoutLinesGivesNoOrders() {
        assertThat(read(ORDERS, REQUIRED).orderCount().longValue()).isZero();
        assertThat(read(ORDERS, REQUIRED.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0)
                        .orderCount()
                        .longValue())
                .isZero();
    }

    // ---- times

    @Test
    void timesWithoutAnOffsetAreLocal() {
        Orders orders = read(
                ORDERS.withZone(LONDON),
                REQUIRED,
                "A-1,2011-07-01T00:30:00,1,1",
                "A-2,2011-07-01T00:30:00Z,1,1",
                "A-3,2011-06-30T23:30:00Z,1,1");
        assertThat(orders.by(Dimensions.hour()).orderCount().keys()).containsExactly(0, 1);
        assertThat(orders.coverage()).hasToString("2011-07-01..2011-07-01");
    }

    @Test
    void timesThatAClockChangeSkipsOrRepeatsAreCounted() {
        Orders orders = read(
                ORDERS.withZone(LONDON),
                REQUIRED,
                "A-1,2011-03-27T00:59:59,1,1",
                "A-2,2011-03-27T01:30:00,1,1",
                "A-3,2011-10-30T01:30:00,1,1",
                "A-4,2011-10-30T02:00:00,1,1");
        assertThat(places(orders, Reason.CLOCK_CHANGE))
                .containsExactly("line 3, time '2011-03-27T01:30:00'", "line 4, time '2011-10-30T01:30:00'");
        assertThat(orders.quality().accepted()).isEqualTo(4);
        assertThat(orders.by(Dimensions.hour()).orderCount().keys()).containsExactly(0, 1, 2);
        assertThatThrownBy(() -> read(
                        failing(ORDERS.withZone(LONDON), Reason.CLOCK_CHANGE), REQUIRED, "A-2,2011-03-27T01:30:00,1,1"))
                .hasMessage("orders.csv, line 2, time '2011-03-27T01:30:00': a clock change repeats or skips this local"
                        + " time (clock-change); correct the line, or choose KEEP or DROP for this reason");
    }

    // ---- complaints about fields

    @Test
    void whatCannotBeReadIsCountedWithItsPlaceAndKeptOut() {
        Orders orders = read(
                ORDERS,
                REQUIRED + ",unit_cost",
                "A-1,2011-01-02,1,1.00,",
                "A-2,2011-01-02,\"1e3\",1.00,",
                "A-3,yesterday,x,NaN,?",
                "A-4,2011-01-02,1,\"12,50\",",
                "A-5,2011-01-02,1,1.00,0.5");
        assertThat(orders.quality().read()).isEqualTo(5);
        assertThat(orders.quality().accepted()).isEqualTo(2);
        assertThat(orders.quality().rejected()).isEqualTo(3);
        assertThat(orders.quality().finding(Reason.UNPARSABLE_FIELD).count()).isEqualTo(6);
        assertThat(places(orders, Reason.UNPARSABLE_FIELD))
                .containsExactly(
                        "line 3, quantity '1e3'",
                        "line 4, quantity 'x'",
                        "line 4, time 'yesterday'",
                        "line 4, unit_cost '?'",
                        "line 4, unit_price 'NaN'");
    }

    private static void failsWith(String header, String line, String message) {
        Reason reason = Reason.parse(message.replaceAll(".*\\(([a-z-]+)\\);.*", "$1"));
        assertThatThrownBy(() -> read(failing(ORDERS, reason), header, "A-0,2011-01-01,1,1,,,", "", line))
                .isInstanceOfSatisfying(CsvException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.line()).isEqualTo(4);
                    assertThat(e.source()).isEqualTo("orders.csv");
                })
                .hasMessage(message);
    }

    @Test
    void everyComplaintNamesFileLineFieldAndValue() {
        String end = " (unparsable-field); correct the line, or choose DROP for this reason";
        String header = REQUIRED + ",unit_cost,kind,charge";
        failsWith(
                header,
                "A-1,2011-01-02,1,\"12,50\",,,",
                "orders.csv, line 4, unit_price '12,50': not a number with '.' as decimal mark" + end);
        failsWith(
                header,
                "A-1,02.01.2011,1,1,,,",
                "orders.csv, line 4, time '02.01.2011': not a time such as 2011-01-02T03:04:05" + end);
        failsWith(
                header,
                "A-1,2011-01-02,1,1,,refund,",
                "orders.csv, line 4, kind 'refund': not one of sale, return, void" + end);
        failsWith(
                header,
                "A-1,2011-01-02,1,1,,,maybe",
                "orders.csv, line 4, charge 'maybe': not one of true, yes, 1, false, no, 0" + end);
        failsWith(
                header,
                "A-1,2011-01-02,1,1,,,,extra",
                "orders.csv, line 4, field 8 'extra': one field more than the 7 columns of the header" + end);
        failsWith(
                header,
                "A-1,2011-01-02,1",
                "orders.csv, line 4: 3 fields but the header has 7 columns (missing-field); correct the line, or choose DROP"
                        + " for this reason");
        failsWith(
                header,
                "A-1,2011-01-02,,1,,,",
                "orders.csv, line 4, quantity '': empty, but every line needs it (missing-field); correct the line, or"
                        + " choose DROP for this reason");
        failsWith(
                header,
                "A-1,2011-01-02,1,1000000000000,,,",
                "orders.csv, line 4, unit_price '1000000000000': needs more than 6 decimals or is not below 10^12"
                        + " (amount-out-of-range); correct the line, or choose DROP for this reason");
        header = REQUIRED + ",ship_to_lat,ship_to_lng,sign_up";
        failsWith(
                header,
                "A-1,2011-01-02,1,1,90.1,0,",
                "orders.csv, line 4, ship_to_lat '90.1': not degrees from -90 to 90 with '.' as decimal mark" + end);
        failsWith(
                header,
                "A-1,2011-01-02,1,1,0,1e2,",
                "orders.csv, line 4, ship_to_lng '1e2': not degrees from -180 to 180 with '.' as decimal mark" + end);
        failsWith(
                header,
                "A-1,2011-01-02,1,1,,,soon",
                "orders.csv, line 4, sign_up 'soon': not a date such as 2011-01-02" + end);
    }

    @Test
    void aComplaintNamesThePatternOfTimes() {
        assertThatThrownBy(() -> read(
                        failing(ORDERS.withTimePattern("dd.MM.yyyy"), Reason.UNPARSABLE_FIELD),
                        REQUIRED,
                        "A-1,2011-01-02,1,1"))
                .hasMessage("orders.csv, line 2, time '2011-01-02': not a time of the pattern 'dd.MM.yyyy'"
                        + " (unparsable-field); correct the line, or choose DROP for this reason");
    }

    @Test
    void aLongFieldIsToldByItsBeginning() {
        for (String letter : List.of("x", "\u00e9", "\u20ac")) {
            String field = letter.repeat(5000);
            Orders orders = read(ORDERS, REQUIRED, "A-1,2011-01-02," + field + ",1", "A-2,2011-01-02,1,1, " + field);
            assertThat(orders.quality().finding(Reason.UNPARSABLE_FIELD).first())
                    .extracting(Place::value)
                    .containsExactly(letter.repeat(1000), letter.repeat(1000));
        }
    }

    @Test
    void aHeaderOfVeryManyColumnsIsRefused() {
        String columns = ",".repeat(4092);
        assertThat(read(ORDERS, REQUIRED + columns, "A-1,2011-01-02,1,1" + columns)
                        .quality()
                        .accepted())
                .isEqualTo(1);
        assertThatThrownBy(() -> read(ORDERS, REQUIRED + columns + ","))
                .isInstanceOf(CsvException.class)
                .hasMessage("orders.csv, line 1: has 4097 columns, and a file may have 4096; remove those that are not"
                        + " needed");
    }

    @Test
    void linesOfTooManyOrTooFewFieldsAreKeptOut() {
        Orders orders = read(ORDERS, REQUIRED, "A-1,2011-01-02,1,1,", "A-2,2011-01-02,1", "A-3,2011-01-02,1,1", "\"\"");
        assertThat(orders.quality().accepted()).isEqualTo(1);
        assertThat(places(orders, Reason.UNPARSABLE_FIELD)).containsExactly("line 2, field 5 ''");
        assertThat(places(orders, Reason.MISSING_FIELD)).containsExactly("line 3", "line 5");
    }

    @Test
    void everyMissingFieldIsNamed() {
        Orders orders = read(ORDERS, REQUIRED, ",,,", "A-1,2011-01-02,1,1");
        assertThat(places(orders, Reason.MISSING_FIELD))
                .containsExactly("line 2, order ''", "line 2, quantity ''", "line 2, time ''", "line 2, unit_price ''");
        assertThat(orders.quality().rejected()).isEqualTo(1);
    }

    @Test
    void theReportKeepsTheStartOfALongValueOnly() {
        Orders orders = read(ORDERS, REQUIRED, "A-1,2011-01-02,1," + "x".repeat(5000));
        assertThat(orders.quality()
                        .finding(Reason.UNPARSABLE_FIELD)
                        .first()
                        .get(0)
                        .value())
                .isEqualTo("x".repeat(1000));
    }

    @Test
    void aLineInAnotherCurrencyStopsTheLoad() {
        assertThatThrownBy(
                        () -> read(ORDERS, REQUIRED + ",currency", "A-1,2011-01-02,1,1,EUR", "A-2,2011-01-02,1,1,USD"))
                .isInstanceOf(CsvException.class)
                .hasMessage("orders.csv, line 3, currency 'USD': order A-2 is in USD but these orders are in EUR"
                        + " (other-currency); convert the amounts before building orders");
    }

    @Test
    void theFirstFailureOfTheFileIsTold() {
        List<String> lines = new ArrayList<>(List.of(REQUIRED));
        for (int i = 0; i < 400; i++) {
            lines.add("A-" + i + ",2011-01-02," + (i % 7 == 3 ? "x" : "1") + ",1");
        }
        byte[] bytes = String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int round = 0; round < 50; round++) {
            assertThatThrownBy(() -> read(failing(ORDERS, Reason.UNPARSABLE_FIELD), bytes, 64))
                    .isInstanceOfSatisfying(
                            CsvException.class, e -> assertThat(e.line()).isEqualTo(5));
        }
    }

    @Test
    void linesThatContradictEachOtherNameTheFileToo() {
        assertThatThrownBy(() -> read(
                        ORDERS.withPolicy(QualityPolicy.withDefaults().with(Reason.DUPLICATE_LINE_ID, Policy.FAIL)),
                        REQUIRED + ",line",
                        "A-1,2011-01-02,1,1,1",
                        "A-1,2011-01-02,1,1,1"))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith("orders.csv, ");
    }

    // ---- complaints about the file

    @Test
    void aMissingColumnIsNamedWithThoseThatAreThere() {
        assertThatThrownBy(() -> read(ORDERS, "", "order,date,quantity,price", "A-1,2011-01-02,1,1"))
                .isInstanceOfSatisfying(CsvException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.reason()).isNull();
                })
                .hasMessage(
                        "orders.csv, line 2: no column 'time' for the time, 'unit_price' for the unit price; the columns"
                                + " are 'order', 'date', 'quantity', 'price'; say which column holds it with"
                                + " CsvFormat.withColumn");
        assertThatThrownBy(() -> read(ORDERS.withColumn(Dimensions.country(), "Land"), REQUIRED))
                .hasMessage("orders.csv, line 1: no column 'Land' for the country; the columns are 'order', 'time',"
                        + " 'quantity', 'unit_price'; say which column holds it with CsvFormat.withColumn");
    }

    @Test
    void anotherSeparatorIsHintedAt() {
        assertThatThrownBy(() -> read(ORDERS.withColumn(CsvField.TIME, "order"), "order;time;quantity;unit_price"))
                .hasMessage(
                        "orders.csv, line 1: no column 'order' for the order, 'order' for the time, 'quantity' for the"
                                + " quantity, 'unit_price' for the unit price; the columns are 'order;time;quantity;unit_price';"
                                + " fields are separated by ',', choose another with CsvFormat.withSeparator; say which column"
                                + " holds it with CsvFormat.withColumn");
    }

    @Test
    void aColumnThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> read(ORDERS, "order,time,quantity,unit_price, time"))
                .hasMessage("orders.csv, line 1: two columns are called 'time'; rename or remove one of them");
    }

    @Test
    void twoColumnsThatAreReadAsTheSameAreRefused() {
        assertThatThrownBy(() -> read(ORDERS, REQUIRED + ",category,product:category"))
                .hasMessage("orders.csv, line 1: the columns 'category' and 'product:category' are both read as the"
                        + " category; rename or remove one of them");
        assertThatThrownBy(() -> read(ORDERS, "order:order," + REQUIRED))
                .hasMessage("orders.csv, line 1: the columns 'order:order' and 'order' are both read as the order;"
                        + " rename or remove one of them");
        assertThatThrownBy(() -> read(ORDERS, REQUIRED + ",customer:customer,customer"))
                .hasMessage("orders.csv, line 1: the columns 'customer:customer' and 'customer' are both read as the"
                        + " customer; rename or remove one of them");
        assertThatThrownBy(() -> read(ORDERS, REQUIRED + ",product:brand,product: brand"))
                .hasMessage("orders.csv, line 1: the columns 'product:brand' and 'product: brand' are both read as the"
                        + " brand; rename or remove one of them");
        assertThat(read(ORDERS, REQUIRED + ",product:category,line:brand,product:brand", "A-1,2011-01-02,1,1,Toys,x,y")
                        .by(Dimensions.category())
                        .orderCount()
                        .keys())
                .containsExactly("Toys");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> read(ORDERS, ""))
                .hasMessage("orders.csv: is empty; its first line must name the columns");
        assertThatThrownBy(() -> read(ORDERS, "\n\r\n\n"))
                .isInstanceOf(CsvException.class)
                .hasMessage("orders.csv: is empty; its first line must name the columns");
    }

    @Test
    void theCurrencyMustBeTold() {
        CsvFormat format = CsvFormat.orderFile();
        assertThat(read(format, REQUIRED + ",currency", "", "A-1,2011-01-02,1,1, usd ", "A-2,2011-01-02,1,1,USD")
                        .currency())
                .isEqualTo(Currency.getInstance("USD"));
        assertThatThrownBy(() -> read(format, REQUIRED, "A-1,2011-01-02,1,1"))
                .hasMessage("orders.csv: no column tells the currency; name it with CsvFormat.withCurrency");
        assertThatThrownBy(() -> read(format, REQUIRED + ",currency"))
                .hasMessage("orders.csv: has no line that tells the currency; name it with CsvFormat.withCurrency");
        assertThatThrownBy(() -> read(format, REQUIRED + ",currency", "", "A-1,2011-01-02,1,1,€"))
                .hasMessage(
                        "orders.csv, line 3: currency '€' is no ISO 4217 code; correct it, or name the currency with"
                                + " CsvFormat.withCurrency");
    }

    @Test
    void theFirstLineThatNamesACurrencyTellsItWhateverTheOrderOfLines() {
        CsvFormat format = CsvFormat.orderFile();
        List<String> lines = List.of("A-1,2011-01-02,1,1,", "A-2,2011-01-02,1,1", "A-3,2011-01-02,1,1,EUR");
        for (List<String> order : List.of(lines, List.of(lines.get(2), lines.get(0), lines.get(1)))) {
            Orders orders = read(format, REQUIRED + ",currency\n" + String.join("\n", order));
            assertThat(orders.currency()).isEqualTo(EUR);
            assertThat(orders.orderCount().longValue()).isEqualTo(2);
        }
        assertThatThrownBy(() -> read(format, REQUIRED + ",currency", "A-1,2011-01-02,1,1,", "A-2,2011-01-02,1,1,"))
                .hasMessage("orders.csv: has no line up to line 3 that tells the currency; name it with"
                        + " CsvFormat.withCurrency");
    }

    /** Some MiB of lines that name no currency, then one that does; with parts of any size. */
    @Test
    void theCurrencyMayBeToldFarDown() {
        String header = REQUIRED + ",currency,note\n";
        String silent = "A-1,2011-01-02,1,1,," + "x".repeat(1_000) + "\n";
        String telling = "A-2,2011-01-02,1,1,EUR,\n";
        for (int lines : new int[] {3, 1_100, 5_000}) {
            byte[] bytes = (header + silent.repeat(lines) + telling).getBytes(UTF_8);
            for (int chunkSize : new int[] {0, 1, 3_000, 1 << 25}) {
                Orders orders = read(CsvFormat.orderFile(), bytes, chunkSize);
                assertThat(orders.currency()).isEqualTo(EUR);
                assertThat(orders.quality().accepted()).isEqualTo(lines + 1L);
            }
        }
        assertThatThrownBy(() -> read(CsvFormat.orderFile(), header + silent.repeat(17_000) + telling))
                .hasMessageMatching(
                        "orders.csv: has no line up to line 16[0-9]{3} that tells the currency; name it with"
                                + " CsvFormat.withCurrency");
        String broken = header + silent.repeat(2_000) + "A-2,2011-01-02,1,1,\"EUR\n";
        assertThatThrownBy(() -> read(CsvFormat.orderFile(), broken)).hasMessageStartingWith("orders.csv, line 2002: ");
    }

    @Test
    void aColumnIsReadAsOneThing() {
        String line = "A-1,2011-01-02,2,3";
        assertThatThrownBy(() -> read(ORDERS.withColumn(Dimensions.customer(), "order"), REQUIRED, line))
                .isInstanceOf(CsvException.class)
                .hasMessage("orders.csv, line 1: column 'order' is to be read as the order and as the customer; choose"
                        + " another column for one of them with CsvFormat.withColumn");
        assertThatThrownBy(() -> read(ORDERS.withColumn(CsvField.QUANTITY, "unit_price"), REQUIRED, line))
                .isInstanceOf(CsvException.class)
                .hasMessage(
                        "orders.csv, line 1: column 'unit_price' is to be read as the quantity and as the unit price;"
                                + " choose another column for one of them with CsvFormat.withColumn");
        assertThatThrownBy(() -> read(
                        ORDERS.withColumn(Dimensions.country(), "place").withColumn(Dimensions.region(), "place"),
                        REQUIRED + ",place",
                        line + ",x"))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith(
                        "orders.csv, line 1: column 'place' is to be read as the region and as the country;");
    }

    @Test
    void aColumnChosenForSomethingIsNotWhatItWouldBeOtherwise() {
        Orders country =
                read(ORDERS.withColumn(Dimensions.country(), "region"), REQUIRED + ",region", "A-1,2011-01-02,2,3,x");
        assertThat(country.attributes()).contains(Dimensions.country()).doesNotContain(Dimensions.region());
        Orders region =
                read(ORDERS.withColumn(Dimensions.region(), "country"), REQUIRED + ",country", "A-1,2011-01-02,2,3,x");
        assertThat(region.attributes()).contains(Dimensions.region()).doesNotContain(Dimensions.country());
        Orders swapped = read(
                ORDERS.withColumn(CsvField.QUANTITY, "unit_price").withColumn(CsvField.UNIT_PRICE, "quantity"),
                REQUIRED,
                "A-1,2011-01-02,2,3");
        assertThat(swapped.measure(Metrics.units()).value()).isEqualByComparingTo("3");
    }

    @Test
    void aTimeThatOrdersCannotHoldIsToldAsItIsWritten() {
        Orders orders = read(
                ORDERS,
                REQUIRED,
                "A-1,9999-12-31,1,1",
                "A-2,1677-12-31T23:59:59Z,1,1",
                "A-2,2262-01-01,1,1",
                "A-2,2262-01-01,1,1",
                "A-3,2261-12-31T23:59:59,1,1",
                "A-4,1678-01-01,1,1",
                "A-5,2261-12-31T23:00-05:00,1,1");
        assertThat(places(orders, Reason.UNPARSABLE_FIELD))
                .containsExactly(
                        "line 2, time '9999-12-31'",
                        "line 3, time '1677-12-31T23:59:59Z'",
                        "line 4, time '2262-01-01'",
                        "line 5, time '2262-01-01'",
                        "line 8, time '2261-12-31T23:00-05:00'");
        assertThatThrownBy(() -> read(failing(ORDERS, Reason.UNPARSABLE_FIELD), REQUIRED, "A-1,9999-12-31,1,1"))
                .hasMessage("orders.csv, line 2, time '9999-12-31': not between the years 1678 and 2261"
                        + " (unparsable-field); correct the line, or choose DROP for this reason");
        // near the bound, the zone decides
        assertThat(places(
                        read(ORDERS.withZone(ZoneId.of("America/Lima")), REQUIRED, "A-1,2261-12-31T23:00,1,1"),
                        Reason.UNPARSABLE_FIELD))
                .containsExactly("line 2, time '2262-01-01T04:00:00Z'");
    }

    @Test
    void theMessageNamesTheFileAsGiven(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("mine.csv"), "order\n");
        assertThatThrownBy(() -> CsvOrders.read(file, ORDERS))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith(file + ", line 1: no column 'time' for the time");
        assertThatThrownBy(() -> CsvOrders.read(directory.resolve("none.csv"), ORDERS))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void progressEndsWithTheSizeOfTheFile(@TempDir Path directory) throws Exception {
        Path file =
                Files.writeString(directory.resolve("mine.csv"), REQUIRED + "\n" + "A-1,2011-01-02,1,1\n".repeat(1000));
        List<String> told = new ArrayList<>();
        Orders orders = CsvOrders.read(file, ORDERS, (bytes, total) -> told.add(bytes + " of " + total));
        assertThat(orders.quality().read()).isEqualTo(1000);
        assertThat(told).last().isEqualTo(Files.size(file) + " of " + Files.size(file));
    }

    // ---- the format

    @Test
    void marksAndSeparatorsMustBeApart() {
        assertThatThrownBy(() -> ORDERS.withSeparator('"'))
                .hasMessage("separator (\") must be an ASCII character other than the double quote and line breaks");
        assertThatThrownBy(() -> ORDERS.withSeparator('\n'))
                .hasMessage(
                        "separator (\\u000a) must be an ASCII character other than the double quote and line breaks");
        assertThatThrownBy(() -> ORDERS.withSeparator('¦'))
                .hasMessage("separator (¦) must be an ASCII character other than the double quote and line breaks");
        assertThatThrownBy(() -> ORDERS.withGroupingMark('.'))
                .hasMessage("groupingMark (.) must differ from decimalMark");
        assertThatThrownBy(() -> ORDERS.withGroupingMark(',').withDecimalMark(','))
                .hasMessage("decimalMark (,) must differ from groupingMark");
        assertThatThrownBy(() -> ORDERS.withDecimalMark('5'))
                .hasMessage("decimalMark (5) must be neither a digit nor a sign");
        assertThatThrownBy(() -> ORDERS.withColumn(CsvField.TIME, " ")).hasMessage("header must not be blank");
    }

    @Test
    void settingsOfTheOrdersAreKept() {
        CsvFormat format = CsvFormat.orderFile()
                .withSettings(settings -> settings.withCompleteHistory().withReturnsOnOrderDate())
                .withCurrency(EUR)
                .withZone(LONDON);
        Orders orders = read(format, REQUIRED, "A-1,2011-01-02,1,1");
        assertThat(orders.hasCompleteHistory()).isTrue();
        assertThat(orders.zone()).isEqualTo(LONDON);
        assertThat(format.settings().hasReturnsOnOrderDate()).isTrue();
    }

    @Test
    void aFormatPrintsASummary() {
        assertThat(CsvFormat.orderFile())
                .hasToString("CsvFormat[29 columns, UTF-8, separator ',', decimal mark '.', Z]");
        assertThat(CsvFormat.onlineRetailII().withSeparator('\t'))
                .hasToString("CsvFormat[8 columns, UTF-8, separator '\\u0009', decimal mark '.', GBP, Europe/London]");
    }

    @Test
    void theTroubleToldFirstIsTheFirstOfTheSourceWhateverTheColumn() {
        CsvFormat strict = ORDERS.withPolicy(QualityPolicy.withDefaults()
                .with(Reason.UNPARSABLE_FIELD, Policy.FAIL)
                .with(Reason.MISSING_FIELD, Policy.FAIL)
                .with(Reason.ZERO_PRICE, Policy.FAIL));
        String whole = "A-1,2011-01-02,2,9.99";
        for (List<String> lines : List.of(
                List.of("A-2,2011-01-02,2,x", "A-3,yesterday,2,9.99"),
                List.of("A-2,2011-01-02,2,0", "A-3,yesterday,2,9.99"),
                List.of("A-2,2011-01-02,2,", "A-3,2011-01-02,2,x"),
                List.of("A-2,2011-01-02,2,9.99,5", ",2011-01-02,2,9.99"))) {
            assertThatThrownBy(() -> read(strict, REQUIRED, whole, lines.get(0), whole, lines.get(1)))
                    .as(lines.toString())
                    .hasMessageStartingWith("orders.csv, line 3");
        }
    }
}

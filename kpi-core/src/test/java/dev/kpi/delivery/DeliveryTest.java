package dev.kpi.delivery;

import static dev.kpi.delivery.Deliveries.deliveryDistance;
import static dev.kpi.delivery.Deliveries.deliveryTime;
import static dev.kpi.metric.Dimensions.channel;
import static dev.kpi.metric.Dimensions.distanceBand;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.shipFrom;
import static dev.kpi.metric.Dimensions.shipTo;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static Line line(String order, String day, int price) {
        return Line.of(order, Instant.parse(day + "T22:30:00Z"), "mug", 1, new BigDecimal(price));
    }

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(Currency.getInstance("EUR"), ZoneId.of("Europe/Paris")));
    }

    /** Degrees of latitude along a meridian are 111.195 km each. */
    private static Line north(String order, double degrees, int price) {
        return line(order, "2024-01-01", price).withShipFrom(48, 2).withShipTo(48 + degrees, 2);
    }

    private static final Orders SENT = orders(
            north("a", 0.01, 10).withCustomer("ann"),
            north("b", 0.02, 20),
            north("c", 1, 30).withChannel("web"),
            north("c", 1, 30).withChannel("web"),
            north("d", 2, 100).withCustomer("ann"),
            line("d", "2024-01-09", -40).withKind(dev.kpi.order.LineKind.RETURN),
            line("e", "2024-01-01", 5).withShipFrom(48, 2),
            line("f", "2024-01-01", 5).withShipFrom(48, 2).with(shipTo(), "91,0"),
            line("R", "2024-01-05", 7).withKind(dev.kpi.order.LineKind.RETURN));

    @Test
    void distancesPrintInBands() {
        assertThat(SENT.measure(deliveryDistance().withBands(2, 100, 200))).hasToString("""
                        delivery distance  orders  of orders    revenue         AOV
                        below 2 km              1      16.7%  EUR 10.00   EUR 10.00
                        2 to 100 km             1      16.7%  EUR 20.00   EUR 20.00
                        100 to 200 km           1      16.7%  EUR 60.00   EUR 60.00
                        200 km and more         1      16.7%  EUR 60.00  EUR 100.00
                        (unknown)               2      33.3%   EUR 3.00    EUR 5.00
                        mean 84.23 km, median 56.71 km, 90% within 189.03 km
                        rank correlation of distance and order value: 1.00
                        2 orders without coordinates, 1 of them with some that cannot be read, such as 91,0""");
    }

    @Test
    void figuresAreExact() {
        DeliveryDistance distance = SENT.measure(deliveryDistance());
        // 1,112 m, 2,224 m, 111,195 m and 222,390 m
        assertThat(distance.mean().numerator()).isEqualByComparingTo("336921");
        assertThat(distance.mean().denominator()).isEqualByComparingTo("4000");
        assertThat(distance.median().toBigDecimal()).isEqualByComparingTo("56.7095");
        assertThat(distance.percentile90().toBigDecimal()).isEqualByComparingTo("189.0315");
        assertThat(distance.missing()).hasToString("2 orders");
        assertThat(distance.unreadable()).hasToString("1 orders");
        assertThat(distance.firstUnreadable()).isEqualTo("91,0");
        assertThat(distance.get("100 to 250 km").orders()).hasToString("2 orders");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> distance.get("near"))
                .withMessage("no band 'near'; there are below 10 km, 10 to 50 km, 50 to 100 km, 100 to 250 km,"
                        + " 250 to 500 km, 500 to 1000 km, 1000 km and more, (unknown)");
        assertThat(distance)
                .isEqualTo(SENT.measure(deliveryDistance()))
                .hasSameHashCodeAs(SENT.measure(deliveryDistance()));
        assertThat(deliveryDistance().withBands(5)).isEqualTo(deliveryDistance().withBands(5));
    }

    @Test
    void theBandIsADimensionLikeAnyOther() {
        assertThat(SENT.by(distanceBand(2, 100, 200)).measure(revenue(), orderCount(), averageOrderValue()))
                .hasToString("""
                        delivery distance     revenue  orders         AOV
                        below 2 km          EUR 10.00       1   EUR 10.00
                        2 to 100 km         EUR 20.00       1   EUR 20.00
                        100 to 200 km       EUR 60.00       1   EUR 60.00
                        200 km and more     EUR 60.00       1  EUR 100.00
                        (unknown)            EUR 3.00       2    EUR 5.00
                        total              EUR 153.00       6   EUR 33.33
                        5 rows""");
        assertThat(SENT.where(distanceBand(2).is("below 2 km")).revenue()).hasToString("EUR 10.00");
        assertThat(SENT.by(distanceBand(2), channel()).revenue().keys())
                .extracting(Object::toString)
                .containsExactly(
                        "below 2 km / (unknown)",
                        "2 km and more / web",
                        "2 km and more / (unknown)",
                        "(unknown) / (unknown)");
        assertThat(SENT.by(
                                distanceBand(150).map("far", band -> band.equals("150 km and more") ? "yes" : "no"),
                                product())
                        .revenue()
                        .keys())
                .extracting(Object::toString)
                .containsExactly("no / mug", "yes / mug", "(unknown) / mug");
        assertThat(SENT.by(distanceBand(150).top(1, revenue())).revenue().keys())
                .containsExactly("below 150 km", "others");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> SENT.where(distanceBand(2).is("near")))
                .withMessage("no delivery distance 'near' in these orders; there are 2: 2 km and more, below 2 km");
    }

    @Test
    void withoutCoordinatesItIsRefused() {
        Orders none = orders(line("a", "2024-01-01", 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> none.measure(deliveryDistance()))
                .withMessage("delivery distance cannot be told: no line tells where its order is sent from; give lines"
                        + " coordinates with withShipFrom and withShipTo, or as text such as 51.5,-0.12");
        Orders half = orders(line("a", "2024-01-01", 1).withShipFrom(1, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> half.measure(deliveryDistance()))
                .withMessage("delivery distance cannot be told: no line tells where its order is sent to; give lines"
                        + " coordinates with withShipFrom and withShipTo, or as text such as 51.5,-0.12");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> half.by(distanceBand()).revenue())
                .withMessage("no line has a ship to; these orders have order, product, ship from, weekday, hour,"
                        + " the calendar grains");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> none.by(distanceBand()).revenue())
                .withMessage("no line has a ship from; these orders have order, product, weekday, hour,"
                        + " the calendar grains");
    }

    @Test
    void ofNoKnownDistanceTheAveragesAreUndefined() {
        Orders wrong = orders(line("a", "2024-01-01", 1)
                .with(shipFrom(), "somewhere over the rainbow, way up high, there's a land")
                .with(shipTo(), "1,1"));
        assertThat(wrong.measure(deliveryDistance().withBands(1))).hasToString("""
                        delivery distance  orders  of orders   revenue       AOV
                        below 1 km              0       0.0%  EUR 0.00       n/a
                        1 km and more           0       0.0%  EUR 0.00       n/a
                        (unknown)               1     100.0%  EUR 1.00  EUR 1.00
                        mean n/a, median n/a, 90% within n/a
                        rank correlation of distance and order value: n/a
                        1 orders without coordinates, 1 of them with some that cannot be read, such as \
                        somewhere over the rainbow, way up high, there's a land""");
        assertThat(SENT.where(channel().is("web"))
                        .measure(deliveryDistance())
                        .rankCorrelation()
                        .isDefined())
                .isFalse();
        assertThat(SENT.where(product().matching("is none", key -> false))
                        .measure(deliveryDistance())
                        .missing())
                .hasToString("0 orders");
    }

    @Test
    void itGoesOutAsAGrid() throws Exception {
        assertThat(new ObjectMapper()
                        .findAndRegisterModules()
                        .writeValueAsString(SENT.measure(deliveryDistance().withBands(9))))
                .startsWith("{\"columns\":[{\"name\":\"delivery distance\"},{\"name\":\"orders\",\"unit\":\"orders\"},"
                        + "{\"name\":\"of orders\",\"unit\":\"fraction\"},{\"name\":\"revenue\",\"unit\":\"EUR\"},"
                        + "{\"name\":\"AOV\",\"unit\":\"EUR per order\"}],\"rows\":[{\"delivery distance\":\"below 9 km\","
                        + "\"orders\":2,\"of orders\":0.3333333333333333,\"revenue\":30.00,\"AOV\":15}");
    }

    // ---- time

    private static Line arrived(String order, String day, String on) {
        return line(order, day, 1).with(Dimensions.deliveryDate(), on);
    }

    private static final Orders ARRIVED = orders(
            arrived("a", "2024-01-01", "2024-01-01"), // 23:30 in Paris
            arrived("b", "2024-07-01", "2024-07-02"), // 00:30 of the 2nd in Paris
            arrived("c", "2024-01-01", "2024-01-05"),
            arrived("c", "2024-01-01", "2024-01-05"),
            arrived("d", "2024-01-01", "2024-03-01"),
            arrived("e", "2024-01-02", "2024-01-01"),
            arrived("f", "2024-01-02", "soon"),
            line("g", "2024-01-02", 1),
            line("g", "2024-01-12", -1));

    @Test
    void daysPrintInBands() {
        assertThat(ARRIVED.measure(deliveryTime())).hasToString("""
                        delivery time     orders  of orders
                        0 days                 2      50.0%
                        1 day                  0       0.0%
                        2 days                 0       0.0%
                        3 to 4 days            1      25.0%
                        5 to 7 days            0       0.0%
                        8 to 14 days           0       0.0%
                        15 days and more       1      25.0%
                        mean 16.00 days, median 2.00 days, 90% within 43.20 days
                        2 orders without a delivery date, 1 of them with one that cannot be read, such as soon
                        1 orders with a delivery date before the order""");
        DeliveryTime time = ARRIVED.measure(deliveryTime().withBands(5));
        assertThat(time.bands()).extracting(DeliveryTime.Band::name).containsExactly("0 to 4 days", "5 days and more");
        assertThat(time.get("0 to 4 days").orders()).hasToString("3 orders");
        assertThat(time.median().toBigDecimal()).isEqualByComparingTo("2");
        assertThat(time.early()).hasToString("1 orders");
        assertThat(time.missing()).hasToString("2 orders");
        assertThat(time).isEqualTo(ARRIVED.measure(deliveryTime().withBands(5)));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> time.get("fast"))
                .withMessage("no band 'fast'; there are 0 to 4 days, 5 days and more");
    }

    @Test
    void withoutDeliveryDatesItIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SENT.measure(deliveryTime()))
                .withMessage("delivery time cannot be told: no line has a delivery date; give lines theirs with"
                        + " withDeliveryDate, or as text such as 2024-03-31");
        Orders given = orders(line("a", "2024-01-01", 1).withDeliveryDate(LocalDate.of(2024, 1, 4)));
        assertThat(given.measure(deliveryTime()).mean()).hasToString("3.00 days");
    }

    @Test
    void breaksOfDaysAscend() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deliveryTime().withBands(3, 2))
                .withMessage("breaks [3, 2] must ascend and begin with 1 day or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deliveryTime().withBands(0, 2))
                .withMessage("breaks [0, 2] must ascend and begin with 1 day or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deliveryTime().withBands())
                .withMessage("breaks must not be empty; name at least one day");
    }
}

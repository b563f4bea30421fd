package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Adding day after day to a shop with thousands of orders, most of which stay as they are. */
class PlusManyOrdersTest {

    private static final int CUSTOMERS = 4_000;
    private static final long START = Instant.parse("2011-01-01T00:00:00Z").getEpochSecond();

    private final Random random = new Random(11);
    private int orders;

    /** Facts are functions of the order's number, so that lines of an order agree whenever they come. */
    private Line line(int order, int number) {
        boolean returned = order % 17 == 3;
        int customer = (int) (CUSTOMERS * Math.pow((order * 7919L % 10_007) / 10_007.0, 2));
        // some orders come long after they were placed, before older ones of their customer or of anybody
        long minutes = order % 13 == 5 ? order / 2 : order;
        int product = Math.floorMod(order * 31 + number * 17, 700);
        Line line = Line.of(
                        "order " + order,
                        Instant.ofEpochSecond(START + 60 * minutes * 7),
                        product == 0 ? "" : "p-" + product,
                        returned ? -1 : 1 + number % 4,
                        BigDecimal.valueOf(199 + product, 2))
                .withLineId(Integer.toString(number))
                .withCategory("category " + product % 9)
                .withChannel("channel " + order % 3);
        if (order % 6 != 0 || number > 4) { // a late line tells whose a guest's order was
            line = line.withCustomer("customer " + customer);
        }
        if (order % 29 == 7 && number == 2) {
            line = line.withKind(LineKind.VOID);
        }
        if (returned) {
            int back = order - 1 - order % 83;
            line = line.withReturnedOrder("order " + (back % 17 == 3 ? back + 40 : back));
        }
        return number % 5 == 0 ? line : line.withUnitCost(BigDecimal.ONE);
    }

    /** So many lines: mostly of new orders, some of old ones, some that were there before. */
    private List<Line> lines(int count) {
        List<Line> lines = new ArrayList<>();
        while (lines.size() < count) {
            boolean late = orders > 100 && random.nextInt(25) == 0;
            int order = late ? random.nextInt(orders) : orders++;
            int from = late ? 3 : 0;
            for (int number = from; number < from + 1 + random.nextInt(4); number++) {
                lines.add(line(order, number));
            }
        }
        return lines;
    }

    private static Orders orders(OrderSettings settings, List<Line> lines) {
        return lines.stream().collect(Orders.collector(settings));
    }

    private void addDays(OrderSettings settings) {
        List<Line> all = lines(40_000);
        Orders grown = orders(settings, all);
        Orders rebuilt = grown;
        for (int day = 0; day < 12; day++) {
            List<Line> lines = lines(day == 6 ? 20_000 : 400); // a day of many, too, to outgrow shared texts
            all.addAll(lines);
            grown = grown.plus(lines.stream());
            assertThat(grown.isSpliced()).isTrue();
            if (day == 3) {
                rebuilt = grown.plus(Stream.of(), false);
            } else if (day > 3) {
                rebuilt = rebuilt.plus(lines.stream(), false);
            }
        }

        assertThat(SnapshotRows.of(grown)).isEqualTo(SnapshotRows.of(rebuilt));
        assertThat(grown.quality()).isEqualTo(rebuilt.quality());
        assertThat(grown.audit()).isEqualTo(rebuilt.audit());
        Orders whole = orders(settings, all);
        for (var dimension :
                List.of(Dimensions.customer(), Dimensions.product(), Dimensions.category(), Dimensions.channel())) {
            assertThat(grown.by(dimension, Grains.month()).measure(Metrics.all()))
                    .isEqualTo(whole.by(dimension, Grains.month()).measure(Metrics.all()));
        }
        assertThat(grown.quality().finding(Reason.DUPLICATE_LINE_ID).count()).isPositive();
        assertThat(grown).hasToString(whole.toString());
        assertThat(grown.quality().read()).isEqualTo(whole.quality().read());
        assertThat(grown.quality().accepted()).isEqualTo(whole.quality().accepted());
        assertThat(grown.audit()).isEqualTo(whole.audit());
    }

    @Test
    void dayAfterDayIsBuildingAtOnce() {
        addDays(OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London")));
    }

    @Test
    void dayAfterDayIsBuildingAtOnceWithReturnsOnOrderDate() {
        addDays(OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London")).withReturnsOnOrderDate());
    }
}

package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.quality.Reason;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Amounts are staged at as many decimals as lines needed so far; orders must not show where that grew. */
class AmountScalesTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));

    private static LineBatch line(LineBatch batch, String order, long quantity, long price, int scale) {
        return batch.text(LineBatch.ORDER, order).at(0, 0).quantity(quantity, 0).unitPrice(price, scale);
    }

    @Test
    void aLineThatNeedsMoreDecimalsThanAllBeforeLeavesThoseWhatTheyAre() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        int lines = StagedLongs.CHUNK + 100;
        for (int i = 1; i <= lines; i++) {
            line(batch, "A" + i, 2, 150, 2).end(i);
        }
        line(batch, "B", 3, 1, 3).end(lines + 1L);
        line(batch, "C", 1, 150, 2).quantity(25, 1).end(lines + 2L);

        Orders orders = builder.toOrders();

        assertThat(orders.facts().amountScale).isEqualTo(3);
        assertThat(orders.facts().quantityScale).isEqualTo(1);
        assertThat(orders.revenue().toString()).isEqualTo("GBP " + (3 * lines + 3) + ".753");
    }

    @Test
    void aVoidLineAddsNoDecimals() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        line(batch, "A", 2, 150, 2).end(1);
        line(batch, "B", 1, 1, 6).kind(LineKind.VOID).end(2);
        line(batch, "C", -1, 150, 2).end(3);

        Orders orders = builder.toOrders();

        assertThat(orders.facts().amountScale).isEqualTo(2);
        assertThat(orders.revenue().toString()).isEqualTo("GBP 1.50");
    }

    @Test
    void aRepeatIsFoundAmongBatchesOfUnlikeDecimals() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch first = builder.newBatch();
        LineBatch second = builder.newBatch();
        line(first, "A", 2, 150, 2).end(1);
        line(first, "B", 1, 15, 4).end(2);
        line(second, "A", 2, 15, 1).end(3);

        Orders orders = builder.toOrders();

        assertThat(orders.quality().finding(Reason.DUPLICATE_LINE).count()).isEqualTo(1);
        assertThat(orders.revenue().toString()).isEqualTo("GBP 6.0015");
    }
}

package dev.kpi.delivery;

import dev.kpi.customer.Customers;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.DistanceBand;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * How far orders are sent: the great circle from where they leave to where they go, and how that goes with their value.
 *
 * <p>Distances are by {@linkplain dev.kpi.metric.Coordinates#metresTo haversine} in whole metres; mean, median and 90 %
 * quantile (type 7) are exact quotients in kilometres. Sale orders in the scope count, guests' among them; orders without
 * readable coordinates are a band of their own and in no average. The rank correlation is Spearman's, with mid-ranks, between
 * distance and order value (sales of the order). What has no order is undefined. A whole-set figure: partials keep
 * orders with their places, and are ranked once merged. Prints a row for each band. Immutable; equal by value.
 *
 * @param bands the orders by distance, from the nearest band to the farthest, unknown ones last
 * @param mean the mean distance; undefined without one
 * @param median the median distance; undefined without one
 * @param percentile90 the distance within which 90 % of orders lie; undefined without one
 * @param rankCorrelation of distance and order value, in [-1, 1]; undefined of fewer than two orders, or where all distances
 *     or all values are the same
 * @param unreadable orders whose coordinates are there but cannot be read or are out of range; they are unknown
 * @param firstUnreadable the first such text, empty if there is none
 */
public record DeliveryDistance(
        List<Band> bands,
        Quotient mean,
        Quotient median,
        Quotient percentile90,
        Quotient rankCorrelation,
        Count unreadable,
        String firstUnreadable)
        implements Tabular {

    private static final Unit KILOMETRES = Unit.ratio("km");
    private static final Unit ORDERS = Unit.count("orders");
    private static final int METRES = 1000; // a kilometre

    /**
     * The orders of a band.
     *
     * @param name the band, such as {@code 10 to 50 km}; {@code (unknown)} without readable coordinates
     * @param orders how many sale orders
     * @param share those of all orders
     * @param revenue of these orders, returns taken off
     * @param averageOrderValue sales ÷ orders; undefined without orders
     */
    public record Band(String name, Count orders, Share share, Amount revenue, Quotient averageOrderValue) {}

    /** Copies the bands. */
    public DeliveryDistance {
        bands = List.copyOf(bands);
    }

    static DeliveryDistance of(
            DistanceBand names,
            Customers customers,
            long[] metres,
            long[] values,
            long[] orders,
            BandSums sales,
            BandSums revenue,
            Unreadable unreadable) {
        long all = Arrays.stream(orders).sum();
        int scale = customers.amountScale();
        Unit perOrder = Unit.amountPer(customers.currency(), "order");
        List<Band> bands = new ArrayList<>();
        for (int band = 0; band < orders.length; band++) {
            bands.add(new Band(
                    band < names.bands().size() ? names.bands().get(band) : Dimension.UNKNOWN,
                    Count.of(orders[band], ORDERS),
                    Share.of(orders[band], all),
                    Amount.of(revenue.sum(band, scale), customers.currency()),
                    Quotient.of(sales.sum(band, scale), BigDecimal.valueOf(orders[band]), perOrder)));
        }
        long[] sorted = Sample.sorted(metres);
        return new DeliveryDistance(
                bands,
                Sample.mean(metres, METRES, KILOMETRES),
                Sample.quantile(sorted, 5, METRES, KILOMETRES),
                Sample.quantile(sorted, 9, METRES, KILOMETRES),
                Ranks.correlation(metres, values),
                Count.of(unreadable.count(), ORDERS),
                unreadable.first());
    }

    /**
     * A band by its name.
     *
     * @throws NoSuchElementException if there is no such band; the message lists those there are
     */
    public Band get(String name) {
        return bands.stream()
                .filter(band -> band.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no band '" + DisplayText.inMessage(name)
                        + "'; there are "
                        + String.join(", ", bands.stream().map(Band::name).toList())));
    }

    /** The orders without readable coordinates. */
    public Count missing() {
        return bands.get(bands.size() - 1).orders();
    }

    /** One row a band, and below it the averages, the rank correlation and what is missing. */
    @Override
    public Grid grid() {
        List<List<Object>> rows = new ArrayList<>();
        for (Band band : bands) {
            rows.add(List.of(band.name, band.orders, band.share, band.revenue, band.averageOrderValue));
        }
        Grid grid = Grid.of(List.of("delivery distance", "orders", "of orders", "revenue", "AOV"), rows)
                .withNote("mean " + mean + ", median " + median + ", 90% within " + percentile90)
                .withNote("rank correlation of distance and order value: " + rankCorrelation);
        if (missing().value().signum() > 0) {
            grid = grid.withNote(missing().text() + " without coordinates"
                    + (firstUnreadable.isEmpty()
                            ? ""
                            : ", " + unreadable.format() + " of them with some that cannot be read, such as "
                                    + DisplayText.inMessage(firstUnreadable)));
        }
        return grid;
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}

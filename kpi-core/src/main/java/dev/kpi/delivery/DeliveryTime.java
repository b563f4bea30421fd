package dev.kpi.delivery;

import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * How long orders take to arrive: whole days from the order's local day to its delivery date, 0 for the same day.
 *
 * <p>Sale orders in the scope count, guests' among them. Orders without a readable date, and orders that arrived before they
 * were placed, are counted apart and in no average. Mean, median and 90 % quantile (type 7) are exact quotients in days. What
 * has no order is undefined. A whole-set figure: partials keep orders with their days, and are ranked once merged. Prints a row for each band. Immutable; equal
 * by value.
 *
 * @param bands the orders that arrived, by days
 * @param mean the mean; undefined without one
 * @param median the median; undefined without one
 * @param percentile90 the days within which 90 % of orders arrive; undefined without one
 * @param missing orders without a readable delivery date
 * @param early orders whose delivery date is before their day
 * @param unreadable those among the missing whose date is there but is no ISO date
 * @param firstUnreadable the first such text, empty if there is none
 */
public record DeliveryTime(
        List<Band> bands,
        Quotient mean,
        Quotient median,
        Quotient percentile90,
        Count missing,
        Count early,
        Count unreadable,
        String firstUnreadable)
        implements Tabular {

    private static final Unit DAYS = Unit.ratio("days");
    private static final Unit ORDERS = Unit.count("orders");

    /**
     * The orders of a band.
     *
     * @param name the band, such as {@code 3 to 4 days}
     * @param orders how many sale orders
     * @param share those of all orders that arrived
     */
    public record Band(String name, Count orders, Share share) {}

    /** Copies the bands. */
    public DeliveryTime {
        bands = List.copyOf(bands);
    }

    static DeliveryTime of(
            List<String> names, long[] days, long[] orders, long missing, long early, Unreadable unreadable) {
        List<Band> bands = new ArrayList<>();
        for (int band = 0; band < orders.length; band++) {
            bands.add(new Band(names.get(band), Count.of(orders[band], ORDERS), Share.of(orders[band], days.length)));
        }
        long[] sorted = Sample.sorted(days);
        return new DeliveryTime(
                bands,
                Sample.mean(days, 1, DAYS),
                Sample.quantile(sorted, 5, 1, DAYS),
                Sample.quantile(sorted, 9, 1, DAYS),
                Count.of(missing, ORDERS),
                Count.of(early, ORDERS),
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

    /** One row a band, and below it the averages and what was left out. */
    @Override
    public Grid grid() {
        List<List<Object>> rows = new ArrayList<>();
        for (Band band : bands) {
            rows.add(List.of(band.name, band.orders, band.share));
        }
        Grid grid = Grid.of(List.of("delivery time", "orders", "of orders"), rows)
                .withNote("mean " + mean + ", median " + median + ", 90% within " + percentile90);
        if (missing.value().signum() > 0) {
            grid = grid.withNote(missing.text() + " without a delivery date"
                    + (firstUnreadable.isEmpty()
                            ? ""
                            : ", " + unreadable.format() + " of them with one that cannot be read, such as "
                                    + DisplayText.inMessage(firstUnreadable)));
        }
        return early.value().signum() > 0
                ? grid.withNote(early.text() + " with a delivery date before the order")
                : grid;
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}

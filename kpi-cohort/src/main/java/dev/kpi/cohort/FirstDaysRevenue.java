package dev.kpi.cohort;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grain;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The revenue of customers' first days, by the period of their first-ever order.
 *
 * <p>Revenue on local days [d0, d0 + n) of each customer, d0 the day of its first-ever order. A customer is mature if
 * these days are over as of the date and wholly in the scope; revenue and means are those of the mature, the rest is
 * counted. Immutable and thread-safe; equal by value.
 *
 * @param <K> the type of a period
 */
public final class FirstDaysRevenue<K extends Comparable<? super K>> implements Tabular {

    private final int days;
    private final Grain<K> grain;
    private final LocalDate asOf;
    private final Figuring.Money money;
    private final List<Row<K>> rows;

    /** The customers of a period. */
    record Row<K>(K key, long size, long mature, BigInteger revenue) {}

    FirstDaysRevenue(int days, Grain<K> grain, LocalDate asOf, Figuring.Money money, List<Row<K>> rows) {
        this.days = days;
        this.grain = grain;
        this.asOf = asOf;
        this.money = money;
        this.rows = List.copyOf(rows);
    }

    /** How many days are counted for each customer. */
    public int days() {
        return days;
    }

    /** The date as of which it was taken, meaning its end. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The periods in which customers made their first order. */
    public List<K> keys() {
        return rows.stream().map(Row::key).toList();
    }

    private Row<K> row(K key) {
        return rows.stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "no " + grain + " " + key + " with a first order as of " + asOf + "; there are " + keys()));
    }

    /**
     * The number of customers of a period.
     *
     * @throws NoSuchElementException if there are none; the message lists the periods there are
     */
    public Count size(K key) {
        return customers(row(key).size());
    }

    /**
     * How many of them are mature.
     *
     * @throws NoSuchElementException if there are no customers; the message lists the periods there are
     */
    public Count mature(K key) {
        return customers(row(key).mature());
    }

    /**
     * The revenue of the mature in their first days.
     *
     * @throws NoSuchElementException if there are no customers; the message lists the periods there are
     */
    public Amount revenue(K key) {
        return money.amount(row(key).revenue());
    }

    /**
     * That revenue ÷ the mature; undefined while there are none.
     *
     * @throws NoSuchElementException if there are no customers; the message lists the periods there are
     */
    public Quotient mean(K key) {
        return mean(row(key));
    }

    /** The mean over all mature customers; undefined if there are none. */
    public Quotient mean() {
        return mean(total());
    }

    /** The number of mature customers. */
    public Count mature() {
        return customers(total().mature());
    }

    /** The number of customers that are not mature, and so in no mean. */
    public Count immature() {
        return customers(total().size() - total().mature());
    }

    private Row<String> total() {
        return new Row<>(
                "average",
                rows.stream().mapToLong(Row::size).sum(),
                rows.stream().mapToLong(Row::mature).sum(),
                rows.stream().map(Row::revenue).reduce(BigInteger.ZERO, BigInteger::add));
    }

    private Quotient mean(Row<?> row) {
        return money.per(row.revenue(), row.mature(), "customer");
    }

    private static Count customers(long number) {
        return Count.of(number, Unit.count("customers"));
    }

    /** A row for each period, and all of them together in the last. */
    @Override
    public Grid grid() {
        List<Row<?>> all = new ArrayList<>(rows);
        if (!rows.isEmpty()) {
            all.add(total());
        }
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (Row<?> row : all) {
            cells.add(List.of(
                    row.key(), customers(row.size()), customers(row.mature()), money.amount(row.revenue()), mean(row)));
        }
        return Grid.of(List.of("cohort", "customers", "mature", "revenue", "per mature customer"), cells)
                .withNote(days + "-day revenue by " + grain + " of first order"
                        + (rows.isEmpty() ? "" : ", as of " + asOf));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FirstDaysRevenue<?> that
                && days == that.days
                && grain.equals(that.grain)
                && asOf.equals(that.asOf)
                && money.equals(that.money)
                && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(days, grain, asOf, rows);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}

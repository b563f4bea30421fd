package dev.kpi.clv;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Empirical customer lifetime value (CLV): what a member of each cohort has brought over the ages that are observed.
 * Cohorts of different age have had different time; compare them with a horizon. Immutable; equal by value.
 *
 * @param <K> what names a cohort
 */
public final class EmpiricalValue<K> implements Tabular {

    private final ValueTerms terms;
    private final LocalDate asOf;
    private final Currency currency;
    private final List<Row<K>> rows;

    /** A cohort, with the margin per member at each observed age. */
    record Row<K>(K key, Count size, List<BigDecimal> margins) {

        Row {
            margins = List.copyOf(margins);
        }

        BigDecimal sum() {
            return margins.stream().reduce(BigDecimal.ZERO, (a, b) -> a.add(b, CustomerLifetimeValue.DIGITS));
        }
    }

    EmpiricalValue(ValueTerms terms, LocalDate asOf, Currency currency, List<Row<K>> rows) {
        this.terms = terms;
        this.asOf = asOf;
        this.currency = currency;
        this.rows = List.copyOf(rows);
    }

    /** The cohorts. */
    public List<K> keys() {
        return rows.stream().map(Row::key).toList();
    }

    private Row<K> row(K key) {
        return rows.stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no cohort " + DisplayText.inMessage(key.toString())
                        + " as of " + asOf + "; there are "
                        + rows.stream()
                                .map(row -> DisplayText.inMessage(row.key().toString()))
                                .toList()));
    }

    /**
     * The value of a member so far, rounded half-even to the minor unit; 0 while no age is observed.
     *
     * @throws NoSuchElementException if there is no such cohort; the message lists those there are
     */
    public Amount value(K key) {
        return CustomerLifetimeValue.rounded(row(key).sum(), currency);
    }

    /**
     * How many ages are observed, and counted.
     *
     * @throws NoSuchElementException if there is no such cohort; the message lists those there are
     */
    public int ages(K key) {
        return row(key).margins().size();
    }

    /**
     * The payback period: the first age at which a member's cumulative margin is at least the acquisition cost, a count of
     * periods; undefined if it has not been so far.
     *
     * @throws NoSuchElementException if there is no such cohort; the message lists those there are
     * @throws IllegalStateException if the terms have no acquisition cost
     * @throws IllegalArgumentException if the cost is in another currency
     */
    public Figure payback(K key) {
        return CustomerLifetimeValue.payback(row(key).margins(), terms.acquisitionCost(), currency);
    }

    /** A row for each cohort: its size, the ages observed, the value so far, and the payback period if it is asked for. */
    @Override
    public Grid grid() {
        boolean asked = terms.acquisitionCost() != null;
        List<String> columns = new ArrayList<>(List.of("cohort", "customers", "ages", "value"));
        if (asked) {
            columns.add("payback");
        }
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (Row<K> row : rows) {
            List<@Nullable Object> line =
                    new ArrayList<>(List.of(row.key(), row.size(), row.margins().size(), value(row.key())));
            if (asked) {
                line.add(payback(row.key()));
            }
            cells.add(line);
        }
        return Grid.of(columns, cells)
                .withNote("empirical customer lifetime value" + (rows.isEmpty() ? "" : " as of " + asOf) + ", margin "
                        + terms.margin().stripTrailingZeros().toPlainString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmpiricalValue<?> that
                && terms.equals(that.terms)
                && asOf.equals(that.asOf)
                && currency.equals(that.currency)
                && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(terms, asOf, currency, rows);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}

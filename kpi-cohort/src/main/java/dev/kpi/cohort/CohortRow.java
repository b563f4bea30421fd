package dev.kpi.cohort;

import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The members of one cohort that began in one period, summed by age: five numbers side by side for each age, so that an
 * entry touches one place of memory.
 */
final class CohortRow {

    private static final int ACTIVE = 0;
    private static final int LAST_ACTIVE = 1; // members by the last age at which they were active
    private static final int ORDERS = 2;
    private static final int SALES = 3;
    private static final int RETURNED = 4; // what returns add to revenue, so not above 0
    private static final int STRIDE = 5;

    final int period;
    long size;
    private final ExactSums cells = new ExactSums(4 * STRIDE);
    /** Summed up to each age, and for the last-active ones from each age on; set once all is added. */
    private ExactSums running = cells;

    /** One more than the last age at which anything was added; later ones take no room. */
    private int ages;

    CohortRow(int period) {
        this.period = period;
    }

    int ages() {
        return ages;
    }

    /** Makes the ages before this number ones that may be added to. */
    void reach(int count) {
        ages = count;
    }

    void addLastActive(int age) {
        cells.add(STRIDE * age + LAST_ACTIVE, 1);
    }

    /**
     * Adds an entry at an age that was {@linkplain #reach reached}.
     *
     * @param order 1 for a sale entry, 0 for a return
     * @param active 1 where it is the member's first sale entry at that age
     * @param revenue what it adds to revenue
     */
    void add(int age, int order, int active, long revenue) {
        int at = STRIDE * age;
        cells.add(at + RETURNED - order * (RETURNED - SALES), revenue); // no branch: a return cannot be foreseen
        cells.addCount(at + ORDERS, order); // which lie before the amounts, and so have their place
        cells.addCount(at + ACTIVE, active);
    }

    CohortRow merge(CohortRow other) {
        size += other.size;
        ages = Math.max(ages, other.ages);
        cells.addAll(other.cells);
        return this;
    }

    /** Fixes the running sums; nothing may be added afterwards. */
    void complete() {
        ExactSums sums = new ExactSums(STRIDE * ages);
        for (int age = 0; age < ages; age++) {
            for (int i = 0; i < STRIDE; i++) {
                int at = STRIDE * age + i;
                if (at < cells.length()) {
                    sums.addFrom(cells, at, at);
                }
                if (age > 0 && i != LAST_ACTIVE) {
                    sums.addFrom(sums, at - STRIDE, at);
                }
            }
        }
        for (int age = ages - 2; age >= 0; age--) {
            sums.addFrom(sums, STRIDE * (age + 1) + LAST_ACTIVE, STRIDE * age + LAST_ACTIVE);
        }
        running = sums;
    }

    /** Members with a sale order at that age. */
    long active(int age) {
        return cells.count(STRIDE * age + ACTIVE);
    }

    /** Members with a sale order at that age or later. */
    long activeThenOrLater(int age) {
        return running.count(STRIDE * age + LAST_ACTIVE);
    }

    long orders(int age) {
        return cells.count(STRIDE * age + ORDERS);
    }

    BigInteger sales(int age) {
        return cells.value(STRIDE * age + SALES);
    }

    BigInteger revenue(int age) {
        return sales(age).add(cells.value(STRIDE * age + RETURNED));
    }

    BigInteger cumulativeRevenue(int age) {
        return running.value(upTo(age, SALES)).add(running.value(upTo(age, RETURNED)));
    }

    long totalOrders() {
        return running.count(upTo(ages, ORDERS));
    }

    BigInteger totalSales() {
        return running.value(upTo(ages, SALES));
    }

    BigInteger totalRevenue() {
        return cumulativeRevenue(ages);
    }

    /** Where the running sum up to an age stands: nothing comes to it after the last age. */
    private int upTo(int age, int what) {
        return STRIDE * Math.max(0, Math.min(age, ages - 1)) + what;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortRow that
                && period == that.period
                && size == that.size
                && cells.equals(that.cells);
    }

    @Override
    public int hashCode() {
        return Objects.hash(period, size);
    }
}

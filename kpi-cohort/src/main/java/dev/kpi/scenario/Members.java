package dev.kpi.scenario;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A compact record of each member of a cohort, to draw from: what it did by age, and its totals. */
final class Members {

    private static final int TOTALS = 4;

    private int count;
    private int[] end = new int[16]; // of each member's cells
    private int[] oldest = new int[16];
    private long[] totals = new long[16 * TOTALS]; // gross, discounts, cost, costed revenue
    private int cells;
    private int[] age = new int[64]; // twice the age, and one if active
    private long[] revenue = new long[64];

    void addCell(int at, boolean active, long of) {
        if (cells == age.length) {
            age = Arrays.copyOf(age, 2 * cells);
            revenue = Arrays.copyOf(revenue, 2 * cells);
        }
        age[cells] = 2 * at + (active ? 1 : 0);
        revenue[cells] = of;
        cells++;
    }

    /** Ends a member, whose cells came before. */
    void add(int oldestAge, long gross, long discounts, long cost, long costed) {
        if (count == end.length) {
            end = Arrays.copyOf(end, 2 * count);
            oldest = Arrays.copyOf(oldest, 2 * count);
            totals = Arrays.copyOf(totals, 2 * count * TOTALS);
        }
        end[count] = cells;
        oldest[count] = oldestAge;
        totals[count * TOTALS] = gross;
        totals[count * TOTALS + 1] = discounts;
        totals[count * TOTALS + 2] = cost;
        totals[count * TOTALS + 3] = costed;
        count++;
    }

    void addAll(Members later) {
        for (int member = 0; member < later.count; member++) {
            for (int cell = later.start(member); cell < later.end[member]; cell++) {
                addCell(later.age[cell] >> 1, (later.age[cell] & 1) == 1, later.revenue[cell]);
            }
            int at = member * TOTALS;
            add(
                    later.oldest[member],
                    later.totals[at],
                    later.totals[at + 1],
                    later.totals[at + 2],
                    later.totals[at + 3]);
        }
    }

    private int start(int member) {
        return member == 0 ? 0 : end[member - 1];
    }

    /**
     * As many members as there are, drawn with replacement. Counts first how often each was drawn, so that the records are
     * read one after the other and not all over the memory.
     */
    Tally drawn(int ages, SplittableRandom random) {
        int[] times = new int[count];
        for (int draw = 0; draw < count; draw++) {
            times[random.nextInt(count)]++;
        }
        Tally drawn = new Tally(ages, false);
        int cell = 0;
        for (int member = 0; member < count; member++) {
            int often = times[member];
            if (often > 0) {
                for (; cell < end[member]; cell++) {
                    int active = age[cell] & 1;
                    drawn.addAt(age[cell] >> 1, often * active, Tally.exactTimes(often, revenue[cell]));
                }
                int at = member * TOTALS;
                drawn.add(
                        oldest[member],
                        often,
                        Tally.exactTimes(often, totals[at]),
                        Tally.exactTimes(often, totals[at + 1]),
                        Tally.exactTimes(often, totals[at + 2]),
                        Tally.exactTimes(often, totals[at + 3]));
            }
            cell = end[member];
        }
        return drawn;
    }
}

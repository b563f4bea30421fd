package dev.kpi.cohort;

import dev.kpi.customer.CustomerBlock;
import dev.kpi.metric.NumberedPeriods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers, block by block of customers, everything that cohort tables tell. One per thread; merged in any order. */
final class CohortWalk {

    /** Revenue that is in no cohort, by why. */
    enum Apart {
        GUESTS,
        BEFORE_FIRST_SALE,
        NEVER_BOUGHT,
        BEFORE_SIGN_UP,
        WITHOUT_SIGN_UP,
        AFTER_AS_OF
    }

    /**
     * More cells than this would not be a table that anybody reads, nor fit the memory that a question may take: a cell is
     * five numbers, whose arrays grow by doubling, and five more once they are summed up, so these are half a gigabyte.
     */
    static final int MOST_CELLS = 4_000_000;

    /** The one name of cohorts that are told apart by nothing but time. */
    private static final String BY_TIME = "";

    private final CohortDefinition definition;
    private final NumberedPeriods<?> periods;
    private final Sight sight;
    private final int mostCells;
    /** Rows by the period in which members began, for each name of a cohort; few of all periods have one. */
    private final Map<String, NavigableMap<Integer, CohortRow>> rows = new HashMap<>();
    /** The same where there is but one name. */
    private final @Nullable CohortRow[] timeRows;
    /** Ages of all rows, each up to the last that anything was added to. */
    private long cells;

    private final ExactSums apart = new ExactSums(Apart.values().length);

    // of the block at hand: its columns, 1 for each entry that a customer begins with but the first, and what is known
    // of each
    // customer
    private int[] starts = new int[0];
    private int[] days = new int[0];
    private int[] orders = new int[0];
    private long[] revenue = new long[0];
    private int[] begins = new int[0];
    private int[] firstDay = new int[0];
    private int[] startPeriod = new int[0];
    private int[] lastActive = new int[0];
    private @Nullable CohortRow[] members = new @Nullable CohortRow[0];

    CohortWalk(CohortDefinition definition, NumberedPeriods<?> periods, Sight sight, int mostCells) {
        this.definition = definition;
        this.periods = periods;
        this.sight = sight;
        this.mostCells = mostCells;
        this.timeRows = new @Nullable CohortRow[definition.attribute() == null ? periods.size() : 0];
    }

    ExactSums apart() {
        return apart;
    }

    /** The rows of each name, in the order of their periods. */
    Map<String, List<CohortRow>> rows() {
        Map<String, List<CohortRow>> named = new HashMap<>();
        rows.forEach((name, byStart) -> named.put(name, List.copyOf(byStart.values())));
        if (definition.attribute() == null) {
            List<CohortRow> byStart = new ArrayList<>();
            for (CohortRow row : timeRows) {
                if (row != null) {
                    byStart.add(row);
                }
            }
            named.put(BY_TIME, byStart);
        }
        return named;
    }

    void add(CustomerBlock block) {
        starts = block.starts();
        days = block.days();
        orders = block.orders();
        revenue = block.revenue();
        int size = block.size();
        if (block.areGuests()) {
            putApart(0, starts[size], Apart.GUESTS);
            return;
        }
        begins = room(begins, starts[size]);
        firstDay = room(firstDay, size);
        startPeriod = room(startPeriod, size);
        lastActive = room(lastActive, size);
        if (members.length < size) {
            members = new @Nullable CohortRow[size];
        }
        for (int customer = 0; customer < size; customer++) {
            place(block, customer);
        }
        addEntries(size);
        for (int customer = 0; customer < size; customer++) {
            CohortRow row = members[customer];
            if (row != null && lastActive[customer] >= 0) {
                row.addLastActive(lastActive[customer]);
            }
        }
    }

    private static int[] room(int[] array, int length) {
        return array.length < length ? new int[length] : array;
    }

    /** Puts a customer into its row; who is no member has none, and all its entries are put apart. */
    private void place(CustomerBlock block, int customer) {
        int from = starts[customer];
        int end = starts[customer + 1];
        int first = from;
        while (first < end && orders[first] == 0) {
            first++;
        }
        members[customer] = null;
        if (first == end) {
            putApart(from, end, Apart.NEVER_BOUGHT);
        } else if (days[first] > sight.asOf()) {
            putApart(from, end, Apart.BEFORE_FIRST_SALE);
        } else {
            firstDay[customer] = block.firstOrderDay(customer);
            int start = definition.bySignUp() ? definition.startDay(block.view(customer)) : firstDay[customer];
            if (start == CohortDefinition.NO_DAY) {
                putApart(from, end, Apart.WITHOUT_SIGN_UP);
            } else if (start > sight.asOf()) {
                putApart(from, end, Apart.BEFORE_SIGN_UP);
            } else {
                startPeriod[customer] = periods.numberOf(start);
                lastActive[customer] = -1;
                CohortRow row = row(block, customer, startPeriod[customer]);
                row.size++;
                members[customer] = row;
            }
        }
    }

    private void putApart(int from, int end, Apart why) {
        for (int entry = from; entry < end; entry++) {
            putApart(entry, why);
        }
    }

    private void putApart(int entry, Apart why) {
        int day = days[entry];
        if (sight.contains(day)) {
            apart.add((day > sight.asOf() ? Apart.AFTER_AS_OF : why).ordinal(), revenue[entry]);
        }
    }

    /** Adds the entries of members: in one loop, as where a customer ends, and what is a return, cannot be foreseen. */
    private void addEntries(int customers) {
        int entries = starts[customers];
        Arrays.fill(begins, 0, entries, 0);
        for (int customer = 1; customer < customers; customer++) {
            begins[starts[customer]] = 1;
        }
        int seenFrom = sight.from();
        int seenTo = (int) Math.min(sight.to(), sight.asOf() + 1L);
        int member = 0;
        int last = -1; // the last age at which the member was active; -1 until it was
        for (int entry = 0; entry < entries; entry++) {
            member += begins[entry];
            last |= -begins[entry];
            CohortRow row = members[member];
            if (row == null) {
                continue;
            }
            int day = days[entry];
            if (day < seenFrom || day >= seenTo) {
                putApart(entry, Apart.AFTER_AS_OF);
                continue;
            }
            int order = orders[entry];
            int age = periods.numberOf(day) - startPeriod[member];
            if (age < 0 && !definition.bySignUp()) {
                age = 0; // clocks that were put back over midnight
            }
            if (day < firstDay[member] && order == 0) {
                putApart(entry, Apart.BEFORE_FIRST_SALE);
            } else if (age < 0) {
                putApart(entry, Apart.BEFORE_SIGN_UP);
            } else {
                if (age >= row.ages()) {
                    reach(row, age + 1);
                }
                int activeAt = order * (age + 1) - 1; // -1 for a return
                row.add(age, order, (last - activeAt) >>> 31, revenue[entry]);
                last = Math.max(last, activeAt); // sale entries come by time
                lastActive[member] = last;
            }
        }
    }

    private void reach(CohortRow row, int ages) {
        count(ages - row.ages());
        row.reach(ages);
    }

    private void count(int more) {
        cells += more;
        if (cells > mostCells) {
            throw new IllegalArgumentException("cohorts and their ages make more than " + mostCells
                    + " cells; choose a coarser grain, fewer cohorts or a scope of fewer days");
        }
    }

    private CohortRow row(CustomerBlock block, int customer, int start) {
        if (definition.attribute() != null) {
            String name = block.view(customer).firstOrderText(definition.attribute());
            return rows.computeIfAbsent(name, key -> new TreeMap<>()).computeIfAbsent(start, CohortRow::new);
        }
        CohortRow row = timeRows[start];
        if (row == null) {
            row = new CohortRow(start);
            timeRows[start] = row;
        }
        return row;
    }

    CohortWalk merge(CohortWalk later) {
        apart.addAll(later.apart);
        later.rows.forEach((name, theirs) -> {
            Map<Integer, CohortRow> mine = rows.computeIfAbsent(name, key -> new TreeMap<>());
            theirs.forEach((start, other) -> mine.put(start, merged(mine.get(start), other)));
        });
        for (int start = 0; start < timeRows.length; start++) {
            CohortRow other = later.timeRows[start];
            if (other != null) {
                timeRows[start] = merged(timeRows[start], other);
            }
        }
        return this;
    }

    private CohortRow merged(@Nullable CohortRow mine, CohortRow other) {
        count(Math.max(0, other.ages() - (mine == null ? 0 : mine.ages())));
        return mine == null ? other : mine.merge(other);
    }
}

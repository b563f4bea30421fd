package dev.kpi.examples.benchmarks;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Loops written by hand for each question, over primitive arrays in the order of the file, on one thread: what somebody
 * does who needs these few figures and nothing else. Texts are numbers already, which is not part of any answer's time.
 */
final class LoopsPeer implements Peer {

    private static final int HOURS_A_DAY = 24;
    private static final int MINUTES_AN_HOUR = 60;
    private static final int HOURS_A_WEEK = 7 * HOURS_A_DAY;
    private static final int THURSDAY = 3; // 1970-01-01 was one, counted from Monday as 0

    private final Columns columns;

    private LoopsPeer(Columns columns) {
        this.columns = columns;
    }

    static LoopsPeer load(Path file, int lines) {
        return new LoopsPeer(Columns.read(file, lines));
    }

    /** Which lines count: those of a region, or of all for -1, between two days. */
    record Filter(int region, int fromDay, int toDay) {}

    private Filter filter(Part part) {
        int region = part.place() == null ? -1 : columns.region.distinct.indexOf(part.place());
        return part.days() == null
                ? new Filter(region, Integer.MIN_VALUE, Integer.MAX_VALUE)
                : new Filter(region, (int) part.days().startInclusive().toEpochDay(), (int)
                        part.days().endExclusive().toEpochDay());
    }

    boolean isIn(Filter filter, int line) {
        if (filter.region >= 0 && columns.region.code[line] != filter.region) {
            return false;
        }
        int day = columns.day(line);
        return day >= filter.fromDay && day < filter.toDay;
    }

    /** The sums of some groups. */
    private static final class Groups {
        final long[] lines;
        final long[] revenue;
        final long[] orders;

        Groups(int count) {
            lines = new long[count];
            revenue = new long[count];
            orders = new long[count];
        }

        Answer.Row row(int group, String key) {
            return Answer.Row.of(key, BigDecimal.valueOf(revenue[group], 2), BigDecimal.valueOf(orders[group]));
        }

        Answer answer(IntFunction<String> key) {
            return new Answer(IntStream.range(0, lines.length)
                            .filter(group -> lines[group] > 0)
                            .mapToObj(group -> row(group, key.apply(group)))
                            .toList())
                    .sorted();
        }
    }

    /** Arrays of scores are an answer; to count the customers of each score is not asked for. */
    @Override
    public Supplier<Answer> work(Question question, Part part) {
        return question == Question.RFM
                ? new LoopsCustomers(this, columns).rfm(filter(part))
                : Peer.super.work(question, part);
    }

    @Override
    public Answer ask(Question question, Part part) {
        Filter filter = filter(part);
        return switch (question) {
            case HEADLINE -> headline(filter);
            case MONTHS -> months(filter);
            case CATEGORIES -> categories(filter);
            case PLACES -> regions(filter);
            case WEEKDAY_HOURS -> weekdayHours(filter);
            case PRODUCTS -> products(filter);
            case COHORTS -> new LoopsCustomers(this, columns).cohorts(filter);
            case RFM -> new LoopsCustomers(this, columns).rfm(filter).get();
            case GAPS, FREQUENCY, LIFECYCLE, TOP_CUSTOMERS ->
                throw new IllegalArgumentException("loops have no answer to " + question);
        };
    }

    /** Notes a number; whether it was not noted before. */
    static boolean isNew(long[] noted, long number) {
        int word = (int) (number >> 6);
        long bit = 1L << number;
        boolean isNew = (noted[word] & bit) == 0;
        noted[word] |= bit;
        return isNew;
    }

    static long[] notes(long numbers) {
        return new long[(int) (numbers >> 6) + 1];
    }

    private Answer headline(Filter filter) {
        long lines = 0;
        long gross = 0;
        long discounts = 0;
        long returns = 0;
        long units = 0;
        long orders = 0;
        long customers = 0;
        long[] notedOrders = notes(columns.order.size());
        long[] notedCustomers = notes(columns.customer.size());
        for (int i = 0; i < columns.lines; i++) {
            if (!isIn(filter, i)) {
                continue;
            }
            lines++;
            if (columns.quantity[i] < 0) {
                returns -= columns.net(i);
                continue;
            }
            gross += (long) columns.quantity[i] * columns.price[i];
            discounts += columns.discount[i];
            units += columns.quantity[i];
            if (isNew(notedOrders, columns.order.code[i])) {
                orders++;
                int customer = columns.customer.code[i];
                if (customer != Columns.GUEST && isNew(notedCustomers, customer)) {
                    customers++;
                }
            }
        }
        return Answer.headline(
                BigDecimal.valueOf(lines),
                BigDecimal.valueOf(gross, 2),
                BigDecimal.valueOf(discounts, 2),
                BigDecimal.valueOf(returns, 2),
                BigDecimal.valueOf(gross - discounts - returns, 2),
                BigDecimal.valueOf(units),
                BigDecimal.valueOf(orders),
                BigDecimal.valueOf(customers),
                Answer.average(BigDecimal.valueOf(gross - discounts, 2), BigDecimal.valueOf(orders)));
    }

    private Answer months(Filter filter) {
        Months months = Months.of(columns);
        Groups groups = new Groups(months.count());
        long[] noted = notes(columns.order.size()); // an order is of one month
        for (int i = 0; i < columns.lines; i++) {
            if (isIn(filter, i)) {
                int group = months.at(columns.day(i));
                groups.lines[group]++;
                groups.revenue[group] += columns.net(i);
                if (columns.quantity[i] >= 0 && isNew(noted, columns.order.code[i])) {
                    groups.orders[group]++;
                }
            }
        }
        return groups.answer(group -> months.name(group));
    }

    private Answer categories(Filter filter) {
        Groups groups = new Groups(columns.category.size());
        long[] noted = notes((long) columns.category.size() * columns.order.size());
        for (int i = 0; i < columns.lines; i++) {
            if (isIn(filter, i)) {
                int group = columns.category.code[i];
                groups.lines[group]++;
                groups.revenue[group] += columns.net(i);
                long orderInGroup = (long) group * columns.order.size() + columns.order.code[i];
                if (columns.quantity[i] >= 0 && isNew(noted, orderInGroup)) {
                    groups.orders[group]++;
                }
            }
        }
        return groups.answer(columns.category.distinct::get);
    }

    private Answer regions(Filter filter) {
        Groups groups = new Groups(columns.region.size());
        long[] noted = notes(columns.order.size()); // an order is of one region
        for (int i = 0; i < columns.lines; i++) {
            if (isIn(filter, i)) {
                int group = columns.region.code[i];
                groups.lines[group]++;
                groups.revenue[group] += columns.net(i);
                if (columns.quantity[i] >= 0 && isNew(noted, columns.order.code[i])) {
                    groups.orders[group]++;
                }
            }
        }
        return groups.answer(columns.region.distinct::get);
    }

    private Answer weekdayHours(Filter filter) {
        Groups groups = new Groups(HOURS_A_WEEK);
        long[] noted = notes(columns.order.size()); // an order is of one hour
        for (int i = 0; i < columns.lines; i++) {
            if (isIn(filter, i)) {
                int group = (columns.minute[i] / MINUTES_AN_HOUR + THURSDAY * HOURS_A_DAY) % HOURS_A_WEEK;
                groups.lines[group]++;
                groups.revenue[group] += columns.net(i);
                if (columns.quantity[i] >= 0 && isNew(noted, columns.order.code[i])) {
                    groups.orders[group]++;
                }
            }
        }
        return groups.answer(group -> 1 + group / HOURS_A_DAY + " " + group % HOURS_A_DAY);
    }

    /** Revenue of all products first; then orders of the top ones alone. */
    private Answer products(Filter filter) {
        Groups groups = new Groups(columns.product.size());
        for (int i = 0; i < columns.lines; i++) {
            if (isIn(filter, i)) {
                int group = columns.product.code[i];
                groups.lines[group]++;
                groups.revenue[group] += columns.net(i);
            }
        }
        int[] top = IntStream.range(0, columns.product.size())
                .filter(product -> groups.lines[product] > 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer product) -> -groups.revenue[product])
                        .thenComparing(columns.product.distinct::get))
                .limit(Question.TOP)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rank = new int[columns.product.size()];
        Arrays.fill(rank, -1);
        for (int i = 0; i < top.length; i++) {
            rank[top[i]] = i;
        }
        long[] noted = notes((long) top.length * columns.order.size());
        for (int i = 0; i < columns.lines; i++) {
            int group = rank[columns.product.code[i]];
            if (group >= 0 && columns.quantity[i] >= 0 && isIn(filter, i)) {
                if (isNew(noted, (long) group * columns.order.size() + columns.order.code[i])) {
                    groups.orders[top[group]]++;
                }
            }
        }
        List<Answer.Row> rows = new ArrayList<>();
        for (int product : top) {
            rows.add(groups.row(product, columns.product.distinct.get(product)));
        }
        return new Answer(rows);
    }

    @Override
    public void close() {
        // nothing but memory is held
    }
}

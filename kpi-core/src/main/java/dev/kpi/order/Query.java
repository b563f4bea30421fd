package dev.kpi.order;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Share;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Totals;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;

/** Runs a plan: over the whole snapshot at once, or over ranges of customers on the common pool's threads. */
final class Query {

    /** Fewer items than this are not worth a second thread. */
    private static final int ITEMS_PER_PART = 1 << 17;

    /** Cells are added up once a part; beyond this many, parts get as large as threads allow. */
    private static final long FEW_GROUPS = 1 << 14;

    /** Of more parts than two, all cells together are up to so many times the items: adding them up takes one thread. */
    private static final long CELLS_PER_ITEM = 4;

    private Query() {}

    /**
     * Metrics that can be asked together, which is checked before anything is read for them.
     *
     * @throws IllegalArgumentException if there is none, or two have one name
     */
    static <M extends Metric<?>> List<M> requireAskable(List<M> metrics) {
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("metrics must not be empty; name at least one");
        }
        Set<String> names = new HashSet<>();
        for (M metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException("metrics must have different names, but " + metric.name()
                        + " is given twice; leave one out or name it otherwise");
            }
        }
        return metrics;
    }

    /** The measures of all metrics and of the coverage they need, each once. */
    static Set<Measure> measures(Collection<? extends Metric<?>> metrics) {
        Set<Measure> measures = new LinkedHashSet<>();
        metrics.forEach(metric -> measures.addAll(metric.measures()));
        Coverage.neededBy(measures).forEach(coverage -> measures.addAll(coverage.measures()));
        return measures;
    }

    /** The coverage that some metrics need, as a part of the scope has it. */
    static Map<Coverage, Share> coverage(Collection<? extends Metric<?>> metrics, Totals totals) {
        Map<Coverage, Share> shares = new EnumMap<>(Coverage.class);
        Coverage.neededBy(measures(metrics)).forEach(coverage -> shares.put(coverage, coverage.of(totals)));
        return shares;
    }

    /**
     * The figure of a metric, which may be a caller's own.
     *
     * @throws NullPointerException if it gives none
     */
    static <R extends Figure> R figure(Metric<R> metric, Totals totals) {
        return Objects.requireNonNull(
                metric.value(totals),
                () -> "metric " + metric.name() + " gave no figure (null); let it give an undefined one, such as"
                        + " Quotient.undefined(unit), where it has no value");
    }

    static Answer run(Scope scope, List<? extends Dimension<?>> dimensions, Collection<Measure> measures) {
        return run(new Plan(scope, dimensions, measures, false));
    }

    static Answer run(Plan plan) {
        Facts facts = plan.facts;
        int items = plan.overLines ? facts.lines.count() : facts.entries.count();
        int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
        int parts = plan.possibleGroups <= FEW_GROUPS
                ? parts(items)
                : partsOfMany(plan.possibleGroups, plan.columns, items, threads);
        if (parts == 1) {
            return new Pass(plan).over(0, facts.orders.count()).answer();
        }
        int[] bounds = bounds(facts, parts);
        List<Groups> found = Parts.list(parts, part -> new Pass(plan).over(bounds[part], bounds[part + 1]));
        Groups merged = found.get(0);
        found.subList(1, found.size()).forEach(merged::merge);
        return merged.answer();
    }

    /**
     * How many parts so many items are cut into, if there are many groups: each part holds cells for all groups until the
     * last one has ended, unless groups are numbered as they are met.
     */
    static int partsOfMany(long groups, int columns, int items, int threads) {
        int parts = Math.min(items / ITEMS_PER_PART + 1, threads);
        if (groups > GroupNumbers.DENSE_LIMIT) {
            return parts;
        }
        long cells = 2 * groups * columns; // sales and returns
        return (int) Math.min(parts, Math.max(2, CELLS_PER_ITEM * items / cells));
    }

    /** How many parts so many items are cut into: a few for each thread, so that a slow one holds nobody up. */
    static int parts(int items) {
        return Math.min(items / ITEMS_PER_PART + 1, 4 * (ForkJoinPool.getCommonPoolParallelism() + 1));
    }

    /** Cuts the orders into parts of about equal size, never between two orders of one customer. */
    static int[] bounds(Facts facts, int parts) {
        int orders = facts.orders.count();
        int[] starts = facts.customers.orderStart();
        int[] bounds = new int[parts + 1];
        for (int part = 1; part < parts; part++) {
            int wanted = (int) ((long) orders * part / parts);
            bounds[part] = Math.max(bounds[part - 1], customerStart(starts, wanted));
        }
        bounds[parts] = orders;
        return bounds;
    }

    /** The first order of the customer that an order belongs to; the order itself among guests. */
    private static int customerStart(int[] starts, int order) {
        int customers = starts.length - 1;
        if (order >= starts[customers]) {
            return order;
        }
        int low = 0;
        int high = customers - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= order) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return starts[low];
    }
}

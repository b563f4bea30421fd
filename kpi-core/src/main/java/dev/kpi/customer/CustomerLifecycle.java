package dev.kpi.customer;

import dev.kpi.figure.Count;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grain;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Which customers came, stayed, returned and went, period by period; see {@link CustomerAnalyses#lifecycle}. Immutable.
 *
 * @param grain what cuts the periods
 * @param stages every period from the first to the last day of coverage and scope
 * @param notes what a reader has to know
 * @param customerCoverage the orders of the scope that have a customer
 * @param <K> the type of a period
 */
public record CustomerLifecycle<K extends Comparable<? super K>>(
        Grain<K> grain, List<Stage<K>> stages, List<String> notes, Share customerCoverage) implements Tabular {

    private static final Unit CUSTOMERS = Unit.count("customers");

    /** Copies the lists. */
    public CustomerLifecycle {
        stages = List.copyOf(stages);
        notes = List.copyOf(notes);
    }

    /**
     * One period p, and the period before it, p−1.
     *
     * @param period p
     * @param isPartial whether p is not wholly inside coverage and scope
     * @param hasBefore whether coverage reaches back to p−1; without it only {@link #active} is known
     * @param active customers with a sale order in p
     * @param activeBefore customers with a sale order in p−1, also where that lies before the scope's days; 0 without it
     * @param firstEver those active in p whose first-ever order lies in p; 0 without p−1
     * @param activeInBoth those active in p and p−1; 0 without p−1
     * @param <K> the type of a period
     */
    public record Stage<K>(
            K period,
            boolean isPartial,
            boolean hasBefore,
            Count active,
            Count activeBefore,
            long firstEver,
            long activeInBoth) {

        static <K> Stage<K> of(K period, boolean partial, boolean hasBefore, long[] counts) {
            return new Stage<>(
                    period,
                    partial,
                    hasBefore,
                    Count.of(counts[0], CUSTOMERS),
                    Count.of(counts[1], CUSTOMERS),
                    counts[2],
                    counts[3]);
        }

        private Count known(long count) {
            if (!hasBefore) {
                throw new IllegalStateException(period
                        + " is the first period of coverage, before which nothing is known; ask hasBefore() first");
            }
            return Count.of(count, CUSTOMERS);
        }

        /**
         * New: first-ever order in p.
         *
         * @throws IllegalStateException if p is the first period of coverage
         */
        public Count newCustomers() {
            return known(firstEver);
        }

        /**
         * Retained: active in p and p−1.
         *
         * @throws IllegalStateException if p is the first period of coverage
         */
        public Count retained() {
            return known(activeInBoth);
        }

        /**
         * Resurrected: the other active ones, neither new nor active in p−1.
         *
         * @throws IllegalStateException if p is the first period of coverage
         */
        public Count resurrected() {
            return known(active.longValue() - firstEver - activeInBoth);
        }

        /**
         * Lost: active in p−1, not in p.
         *
         * @throws IllegalStateException if p is the first period of coverage
         */
        public Count lost() {
            return known(activeBefore.longValue() - activeInBoth);
        }

        /**
         * The change of actives from p−1 to p, which is new + resurrected − lost.
         *
         * @throws IllegalStateException if p is the first period of coverage
         */
        public Count change() {
            return known(active.longValue() - activeBefore.longValue());
        }

        /** Period retention: active in p and p−1 ÷ active in p−1. Undefined if nobody was, or p is the first period of coverage. */
        public Share periodRetention() {
            return Share.of(activeInBoth, activeBefore.longValue());
        }

        /** Period churn: 1 − retention. Undefined where that is. */
        public Share periodChurn() {
            return Share.of(activeBefore.longValue() - activeInBoth, activeBefore.longValue());
        }
    }

    /**
     * What is known of a period.
     *
     * @throws NoSuchElementException if the lifecycle does not reach to it
     */
    public Stage<K> get(K period) {
        return stages.stream()
                .filter(stage -> stage.period().equals(period))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no " + grain + " " + period + " in this lifecycle; it "
                        + (stages.isEmpty()
                                ? "is empty"
                                : "covers " + stages.get(0).period() + " to "
                                        + stages.get(stages.size() - 1).period())));
    }

    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Stage<K> stage : stages) {
            boolean known = stage.hasBefore();
            rows.add(Arrays.asList(
                    stage.period(),
                    stage.active(),
                    known ? stage.newCustomers() : null,
                    known ? stage.retained() : null,
                    known ? stage.resurrected() : null,
                    known ? stage.lost() : null,
                    known ? stage.change() : null,
                    stage.periodRetention(),
                    stage.periodChurn(),
                    stage.isPartial() ? "partial" : null));
        }
        Grid grid = Grid.of(
                List.of(
                        grain.name(),
                        "active",
                        "new",
                        "retained",
                        "resurrected",
                        "lost",
                        "change",
                        "retention",
                        "churn",
                        "note"),
                rows);
        for (String note : notes) {
            grid = grid.withNote(note);
        }
        return grid.withNote(IdentifiedOrders.note(customerCoverage));
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}

package dev.kpi.order;

import dev.kpi.metric.Grain;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last period of a scope beside an earlier one, both cut to the same days from their start. */
final class ToDate {

    private ToDate() {}

    static <K extends Comparable<? super K>> Comparison of(
            Scope scope, Grain<K> grain, Function<K, @Nullable K> earlier, String when) {
        DateRange looked = GroupedResult.coveredDays(scope);
        if (looked.isEmpty()) {
            throw new IllegalStateException("there is no " + grain + " to date: the scope has no days");
        }
        K last = grain.periodOf(looked.lastInclusive());
        K base = earlier.apply(last);
        if (base == null) {
            throw new IllegalStateException("there is no " + grain + " like " + last + " " + when
                    + "; name the days to compare with by comparedTo");
        }
        DateRange all = grain.days(last);
        DateRange over = all.intersection(looked);
        DateRange days = grain.days(base);
        long from = over.startInclusive().toEpochDay() - all.startInclusive().toEpochDay();
        long to =
                Math.min(over.endExclusive().toEpochDay() - all.startInclusive().toEpochDay(), days.days());
        if (from >= to) {
            throw new IllegalStateException(grain + " " + base + " has no days like " + over + ", only " + days.days()
                    + "; name the days to compare with by comparedTo");
        }
        DateRange compared = part(days, from, to);
        DateRange coverage = scope.facts().coverage;
        if (!coverage.encloses(compared)) {
            throw new IllegalStateException("the days to compare " + part(all, from, to) + " with, " + compared
                    + ", are not covered; coverage is " + coverage);
        }
        return new Comparison(selection(scope, part(all, from, to)), selection(scope, compared));
    }

    private static DateRange part(DateRange days, long from, long to) {
        LocalDate start = days.startInclusive();
        return DateRange.of(start.plusDays(from), start.plusDays(to));
    }

    private static Scope selection(Scope scope, DateRange days) {
        return new Selection(scope.facts(), days, scope.conditions());
    }
}

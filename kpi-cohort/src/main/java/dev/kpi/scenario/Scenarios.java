package dev.kpi.scenario;

import dev.kpi.metric.Grain;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The words of scenarios. Import statically:
 * {@code Scenario.of(orders.measure(cohortEconomy(month()))).retention(percent(5))}.
 */
public final class Scenarios {

    private Scenarios() {}

    /**
     * What the cohorts of a scope are worth over their first periods, as {@link CohortEconomy} defines it: the status quo of
     * scenarios.
     *
     * @param grain cuts time into the periods of cohorts and of their ages
     */
    public static CohortEconomyAnalysis cohortEconomy(Grain<?> grain) {
        return CohortEconomyAnalysis.of(grain);
    }

    /**
     * So many percent more, or less if negative: 5 for times 1.05.
     *
     * @throws IllegalArgumentException if it is less than −100, more than a million, or not a number
     */
    public static Change percent(double percent) {
        return Change.percent(percent);
    }

    /** One change in percent for each number, for the rows or columns of a {@link Sensitivity}. */
    public static List<Change> percents(double... percents) {
        return DoubleStream.of(percents).mapToObj(Change::percent).toList();
    }

    /**
     * So many percentage points more, or less if negative: 2 for 30 % to become 32 %.
     *
     * @throws IllegalArgumentException if it is not in [−100, 100]
     */
    public static Change points(double points) {
        return Change.points(points);
    }

    /**
     * Set to this value: a rate as a fraction, 0.10 for 10 %; money as a plain number, for the target of a
     * {@link Scenario#solve question}.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public static Change to(double value) {
        return Change.to(value);
    }

    /** One value to set for each number, for the rows or columns of a {@link Sensitivity}. */
    public static List<Change> toEach(double... values) {
        return DoubleStream.of(values).mapToObj(Change::to).toList();
    }
}

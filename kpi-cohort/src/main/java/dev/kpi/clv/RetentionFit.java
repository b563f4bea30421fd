package dev.kpi.clv;

import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A retention model fitted to a cohort's counts of survivors by maximum likelihood, for the ages that are not observed
 * yet.
 *
 * <p>A fit that did not converge or sits on a bound says so: {@link #isSound} is false, and it projects nothing until the
 * caller has looked at it and takes it as {@link #accepted}. Fitted from merged counts; itself not mergeable. Immutable;
 * equal by value.
 */
public final class RetentionFit implements Tabular {

    private static final int MAX_EVALUATIONS = 20_000;

    private final RetentionModel model;
    private final Survivors survivors;
    private final double logLikelihood;
    private final @Nullable String problem;
    private final boolean accepted;

    private RetentionFit(
            RetentionModel model,
            Survivors survivors,
            double logLikelihood,
            @Nullable String problem,
            boolean accepted) {
        this.model = model;
        this.survivors = survivors;
        this.logLikelihood = logLikelihood;
        this.problem = problem;
        this.accepted = accepted;
    }

    /**
     * The sBG model that fits best.
     *
     * @param survivors how many are there at ages 0, 1, 2 ..., such as {@link dev.kpi.cohort.Cohort#survivors}
     * @throws IllegalArgumentException if there are fewer than 3 counts, one is negative, none is there at age 0, or they
     *     rise
     */
    public static RetentionFit shiftedBetaGeometric(List<Long> survivors) {
        return fit(survivors, 2, p -> new ShiftedBetaGeometric(p[0], p[1]), MAX_EVALUATIONS);
    }

    /**
     * The BdW model that fits best.
     *
     * @param survivors how many are there at ages 0, 1, 2 ..., such as {@link dev.kpi.cohort.Cohort#survivors}
     * @throws IllegalArgumentException if there are fewer than 4 counts, one is negative, none is there at age 0, or they
     *     rise
     */
    public static RetentionFit betaDiscreteWeibull(List<Long> survivors) {
        return fit(survivors, 3, p -> new BetaDiscreteWeibull(p[0], p[1], p[2]), MAX_EVALUATIONS);
    }

    static RetentionFit fit(
            List<Long> counts, int parameters, Function<double[], RetentionModel> model, int maxEvaluations) {
        Survivors survivors = Survivors.of(counts, parameters + 1);
        MaximumLikelihood found = MaximumLikelihood.search(
                p -> survivors.logLikelihood(model.apply(p)::logSurvival), parameters, maxEvaluations);
        String problem = null;
        if (found.isOnBound()) {
            problem = "a parameter sits on a bound: these counts do not tell it";
        } else if (!found.hasConverged()) {
            problem = String.format(
                    Locale.ROOT,
                    "did not converge in %d evaluations (log-likelihood %.4f, slope %.1e)",
                    maxEvaluations,
                    found.logLikelihood(),
                    found.gradient());
        }
        return new RetentionFit(model.apply(found.parameters()), survivors, found.logLikelihood(), problem, false);
    }

    /** The model with its estimated parameters, sound or not. */
    public RetentionModel model() {
        return model;
    }

    /** The counts that it was fitted to. */
    public List<Long> survivors() {
        return survivors.counts();
    }

    /** The log-likelihood at the estimates. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Whether the search converged, inside its bounds. */
    public boolean isSound() {
        return problem == null;
    }

    /** Whether the caller took it as it is. */
    public boolean isAccepted() {
        return accepted;
    }

    /** The same fit, taken by the caller whether it is sound or not. */
    public RetentionFit accepted() {
        return new RetentionFit(model, survivors, logLikelihood, problem, true);
    }

    /**
     * The model, to project by.
     *
     * @throws IllegalStateException if the fit is neither sound nor accepted
     */
    RetentionModel projection() {
        if (problem != null && !accepted) {
            throw new IllegalStateException("the fit of " + model + " " + problem
                    + "; look at it and take it with accepted(), or fit another model or more ages");
        }
        return model;
    }

    /** By age: survivors, their share, and the share and the retention rate of the model. */
    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Long> counts = survivors();
        for (int age = 0; age < counts.size(); age++) {
            List<@Nullable Object> row = new ArrayList<>(
                    List.of(age, counts.get(age), (double) counts.get(age) / counts.get(0), model.survival(age)));
            row.add(age == 0 ? null : model.retentionRate(age));
            rows.add(row);
        }
        Grid grid = Grid.of(List.of("age", "survivors", "share", "fitted", "retention rate"), rows)
                .withNote(model + String.format(Locale.ROOT, ", log-likelihood %.4f", logLikelihood));
        return problem == null
                ? grid
                : grid.withNote((accepted ? "accepted, though not sound: " : "not sound: ") + problem);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetentionFit that
                && model.equals(that.model)
                && survivors.equals(that.survivors)
                && Objects.equals(problem, that.problem)
                && accepted == that.accepted;
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, survivors, problem, accepted);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}

package dev.kpi.scenario;

import dev.kpi.metric.Grain;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an economy is measured, checked option by option.
 *
 * @param grain cuts time into periods
 * @param horizon the last age that counts; {@code null} for the oldest that was observed
 * @param margin profit ÷ revenue; {@code null} to measure it by cohort from unit costs
 * @param yearlyInterest the rate of a year at which later profit counts for less in lifetime value
 * @param continuation what follows the oldest observed age
 * @param asOf the last day that counts; {@code null} for the end of coverage
 * @param segmentOf names the segment of a customer by its id; {@code null} for cohorts by period
 * @param keepsCustomers whether ranges can be asked for
 */
record EconomyOptions(
        Grain<?> grain,
        @Nullable Integer horizon,
        @Nullable Double margin,
        double yearlyInterest,
        Continuation continuation,
        @Nullable LocalDate asOf,
        @Nullable Function<? super String, @Nullable String> segmentOf,
        boolean keepsCustomers) {

    EconomyOptions {
        if (horizon != null && horizon < 1) {
            throw new IllegalArgumentException(
                    "horizon (" + horizon + ") must be at least 1, the first age to come back at");
        }
        if (margin != null) {
            CohortPlan.requireMargin(margin, "");
        }
        CohortEconomyAnalysis.requireInterest("yearlyInterest", yearlyInterest);
    }

    static EconomyOptions of(Grain<?> grain) {
        return new EconomyOptions(grain, null, null, 0, Continuation.NONE, null, null, false);
    }

    EconomyOptions withHorizon(int ages) {
        return new EconomyOptions(grain, ages, margin, yearlyInterest, continuation, asOf, segmentOf, keepsCustomers);
    }

    EconomyOptions withMargin(double share) {
        return new EconomyOptions(grain, horizon, share, yearlyInterest, continuation, asOf, segmentOf, keepsCustomers);
    }

    EconomyOptions withYearlyInterest(double rate) {
        return new EconomyOptions(grain, horizon, margin, rate, continuation, asOf, segmentOf, keepsCustomers);
    }

    EconomyOptions withContinuation(Continuation beyond) {
        return new EconomyOptions(grain, horizon, margin, yearlyInterest, beyond, asOf, segmentOf, keepsCustomers);
    }

    EconomyOptions withAsOf(LocalDate date) {
        return new EconomyOptions(
                grain, horizon, margin, yearlyInterest, continuation, date, segmentOf, keepsCustomers);
    }

    EconomyOptions bySegment(Function<? super String, @Nullable String> segment) {
        return new EconomyOptions(grain, horizon, margin, yearlyInterest, continuation, asOf, segment, keepsCustomers);
    }

    EconomyOptions withCustomers() {
        return new EconomyOptions(grain, horizon, margin, yearlyInterest, continuation, asOf, segmentOf, true);
    }
}

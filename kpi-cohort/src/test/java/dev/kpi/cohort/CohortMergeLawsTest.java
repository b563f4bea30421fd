package dev.kpi.cohort;

import static dev.kpi.cohort.Cohorts.averagePeriodRetention;
import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.cohort.Cohorts.firstDaysRevenue;
import static dev.kpi.cohort.Cohorts.retention;
import static dev.kpi.cohort.Cohorts.revenueByAge;
import static dev.kpi.cohort.Cohorts.rollingRetention;
import static dev.kpi.cohort.Cohorts.signUpCohorts;

import dev.kpi.customer.Analysis;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.order.AnalysisMergeLaws;
import dev.kpi.scenario.CohortEconomyAnalysis;
import dev.kpi.scenario.Continuation;
import dev.kpi.scenario.Scenario;
import dev.kpi.scenario.ScenarioRanges;
import dev.kpi.scenario.Scenarios;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cohorts and economies of merged shards are those of all lines, drawn ranges included. */
class CohortMergeLawsTest extends AnalysisMergeLaws {

    private static final LocalDate DAY = LocalDate.of(2011, 3, 27);

    /** The ids of the members of each cohort. */
    private static Map<YearMonth, List<String>> members(CohortTable<YearMonth> table) {
        Map<YearMonth, List<String>> members = new TreeMap<>();
        table.keys().forEach(key -> members.put(key, table.cohort(key).customers()));
        return members;
    }

    @Override
    protected List<String> packages() {
        return List.of("dev.kpi.cohort", "dev.kpi.scenario", "dev.kpi.clv");
    }

    @Override
    protected Map<String, List<Analysis<?>>> analyses() {
        CohortEconomyAnalysis economy = Scenarios.cohortEconomy(Grains.month());
        Analysis<Map<YearMonth, List<String>>> members =
                customers -> members(cohorts(Grains.month()).of(customers));
        Analysis<ScenarioRanges> ranges =
                customers -> Scenario.of(economy.withMargin(0.4).withCustomers().of(customers))
                        .retention(Scenarios.percent(5))
                        .ranges(7, 20);
        return Map.ofEntries(
                Map.entry(
                        "Cohorts.cohorts",
                        List.of(
                                cohorts(Grains.month()),
                                cohorts(Grains.week()).withAsOf(DAY),
                                cohorts(Dimensions.category(), Grains.month()),
                                cohorts(Dimensions.channel(), Grains.quarter()),
                                cohorts(Dimensions.customerType(), Grains.month()))),
                Map.entry("Cohorts.signUpCohorts", List.of(signUpCohorts(Grains.month()))),
                Map.entry("Cohorts.retention", List.of(retention(Grains.month()))),
                Map.entry("Cohorts.rollingRetention", List.of(rollingRetention(Grains.month()))),
                Map.entry("Cohorts.revenueByAge", List.of(revenueByAge(Grains.quarter()))),
                Map.entry(
                        "Cohorts.firstDaysRevenue",
                        List.of(
                                firstDaysRevenue(30, Grains.month()),
                                firstDaysRevenue(90, Grains.year()).withAsOf(DAY))),
                Map.entry("Cohorts.averagePeriodRetention", List.of(averagePeriodRetention(Grains.month()))),
                Map.entry(
                        "Scenarios.cohortEconomy",
                        List.of(
                                economy,
                                economy.withMargin(0.4).withYearlyInterest(0.08),
                                economy.withMargin(0.4).withHorizon(12).withContinuation(Continuation.GEOMETRIC),
                                economy.withMargin(0.3).bySegment(id -> id.length() > 3 ? "long" : null))),
                Map.entry("members of cohorts", List.of(members)),
                Map.entry("drawn ranges", List.of(ranges)));
    }
}

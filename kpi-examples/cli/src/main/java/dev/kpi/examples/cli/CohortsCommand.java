package dev.kpi.examples.cli;

import dev.kpi.cohort.CohortAnalysis;
import dev.kpi.cohort.CohortMatrix;
import dev.kpi.cohort.CohortTable;
import dev.kpi.cohort.Cohorts;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Follows customers from their first order on. */
@Command(
        name = "cohorts",
        description = "Follows customers from their first order on, by the period in which it was made.",
        footer = {
            "",
            "Examples:",
            "  kpi cohorts",
            "  kpi cohorts --per quarter --figure cumulative-revenue-per-customer",
            "  kpi cohorts --by country --format csv --long"
        })
final class CohortsCommand implements Callable<Integer> {

    private static final Map<String, Function<CohortTable<?>, CohortMatrix<?, ?>>> FIGURES = new LinkedHashMap<>();

    static {
        FIGURES.put("retention", CohortTable::retention);
        FIGURES.put("rolling-retention", CohortTable::rollingRetention);
        FIGURES.put("customers", CohortTable::customers);
        FIGURES.put("orders", CohortTable::orders);
        FIGURES.put("revenue", CohortTable::revenue);
        FIGURES.put("cumulative-revenue", CohortTable::cumulativeRevenue);
        FIGURES.put("revenue-per-customer", CohortTable::revenuePerCustomer);
        FIGURES.put("cumulative-revenue-per-customer", CohortTable::cumulativeRevenuePerCustomer);
        FIGURES.put("average-order-value", CohortTable::averageOrderValue);
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private ScopeOptions part = new ScopeOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--per", paramLabel = "GRAIN", description = "The periods of cohorts and ages. Without: month.")
    private @Nullable String per;

    @Option(
            names = "--by",
            paramLabel = "ATTRIBUTE",
            description = "Cohorts by sign-up, or by an attribute of the first order such as country or category.")
    private @Nullable String by;

    @Option(
            names = "--figure",
            paramLabel = "NAME",
            description = "What is told of each age; retention without. A wrong name lists the right ones.")
    private @Nullable String figure;

    @Option(names = "--as-of", paramLabel = "DAY", description = "The day up to which orders count. Without: the last.")
    private @Nullable String asOf;

    @Option(names = "--ages", paramLabel = "N", description = "The first so many ages. Without: all.")
    private @Nullable Integer ages;

    @Option(names = "--long", description = "Of csv and json: one row for each cohort and age, with the cell's state.")
    private boolean oneRowPerCell;

    @Override
    public Integer call() throws IOException {
        output.check(source.file());
        if (oneRowPerCell && output.isTable()) {
            throw new ParameterException(spec.commandLine(), "--long goes with --format csv or --format json");
        }
        Function<CohortTable<?>, CohortMatrix<?, ?>> asked = figure();
        if (ages != null && ages < 1) {
            throw new ParameterException(spec.commandLine(), "--ages (" + ages + ") must be at least 1");
        }
        LocalDate day = Mistakes.day(spec, "--as-of", asOf);
        Grain<?> grain = Mistakes.grain(spec, per);
        Orders orders = source.ordersToldOf();
        CohortAnalysis<?> analysis = analysis(grain, orders);
        Scope scope = part.of(orders);
        CohortMatrix<?, ?> matrix = asked.apply(measure(scope, analysis, day));
        if (ages != null) {
            matrix = matrix.firstAges(ages);
        }
        output.write(oneRowPerCell ? matrix.cells() : matrix, matrix.heatMap());
        return 0;
    }

    private static <K> CohortTable<K> measure(Scope scope, CohortAnalysis<K> analysis, @Nullable LocalDate day) {
        return scope.measure(day == null ? analysis : analysis.withAsOf(day));
    }

    private Function<CohortTable<?>, CohortMatrix<?, ?>> figure() {
        String name = figure == null ? "retention" : figure;
        Function<CohortTable<?>, CohortMatrix<?, ?>> found = FIGURES.get(name);
        if (found == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no figure of cohorts is called '" + name + "'; there are " + String.join(", ", FIGURES.keySet()));
        }
        return found;
    }

    private CohortAnalysis<?> analysis(Grain<?> grain, Orders orders) {
        String name = by;
        if (name == null) {
            return Cohorts.cohorts(grain);
        }
        Dimension<?> dimension = Mistakes.named(spec, "--by: ", () -> Dimensions.named(name, orders.attributes()));
        if (dimension.equals(Dimensions.signUp())) {
            return Cohorts.signUpCohorts(grain);
        }
        if (dimension instanceof Attribute attribute) {
            return Cohorts.cohorts(attribute, grain);
        }
        throw new ParameterException(
                spec.commandLine(),
                "--by " + name + " is no attribute of an order; for periods use --per, for others one such as country");
    }
}

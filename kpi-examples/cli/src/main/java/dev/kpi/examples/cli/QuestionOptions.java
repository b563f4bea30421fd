package dev.kpi.examples.cli;

import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Mapped;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.metric.Top;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.table.Tabular;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One question: which figures, by what, over which periods. Its answer is a single table. */
final class QuestionOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            split = ",",
            description = "Answers a single question: this figure, as in revenue or repeat-purchase-rate. Several with"
                    + " commas. A wrong name lists the right ones.")
    private List<String> metrics = List.of();

    @Option(
            names = "--by",
            paramLabel = "DIMENSION",
            split = ",",
            description = "By the keys of a dimension, as in country or weekday. Several with commas.")
    private List<String> by = List.of();

    @Option(names = "--per", paramLabel = "GRAIN", description = "Per day, week, month, quarter or year.")
    private @Nullable String per;

    @Option(
            names = "--top",
            paramLabel = "K",
            description = "Only the K largest keys of the first --by, by the first figure; the rest is others.")
    private @Nullable Integer top;

    /** Whether there is a question; else the whole report is wanted. */
    boolean isAsked() {
        return !metrics.isEmpty() || !by.isEmpty() || per != null || top != null;
    }

    /** The answer. */
    Tabular answer(Orders orders, Scope scope) {
        List<Metric<?>> asked = new ArrayList<>();
        for (String name : metrics.isEmpty() ? List.of("revenue") : metrics) {
            Metric<?> metric = Mistakes.named(spec, "", () -> Metrics.named(name));
            if (asked.contains(metric)) {
                throw wrong("--metric names " + metric.name() + " twice; leave one out");
            }
            asked.add(metric);
        }
        return result(scope, asked, dimensions(orders, asked.get(0)));
    }

    private List<Dimension<?>> dimensions(Orders orders, Metric<?> first) {
        List<Dimension<?>> dimensions = new ArrayList<>();
        for (String name : by) {
            dimensions.add(Mistakes.named(spec, "", () -> Dimensions.named(name, orders.attributes())));
        }
        Integer most = top;
        if (most != null) {
            if (dimensions.isEmpty()) {
                throw wrong("--top " + most + " needs --by DIMENSION");
            }
            if (most < 1) {
                throw wrong("--top (" + most + ") must be at least 1");
            }
            dimensions.set(0, dimensions.get(0).top(most, first));
        }
        return dimensions;
    }

    private Tabular result(Scope scope, List<Metric<?>> metrics, List<Dimension<?>> dimensions) {
        String name = per;
        if (name != null) {
            Grain<?> grain = Mistakes.named(spec, "", () -> Grains.named(name));
            if (dimensions.isEmpty()) {
                return scope.by(grain).measure(metrics);
            }
            List<Dimension<?>> all = new ArrayList<>(List.of(grain));
            all.addAll(dimensions);
            return several(scope, metrics, all);
        }
        return switch (dimensions.size()) {
            case 0 -> scope.measure(metrics);
            case 1 ->
                metrics.size() == 1
                                && metrics.get(0) instanceof AdditiveMetric<?> additive
                                && isRanked(dimensions.get(0))
                        ? scope.by(dimensions.get(0)).breakdown(additive)
                        : scope.by(dimensions.get(0)).measure(metrics);
            default -> several(scope, metrics, dimensions);
        };
    }

    /** Hours, months and distances keep their own order. */
    private static boolean isRanked(Dimension<?> dimension) {
        return dimension instanceof Attribute || dimension instanceof Mapped<?> || dimension instanceof Top<?>;
    }

    private static Tabular several(Scope scope, List<Metric<?>> metrics, List<Dimension<?>> dimensions) {
        Dimension<?>[] more = dimensions.subList(2, dimensions.size()).toArray(Dimension<?>[]::new);
        return scope.by(dimensions.get(0), dimensions.get(1), more).measure(metrics);
    }

    private ParameterException wrong(String complaint) {
        return new ParameterException(spec.commandLine(), complaint);
    }
}

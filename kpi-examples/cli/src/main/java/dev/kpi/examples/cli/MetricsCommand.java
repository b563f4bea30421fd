package dev.kpi.examples.cli;

import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what each figure means. */
@Command(
        name = "metrics",
        description = "Tells what each figure means: its formula, what to keep in mind, and how it merges.",
        footer = {"", "Examples:", "  kpi metrics", "  kpi metrics margin", "  kpi metrics --format csv"})
final class MetricsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One figure alone, as in repeat-purchase-rate.")
    private @Nullable String name;

    @Override
    public Integer call() throws IOException {
        output.check(null);
        String wanted = name;
        List<Metric<?>> told =
                wanted == null ? Metrics.all() : List.of(Mistakes.named(spec, "", () -> Metrics.named(wanted)));
        List<List<Object>> rows = new ArrayList<>();
        List<String> text = new ArrayList<>();
        for (Metric<?> metric : told) {
            String merges =
                    metric.mergeability().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            rows.add(List.of(metric.name(), metric.formula(), String.join("; ", metric.caveats()), merges));
            text.add(metric.name() + ": " + metric.formula());
            metric.caveats().forEach(caveat -> text.add("    " + caveat));
        }
        output.write(Grid.of(List.of("metric", "formula", "caveats", "merges"), rows), String.join("\n", text));
        return 0;
    }
}

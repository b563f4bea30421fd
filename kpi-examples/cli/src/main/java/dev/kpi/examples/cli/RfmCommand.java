package dev.kpi.examples.cli;

import static dev.kpi.rfm.Rfm.rfm;

import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.rfm.Rfm;
import dev.kpi.rfm.RfmTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores customers by recency, frequency and monetary value. */
@Command(
        name = "rfm",
        description = "Scores customers by recency, frequency and monetary value, and sums up their segments.",
        footer = {
            "",
            "Examples:",
            "  kpi rfm",
            "  kpi rfm --segment \"at risk\" --format csv --out at-risk.csv",
            "  kpi rfm --moved-from 2024-12-31"
        })
final class RfmCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private ScopeOptions part = new ScopeOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--as-of", paramLabel = "DAY", description = "The day up to which orders count. Without: the last.")
    private @Nullable String asOf;

    @Option(names = "--heat-map", description = "Customers by recency and frequency score.")
    private boolean heatMap;

    @Option(names = "--customers", description = "Every customer with its scores.")
    private boolean customers;

    @Option(names = "--segment", paramLabel = "NAME", description = "The customers of one segment.")
    private @Nullable String segment;

    @Option(
            names = "--moved-from",
            paramLabel = "DAY",
            description = "How customers moved between segments since that day.")
    private @Nullable String movedFrom;

    @Override
    public Integer call() throws IOException {
        if ((heatMap ? 1 : 0) + (customers ? 1 : 0) + (segment == null ? 0 : 1) + (movedFrom == null ? 0 : 1) > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--heat-map, --customers, --segment and --moved-from do not go together");
        }
        output.check(source.file());
        LocalDate day = Mistakes.day(spec, "--as-of", asOf);
        LocalDate before = Mistakes.day(spec, "--moved-from", movedFrom);
        Orders orders = source.ordersToldOf();
        Scope scope = part.of(orders);
        Rfm scoring = day == null ? rfm() : rfm(day);
        RfmTable table = scope.measure(scoring);
        if (heatMap) {
            output.write(table.heatMap());
        } else if (customers) {
            output.write(table);
        } else if (segment != null) {
            String name = segment;
            output.write(Mistakes.named(spec, "", () -> table.grid(name)));
        } else if (before != null) {
            output.write(table.movedFrom(scope.measure(rfm(before))));
        } else {
            output.write(CustomerSections.segments(table));
        }
        return 0;
    }
}

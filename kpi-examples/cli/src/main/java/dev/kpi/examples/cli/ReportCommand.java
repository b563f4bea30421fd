package dev.kpi.examples.cli;

import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the figures of orders as tables, and writes them as JSON. */
@Command(
        name = "report",
        description = "Reads a CSV file, or without one a generated demo shop, and prints its figures as tables.",
        footer = {
            "",
            "Examples:",
            "  kpi report",
            "  kpi report --csv orders.csv --zone Europe/Berlin --json figures.json",
            "  kpi report --csv online_retail_II.csv.gz --preset online-retail-2",
            "  kpi report --from 2024-01-01 --to 2024-06-30 --where country=Germany",
            "  kpi report --metric revenue,orders --by category --per quarter --format csv"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private ScopeOptions part = new ScopeOptions();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes the same figures as JSON; with - to the terminal, instead of the tables.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        Path file = json;
        if (file != null) {
            if (question.isAsked()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--json writes the whole report; for one question use --format json --out FILE");
            }
            if (!OutputOptions.isTerminal(file)) {
                OutputOptions.requireWritable(file, source.file());
            }
        }
        if (output.isGiven() && !question.isAsked()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format and --out go with a question, as in --metric revenue; the whole report is written by --json FILE");
        }
        output.check(source.file());
        Orders orders = question.isAsked() ? source.ordersToldOf() : source.orders();
        Scope scope = part.of(orders);
        if (question.isAsked()) {
            output.write(question.answer(orders, scope));
            return 0;
        }
        Report report = Report.of(source.name(), orders, scope);
        boolean isJsonPrinted = file != null && OutputOptions.isTerminal(file);
        PrintWriter out = spec.commandLine().getOut();
        out.print(isJsonPrinted ? report.json() : report.text());
        out.flush();
        if (file != null && !isJsonPrinted) {
            OutputOptions.write(file, report.json());
        }
        return 0;
    }
}

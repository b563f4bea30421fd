package dev.kpi.examples.cli;

import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.figure.Count;
import dev.kpi.text.DisplayText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the demo shop as a CSV file. */
@Command(
        name = "demo",
        description = {
            "Writes a generated demo shop as a CSV file, which report --csv reads.",
            "The same options write the same file, on every machine."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--lines", paramLabel = "N", description = "How many lines. Without: 100000.")
    private long lines = 100_000;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed gives another shop. Without: 1.")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; one called .gz is packed with gzip.")
    private Path out = Path.of("");

    @Option(
            names = "--few-facts",
            description = "Only order, time, customer, product, category, region, quantity, price and discount:"
                    + " about 70 bytes a line.")
    private boolean fewFacts;

    @Option(names = "--clean", description = "Leaves out odd lines.")
    private boolean clean;

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Override
    public Integer call() throws IOException {
        DemoShop shop = shop();
        if (OutputOptions.isTerminal(out)) {
            throw new IOException(out + ": is the terminal; name a file");
        }
        OutputOptions.requireWritable(out, null);
        try (Progress bar = progress.bar("writing " + out.getFileName(), " k lines", 1000);
                OutputStream stream = open()) {
            shop.writeCsv(stream, written -> bar.report(written, lines));
        } catch (IOException e) {
            throw OutputOptions.named(out, e);
        }
        spec.commandLine()
                .getOut()
                .println(DisplayText.inTable(out.toString()) + ": "
                        + Count.of(lines).format() + " lines, "
                        + Count.of(Files.size(out)).format() + " bytes");
        return 0;
    }

    private DemoShop shop() {
        try {
            DemoShop shop = DemoShop.withDefaults().withLines(lines).withSeed(seed);
            shop = fewFacts ? shop.withFewFacts() : shop;
            return clean ? shop.withoutOddLines() : shop;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private OutputStream open() throws IOException {
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(out), BUFFER);
        return out.toString().endsWith(".gz") ? new GZIPOutputStream(file, BUFFER) : file;
    }
}

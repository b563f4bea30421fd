package dev.kpi.examples.cli;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether long work shows a progress bar. */
final class ProgressOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            description = "A progress bar on standard error: auto (on a terminal, if it takes long), always or never.")
    private String when = "auto";

    /** A bar for some work; see {@link Progress#Progress}. */
    Progress bar(String task, String unit, long unitSize) {
        for (Progress.When known : Progress.When.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(when)) {
                return new Progress(known, task, unit, unitSize);
            }
        }
        throw new ParameterException(spec.commandLine(), "--progress '" + when + "' must be auto, always or never");
    }
}

package dev.kpi.examples.cli;

import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns what the library refuses into a complaint about the option that said it. */
final class Mistakes {

    private Mistakes() {}

    /** What an option stands for; {@code prefix} names the option where the library's message does not. */
    static <T> T named(CommandSpec spec, String prefix, Supplier<T> find) {
        try {
            return find.get();
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), prefix + Refusal.inOptions(String.valueOf(e.getMessage())), e);
        }
    }

    /** A day such as 2011-01-31. */
    static @Nullable LocalDate day(CommandSpec spec, String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), option + " '" + text + "' is not a day such as 2011-01-31", e);
        }
    }

    /** A grain by its name, month without one. */
    static Grain<?> grain(CommandSpec spec, @Nullable String name) {
        return name == null ? Grains.month() : named(spec, "", () -> Grains.named(name));
    }
}

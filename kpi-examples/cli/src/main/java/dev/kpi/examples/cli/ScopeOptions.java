package dev.kpi.examples.cli;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which part of the orders is looked at; the same options in every command that answers questions. */
final class ScopeOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", paramLabel = "DAY", description = "The first day looked at, as in 2011-01-01.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day looked at, as in 2011-12-31.")
    private @Nullable String to;

    @Option(
            names = "--where",
            paramLabel = "DIMENSION=KEY",
            description = "Only these: country=France, country!=France, or several keys as in country=France|Spain."
                    + " Repeated, all must hold.")
    private List<String> where = List.of();

    /** The part of the orders that was asked for. */
    Scope of(Orders orders) {
        Scope scope = orders;
        if (from != null || to != null) {
            scope = scope.within(days(orders));
        }
        for (String text : where) {
            scope = narrowed(scope, orders, text);
        }
        return scope;
    }

    private DateRange days(Orders orders) {
        LocalDate first = Mistakes.day(spec, "--from", from);
        LocalDate last = Mistakes.day(spec, "--to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw wrong("--from " + first + " lies after --to " + last);
        }
        DateRange covered = orders.coverage();
        LocalDate start = first == null ? covered.startInclusive() : first;
        LocalDate end = last == null ? covered.endExclusive() : last.plusDays(1);
        return end.isBefore(start) ? DateRange.of(start, start) : DateRange.of(start, end);
    }

    private Scope narrowed(Scope scope, Orders orders, String text) {
        int equals = text.indexOf('=');
        boolean not = equals > 0 && text.charAt(equals - 1) == '!';
        String name =
                equals < 0 ? "" : text.substring(0, not ? equals - 1 : equals).strip();
        if (name.isEmpty()) {
            throw wrong("--where " + text + ": must read DIMENSION=KEY, as in country=France");
        }
        List<String> keys = Arrays.asList(text.substring(equals + 1).split("\\|", -1));
        try {
            Condition condition = condition(Dimensions.named(name, orders.attributes()), keys);
            return scope.where(not ? condition.negate() : condition);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw wrong("--where " + text + ": " + e.getMessage(), e);
        }
    }

    /** Keys of text must exist; those of clocks and calendars are told by how they print. */
    private static Condition condition(Dimension<?> dimension, List<String> keys) {
        return dimension instanceof Attribute attribute
                ? attribute.in(keys)
                : dimension.matching(
                        "in " + keys, key -> keys.stream().anyMatch(String.valueOf(key)::equalsIgnoreCase));
    }

    private ParameterException wrong(String complaint, Throwable... causes) {
        return new ParameterException(spec.commandLine(), complaint, causes.length == 0 ? null : causes[0]);
    }
}

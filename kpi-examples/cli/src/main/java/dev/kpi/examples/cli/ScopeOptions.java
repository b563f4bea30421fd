package dev.kpi.examples.cli;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Clock;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which part of the orders is looked at; the same options in every command that answers questions. */
final class ScopeOptions {
    private static final String BETWEEN_KEYS = "(?<!\\\\)\\|";
    private static final int MOST_LISTED = 10;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", paramLabel = "DAY", description = "The first day looked at, as in 2011-01-01.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day looked at, as in 2011-12-31.")
    private @Nullable String to;

    @Option(
            names = "--where",
            paramLabel = "DIMENSION=KEY",
            description = "Only these: country=France, country!=France, or several keys as in country=France|Spain;"
                    + " a | within a key is written \\|. Repeated, all must hold.")
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
        DateRange days = end.isBefore(start) ? DateRange.of(start, start) : DateRange.of(start, end);
        if (!covered.isEmpty() && !covered.overlaps(days)) {
            spec.commandLine().getErr().println("kpi: the orders cover " + covered + ", no day of which is asked for");
        }
        return days;
    }

    private Scope narrowed(Scope scope, Orders orders, String text) {
        int equals = text.indexOf('=');
        boolean not = equals > 0 && text.charAt(equals - 1) == '!';
        String name =
                equals < 0 ? "" : text.substring(0, not ? equals - 1 : equals).strip();
        if (name.isEmpty()) {
            throw wrong("--where " + text + ": must read DIMENSION=KEY, as in country=France");
        }
        List<String> keys = Arrays.stream(text.substring(equals + 1).split(BETWEEN_KEYS, -1))
                .map(key -> key.replace("\\|", "|"))
                .toList();
        try {
            Condition condition = condition(orders, Dimensions.named(name, orders.attributes()), keys);
            return scope.where(not ? condition.negate() : condition);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            String hint = keys.size() > 1 ? "; a | within a key is written \\|" : "";
            throw wrong("--where " + text + ": " + Refusal.inOptions(String.valueOf(e.getMessage())) + hint, e);
        }
    }

    private static Condition condition(Orders orders, Dimension<?> dimension, List<String> keys) {
        return dimension instanceof Attribute attribute ? attribute.in(keys) : named(orders, dimension, keys);
    }

    /** Keys of clocks and calendars are told by how they print, in any case; as those of attributes, they must exist. */
    private static <K> Condition named(Orders orders, Dimension<K> dimension, List<String> texts) {
        boolean always = dimension instanceof Clock<?>;
        List<K> known = always
                ? clock(dimension)
                : orders.by(dimension).measure(Metrics.lines()).keys();
        Set<K> asked = new LinkedHashSet<>();
        for (String text : texts) {
            List<K> found =
                    known.stream().filter(key -> Cells.isCalled(text, key)).toList();
            if (found.isEmpty()) {
                throw new NoSuchElementException("no " + dimension.name() + " '" + text + "'"
                        + (always ? "" : " in these orders") + "; there are " + known.size() + ": "
                        + known.stream()
                                .limit(MOST_LISTED)
                                .map(Dimension::keyText)
                                .collect(Collectors.joining(", "))
                        + (known.size() > MOST_LISTED ? ", ..." : ""));
            }
            asked.addAll(found);
        }
        return dimension.in(asked);
    }

    @SuppressWarnings("unchecked") // a clock's keys are those of the dimension that it is
    private static <K> List<K> clock(Dimension<K> dimension) {
        Clock<?> clock = (Clock<?>) dimension;
        return IntStream.range(0, clock.face().size())
                .mapToObj(position -> (K) clock.key(position))
                .toList();
    }

    private ParameterException wrong(String complaint, Throwable... causes) {
        return new ParameterException(spec.commandLine(), complaint, causes.length == 0 ? null : causes[0]);
    }
}

package dev.kpi.metric;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A dimension computed from the facts of each line; see {@link Dimensions#ofLine}. Immutable if its function is pure.
 */
public final class Derived extends Dimension<String> {

    private final Function<? super LineView, @Nullable String> function;

    Derived(String name, Function<? super LineView, @Nullable String> function) {
        super(name, Level.LINE);
        this.function = function;
    }

    /** The key of a line. */
    public String keyOf(LineView line) {
        String key = function.apply(line);
        return key == null ? UNKNOWN : key;
    }

    @Override
    public Comparator<String> keyOrder() {
        return TextOrder.INSTANCE;
    }

    @Override
    List<?> identity() {
        return List.of(name(), function);
    }
}

package dev.kpi.metric;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A dimension whose keys are made from those of another one; see {@link Dimension#map}. Immutable.
 *
 * @param <S> the key of the dimension it is made from
 */
public final class Mapped<S> extends Dimension<String> {

    private final Dimension<S> base;
    private final Function<? super S, @Nullable String> mapping;

    Mapped(Dimension<S> base, String name, Function<? super S, @Nullable String> mapping) {
        super(name, base.level());
        this.base = base;
        this.mapping = mapping;
    }

    /** The dimension it is made from. */
    public Dimension<S> base() {
        return base;
    }

    /** The key for one of the base's keys. */
    public String keyOf(S baseKey) {
        String key = UNKNOWN.equals(baseKey) ? null : mapping.apply(baseKey);
        return key == null ? UNKNOWN : key;
    }

    @Override
    public Comparator<String> keyOrder() {
        return TextOrder.INSTANCE;
    }

    @Override
    List<?> identity() {
        return List.of(base, name(), mapping);
    }
}

package dev.kpi.metric;

import java.util.Comparator;
import java.util.List;

/**
 * A text fact of a line as it came in: one of the well-known ones of {@link Dimensions}, or a caller's own.
 *
 * <p>An attribute is both the name under which a line carries a value and the dimension that groups by it. Two are equal
 * when name and level are. Immutable and thread-safe.
 */
public final class Attribute extends Dimension<String> {

    private Attribute(String name, Level level) {
        super(name, level);
    }

    /**
     * The attribute of that name and level.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute of(String name, Level level) {
        return new Attribute(name, level);
    }

    @Override
    public Comparator<String> keyOrder() {
        return TextOrder.INSTANCE;
    }

    @Override
    List<?> identity() {
        return List.of(name(), level());
    }
}

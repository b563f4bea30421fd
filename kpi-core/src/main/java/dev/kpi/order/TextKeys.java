package dev.kpi.order;

import dev.kpi.metric.Dimension;
import java.util.AbstractList;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a text dimension: first that of missing values, then the texts of a dictionary, then perhaps one more.
 *
 * <p>A view: a million customers' ids become strings only when they are asked for.
 */
final class TextKeys extends AbstractList<String> {

    private final @Nullable TextDictionary texts;
    private final @Nullable String last;
    private final int size;

    TextKeys(@Nullable TextDictionary texts, @Nullable String last) {
        this.texts = texts;
        this.last = last;
        this.size = 1 + (texts == null ? 0 : texts.size()) + (last == null ? 0 : 1);
    }

    @Override
    public String get(int code) {
        if (code == 0) {
            return Dimension.UNKNOWN;
        }
        if (last != null && code == size - 1) {
            return last;
        }
        if (texts == null) {
            throw new IndexOutOfBoundsException(code);
        }
        return texts.text(code - 1);
    }

    @Override
    public int indexOf(@Nullable Object key) {
        if (Dimension.UNKNOWN.equals(key)) {
            return 0;
        }
        if (last != null && last.equals(key)) {
            return size - 1;
        }
        int code = texts != null && key instanceof String text ? texts.find(text) : -1;
        return code < 0 ? -1 : code + 1;
    }

    @Override
    public boolean contains(@Nullable Object key) {
        return indexOf(key) >= 0;
    }

    @Override
    public int size() {
        return size;
    }
}

package dev.kpi.table;

import static java.util.Objects.requireNonNull;

/**
 * The title of a column and how it is aligned: text to the left, numbers to the right.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param title what stands above the column; may be empty
 * @param number whether the column is aligned to the right
 */
public record Header(String title, boolean number) {

    /**
     * Checks that there is a title.
     *
     * @param title what stands above the column
     * @param number whether the column is aligned to the right
     */
    public Header {
        requireNonNull(title, "title");
    }

    /**
     * {@return a column aligned to the left}
     *
     * @param title what stands above the column
     */
    public static Header text(String title) {
        return new Header(title, false);
    }

    /**
     * {@return a column aligned to the right}
     *
     * @param title what stands above the column
     */
    public static Header number(String title) {
        return new Header(title, true);
    }
}

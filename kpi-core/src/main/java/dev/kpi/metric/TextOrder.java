package dev.kpi.metric;

import java.util.Comparator;

/** The order of text keys: by their characters, with the keys that stand for no single value at the end. */
enum TextOrder implements Comparator<String> {
    INSTANCE;

    private static int rank(String key) {
        return switch (key) {
            case Dimension.OTHERS -> 1;
            case Dimension.CHARGES -> 2;
            case Dimension.UNKNOWN -> 3;
            default -> 0;
        };
    }

    @Override
    public int compare(String left, String right) {
        int byRank = Integer.compare(rank(left), rank(right));
        return byRank != 0 ? byRank : left.compareTo(right);
    }
}

package dev.kpi.quality;

import dev.kpi.table.Header;
import dev.kpi.table.TextTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The bridges that must hold in any orders: each tells a whole, the sum of its parts taken another way, and the
 * difference, which is exactly zero. Immutable.
 *
 * @param bridges in the order in which lines become figures
 */
public record Audit(List<Bridge> bridges) {

    /** Copies the bridges. */
    public Audit {
        bridges = List.copyOf(bridges);
    }

    /**
     * One bridge.
     *
     * @param name what equals what: {@code revenue = merchandise + charges}
     * @param whole the left side
     * @param parts the right side, added up
     */
    public record Bridge(String name, BigDecimal whole, BigDecimal parts) {

        /** The whole less its parts. */
        public BigDecimal difference() {
            return whole.subtract(parts);
        }
    }

    /** Whether every difference is exactly zero. */
    public boolean isBalanced() {
        return bridges.stream().allMatch(bridge -> bridge.difference().signum() == 0);
    }

    @Override
    public String toString() {
        List<Header> headers = List.of(
                Header.text("bridge"), Header.number("whole"), Header.number("parts"), Header.number("difference"));
        List<List<String>> rows = new ArrayList<>();
        for (Bridge bridge : bridges) {
            rows.add(List.of(
                    bridge.name(),
                    bridge.whole().toPlainString(),
                    bridge.parts().toPlainString(),
                    bridge.difference().signum() == 0
                            ? "0"
                            : bridge.difference().toPlainString()));
        }
        return TextTable.of(headers, rows)
                .withMaxCellWidth(60)
                .withFooter(isBalanced() ? "balanced" : "NOT BALANCED")
                .toString();
    }
}

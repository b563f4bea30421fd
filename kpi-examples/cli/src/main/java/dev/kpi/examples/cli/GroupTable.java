package dev.kpi.examples.cli;

import static dev.kpi.metric.Metrics.revenue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Metric;
import dev.kpi.order.Scope;
import dev.kpi.table.Header;
import dev.kpi.table.Table;
import dev.kpi.table.TextTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Groups with their figures, in a table narrow enough for 80 columns: the currency stands in the header. Beside revenue
 * stands its share of the whole, except over time.
 */
final class GroupTable<K> {
    private static final String PARTIAL = "* partial: not all of its days are covered";

    private final Table<K> table;
    private final List<K> keys;
    private final boolean overTime;
    /** A second column, headed so: what a key is called. */
    private final @Nullable String nameHeader;

    private final Map<K, String> names;

    private GroupTable(
            Table<K> table, List<K> keys, boolean overTime, @Nullable String nameHeader, Map<K, String> names) {
        this.table = table;
        this.keys = keys;
        this.overTime = overTime;
        this.nameHeader = nameHeader;
        this.names = names;
    }

    /** Periods one after the other. */
    static <K> GroupTable<K> overTime(Table<K> table) {
        return new GroupTable<>(table, table.keys(), true, null, Map.of());
    }

    /** Groups in the order of the table, which measures revenue among others. */
    static <K> GroupTable<K> inOrder(Table<K> table) {
        return new GroupTable<>(table, table.keys(), false, null, Map.of());
    }

    /** The so many groups with the largest revenue, which is among the metrics, and all others. */
    static GroupTable<String> top(
            Scope scope, int count, Dimension<String> dimension, List<? extends Metric<?>> metrics) {
        Table<String> table =
                scope.by(dimension.top(count, revenue())).measure(metrics).sortedBy(revenue());
        List<String> keys = new ArrayList<>(table.keys());
        if (keys.remove(Dimension.OTHERS)) {
            keys.add(Dimension.OTHERS);
        }
        return new GroupTable<>(table, List.copyOf(keys), false, null, Map.of());
    }

    /** The same with what each group is called; of several names that with the largest revenue. */
    static GroupTable<String> named(
            GroupTable<String> groups, Scope scope, Dimension<String> ids, Dimension<String> names) {
        Map<String, String> found = new HashMap<>();
        scope.by(ids, names)
                .revenue()
                .sortedByValue()
                .keys()
                .forEach(key -> found.putIfAbsent(key.get(ids), key.get(names)));
        found.keySet().removeAll(List.of(Dimension.CHARGES, Dimension.UNKNOWN, Dimension.OTHERS));
        return new GroupTable<>(groups.table, groups.keys, false, names.name(), found);
    }

    private boolean hasShare(Metric<?> metric) {
        return !overTime && metric.equals(revenue());
    }

    String text() {
        List<List<String>> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(row(key)));
        if (!overTime) {
            rows.add(row(null));
        }
        TextTable text = Cells.table(headers(), rows);
        return (table.partial().isEmpty() ? text : text.withFooter(PARTIAL)).toString();
    }

    private List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        headers.add(Header.text(table.dimensions().get(0).name()));
        if (nameHeader != null) {
            headers.add(Header.text(nameHeader));
        }
        for (int i = 0; i < table.metrics().size(); i++) {
            Metric<?> metric = table.metrics().get(i);
            boolean money = table.units().get(i).currency() != null;
            headers.add(Header.number(
                    metric.name() + (money ? " " + table.units().get(i).symbol() : "")));
            if (hasShare(metric)) {
                headers.add(Header.number("share"));
            }
        }
        return headers;
    }

    /** The cells of a group, or of all of them together. */
    private List<String> row(@Nullable K key) {
        List<String> cells = new ArrayList<>();
        cells.add(key == null ? "total" : Dimension.keyText(key) + (table.isPartial(key) ? " *" : ""));
        if (nameHeader != null) {
            cells.add(key == null ? "" : names.getOrDefault(key, ""));
        }
        for (Metric<?> metric : table.metrics()) {
            Figure figure = key == null ? table.total(metric) : table.get(key, metric);
            cells.add(figure.format());
            if (hasShare(metric)) {
                cells.add(share(key).format());
            }
        }
        return cells;
    }

    private Quotient share(@Nullable K key) {
        return Cells.share(key == null ? table.total(revenue()) : table.get(key, revenue()), table.total(revenue()));
    }

    /** The table as the library writes it, its rows in this order and with names and shares. */
    JsonNode json() {
        ObjectNode node = (ObjectNode) Json.tree(table);
        JsonNode given = node.path("rows");
        ArrayNode rows = node.putArray("rows");
        for (K key : keys) {
            ObjectNode row =
                    (ObjectNode) Objects.requireNonNull(given.get(table.keys().indexOf(key)));
            if (names.containsKey(key)) {
                row.put("name", names.get(key));
            }
            if (!overTime) {
                row.set("share", Json.tree(share(key)));
            }
            rows.add(row);
        }
        return node;
    }
}

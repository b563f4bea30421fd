package dev.kpi.examples.cli;

import static dev.kpi.metric.Dimensions.hour;
import static dev.kpi.metric.Dimensions.weekday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kpi.figure.Count;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Key;
import dev.kpi.order.Scope;
import dev.kpi.table.Column;
import dev.kpi.table.Header;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders by hour, from the first to the last in which anything was ordered, and weekday. */
final class Matrix {
    private final Column<Key, Count> cells;
    private final Column<Integer, Count> hours;
    private final Column<DayOfWeek, Count> weekdays;

    private Matrix(Scope scope) {
        this.cells = scope.by(hour(), weekday()).orderCount();
        this.hours = scope.by(hour()).orderCount();
        this.weekdays = scope.by(weekday()).orderCount();
    }

    static Matrix of(Scope scope) {
        return new Matrix(scope);
    }

    String text() {
        List<Header> headers = new ArrayList<>();
        headers.add(Header.number("hour"));
        for (DayOfWeek day : DayOfWeek.values()) {
            headers.add(Header.number(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
        }
        headers.add(Header.number("all"));
        Map<Key, Count> byKey = byKey(cells);
        Map<Integer, Count> byHour = byKey(hours);
        List<List<String>> rows = new ArrayList<>();
        for (int hour = first(); hour <= last(); hour++) {
            List<String> row = new ArrayList<>();
            row.add(String.valueOf(hour));
            for (DayOfWeek day : DayOfWeek.values()) {
                List<Dimension<?>> dimensions = List.of(hour(), weekday());
                row.add(text(byKey.get(Key.of(dimensions, List.of(hour, day)))));
            }
            row.add(text(byHour.get(hour)));
            rows.add(row);
        }
        rows.add(allHours());
        return Cells.table(headers, rows).toString();
    }

    private int first() {
        return hours.keys().stream().mapToInt(hour -> hour).min().orElse(0);
    }

    private int last() {
        return hours.keys().stream().mapToInt(hour -> hour).max().orElse(-1);
    }

    private List<String> allHours() {
        Map<DayOfWeek, Count> byDay = byKey(weekdays);
        List<String> row = new ArrayList<>(List.of("all"));
        for (DayOfWeek day : DayOfWeek.values()) {
            row.add(text(byDay.get(day)));
        }
        row.add(text(weekdays.total()));
        return row;
    }

    private static String text(@Nullable Count count) {
        return count == null || count.value().signum() == 0 ? "." : count.format();
    }

    private static <K> Map<K, Count> byKey(Column<K, Count> column) {
        Map<K, Count> counts = new HashMap<>();
        for (int i = 0; i < column.size(); i++) {
            counts.put(column.keys().get(i), column.values().get(i));
        }
        return counts;
    }

    JsonNode json() {
        return Json.tree(cells);
    }
}

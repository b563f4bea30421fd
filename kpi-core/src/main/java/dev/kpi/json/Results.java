package dev.kpi.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metric;
import dev.kpi.table.Breakdown;
import dev.kpi.table.Column;
import dev.kpi.table.Grid;
import dev.kpi.table.Series;
import dev.kpi.table.Summary;
import dev.kpi.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes keys, and the one shape that all results by groups share. */
final class Results {
    private final JsonGenerator json;
    private final List<String> names;
    private final List<? extends Metric<?>> metrics;

    private Results(List<Dimension<?>> dimensions, List<? extends Metric<?>> metrics, JsonGenerator json) {
        this.json = json;
        this.names = Grid.different(dimensions.stream().map(Dimension::name).toList());
        this.metrics = metrics;
    }

    static void write(Key key, JsonGenerator json) throws IOException {
        new Results(key.dimensions(), List.of(), json).writeParts(key.values());
    }

    static void write(Series<?, ?> series, JsonGenerator json) throws IOException {
        Results results = new Results(List.of(series.grain()), List.of(series.metric()), json);
        results.begin(List.of(series.unit()));
        for (Series.Point<?, ?> point : series.points()) {
            results.beginRow(point.key());
            json.writeBooleanField("partial", point.isPartial());
            results.writeValues("values", List.of(point.value()));
            json.writeEndObject();
        }
        json.writeEndArray();
        results.writeCoverage(series.coverage());
        json.writeEndObject();
    }

    static void write(Column<?, ?> column, JsonGenerator json) throws IOException {
        Results results = new Results(column.dimensions(), List.of(column.metric()), json);
        results.begin(List.of(column.unit()));
        for (int row = 0; row < column.size(); row++) {
            results.beginRow(column.keys().get(row));
            results.writeValues("values", List.of(column.values().get(row)));
            json.writeEndObject();
        }
        results.end(List.of(column.total()), column.coverage());
    }

    static void write(Breakdown<?, ?> breakdown, JsonGenerator json) throws IOException {
        Results results = new Results(breakdown.dimensions(), List.of(breakdown.metric()), json);
        results.begin(List.of(breakdown.unit()));
        for (Breakdown.Part<?, ?> part : breakdown.parts()) {
            results.beginRow(part.key());
            results.writeValues("values", List.of(part.value()));
            json.writeFieldName("share");
            Figures.writeValue(part.share(), json);
            json.writeNumberField("rank", part.rank());
            json.writeFieldName("cumulativeShare");
            Figures.writeValue(part.cumulativeShare(), json);
            json.writeEndObject();
        }
        results.end(List.of(breakdown.total()), breakdown.coverage());
    }

    static <K> void write(Table<K> table, JsonGenerator json) throws IOException {
        List<List<? extends Figure>> columns = new ArrayList<>();
        List<Figure> totals = new ArrayList<>();
        for (Metric<?> metric : table.metrics()) {
            columns.add(table.column(metric));
            totals.add(table.total(metric));
        }
        boolean timed = table.dimensions().stream().anyMatch(Grain.class::isInstance);
        Results results = new Results(table.dimensions(), table.metrics(), json);
        results.begin(table.units());
        for (int row = 0; row < table.size(); row++) {
            K key = table.keys().get(row);
            results.beginRow(key);
            if (timed) {
                json.writeBooleanField("partial", table.partial().contains(key));
            }
            List<Figure> values = new ArrayList<>();
            for (List<? extends Figure> column : columns) {
                values.add(column.get(row));
            }
            results.writeValues("values", values);
            json.writeEndObject();
        }
        results.end(totals, table.coverage());
    }

    static void write(Summary summary, JsonGenerator json) throws IOException {
        Results results = new Results(List.of(), summary.metrics(), json);
        json.writeStartObject();
        results.writeMetrics(summary.figures().stream().map(Figure::unit).toList());
        results.writeValues("values", summary.figures());
        results.writeCoverage(summary.coverage());
        json.writeEndObject();
    }

    private void begin(List<Unit> units) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("dimensions");
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
        writeMetrics(units);
        json.writeArrayFieldStart("rows");
    }

    private void writeMetrics(List<Unit> units) throws IOException {
        json.writeArrayFieldStart("metrics");
        for (int i = 0; i < metrics.size(); i++) {
            json.writeStartObject();
            json.writeStringField("name", metrics.get(i).name());
            json.writeStringField("unit", unitText(units.get(i)));
            json.writeStringField("formula", metrics.get(i).formula());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The numbers are fractions: "%" would be misread. */
    static String unitText(Unit unit) {
        return unit.kind() == Unit.Kind.PERCENT ? "fraction" : unit.toString();
    }

    private void end(List<? extends Figure> totals, Map<Coverage, Share> coverage) throws IOException {
        json.writeEndArray();
        writeValues("totals", totals);
        writeCoverage(coverage);
        json.writeEndObject();
    }

    private void writeCoverage(Map<Coverage, Share> coverage) throws IOException {
        if (!coverage.isEmpty()) {
            json.writeObjectFieldStart("coverage");
            for (Map.Entry<Coverage, Share> known : coverage.entrySet()) {
                json.writeFieldName(known.getKey().label());
                Figures.writeValue(known.getValue(), json);
            }
            json.writeEndObject();
        }
    }

    private void beginRow(Object key) throws IOException {
        json.writeStartObject();
        json.writeFieldName("key");
        writeParts(names.size() > 1 && key instanceof Key several ? several.values() : List.of(key));
    }

    private void writeParts(List<?> parts) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            json.writeFieldName(names.get(i));
            Object part = parts.get(i);
            if (part instanceof Number number) {
                Figures.writeNumber(new BigDecimal(number.toString()), json);
            } else {
                json.writeString(part.toString());
            }
        }
        json.writeEndObject();
    }

    private void writeValues(String field, List<? extends Figure> values) throws IOException {
        json.writeObjectFieldStart(field);
        for (int i = 0; i < metrics.size(); i++) {
            json.writeFieldName(metrics.get(i).name());
            Figures.writeValue(values.get(i), json);
        }
        json.writeEndObject();
    }
}

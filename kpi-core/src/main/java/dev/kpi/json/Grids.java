package dev.kpi.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes grids: named columns with their units, and rows of cells. */
final class Grids {

    private Grids() {}

    static void write(Grid grid, JsonGenerator json) throws IOException {
        List<String> columns = grid.columns();
        json.writeStartObject();
        json.writeArrayFieldStart("columns");
        for (int column = 0; column < columns.size(); column++) {
            json.writeStartObject();
            json.writeStringField("name", columns.get(column));
            Unit unit = grid.unit(column);
            if (unit != null) {
                json.writeStringField("unit", Results.unitText(unit));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (List<@Nullable Object> row : grid.rows()) {
            json.writeStartObject();
            for (int column = 0; column < columns.size(); column++) {
                json.writeFieldName(columns.get(column));
                writeCell(row.get(column), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : grid.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeCell(@Nullable Object cell, JsonGenerator json) throws IOException {
        if (cell == null) {
            json.writeNull();
        } else if (cell instanceof Figure figure) {
            Figures.writeValue(figure, json);
        } else if (cell instanceof Double number) {
            if (Double.isFinite(number)) {
                json.writeNumber(number);
            } else {
                json.writeNull();
            }
        } else if (cell instanceof Number number) {
            Figures.writeNumber(new BigDecimal(number.toString()), json);
        } else if (cell instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(cell.toString());
        }
    }
}

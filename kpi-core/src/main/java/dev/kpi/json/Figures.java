package dev.kpi.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonGenerator.Feature;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Writes figures without ever passing through a double. */
final class Figures {

    private Figures() {}

    /** A figure that stands by itself. */
    static void write(Figure figure, JsonGenerator json) throws IOException {
        if (figure instanceof Amount amount) {
            json.writeStartObject();
            json.writeFieldName("value");
            writeNumber(amount.value(), json);
            json.writeStringField("currency", amount.currency().getCurrencyCode());
            json.writeEndObject();
        } else {
            writeValue(figure, json);
        }
    }

    /** A figure whose unit is told elsewhere. */
    static void writeValue(Figure figure, JsonGenerator json) throws IOException {
        if (figure.isDefined()) {
            writeNumber(exactOrRounded(figure), json);
        } else {
            json.writeNull();
        }
    }

    private static BigDecimal exactOrRounded(Figure figure) {
        boolean exact = figure instanceof Amount || figure instanceof Count;
        return exact ? figure.toBigDecimal() : figure.toBigDecimal().round(MathContext.DECIMAL64);
    }

    static void writeNumber(BigDecimal number, JsonGenerator json) throws IOException {
        if (number.scale() == 0) {
            json.writeNumber(number.toBigIntegerExact());
            return;
        }
        boolean plain = json.isEnabled(Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        json.enable(Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        try {
            json.writeNumber(number);
        } finally {
            json.configure(Feature.WRITE_BIGDECIMAL_AS_PLAIN, plain);
        }
    }
}

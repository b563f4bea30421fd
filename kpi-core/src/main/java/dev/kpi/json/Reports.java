package dev.kpi.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kpi.quality.Audit;
import dev.kpi.quality.Finding;
import dev.kpi.quality.Place;
import dev.kpi.quality.QualityReport;
import dev.kpi.quality.Treatment;
import java.io.IOException;

/** Writes quality reports and audits. */
final class Reports {

    private Reports() {}

    static void write(QualityReport report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("read", report.read());
        json.writeNumberField("accepted", report.accepted());
        json.writeNumberField("rejected", report.rejected());
        json.writeNumberField("void", report.voidLines());
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            write(finding, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("treatments");
        for (Treatment treatment : report.treatments()) {
            json.writeStartObject();
            json.writeStringField("what", treatment.what());
            json.writeNumberField("lines", treatment.lines());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void write(Audit audit, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("balanced", audit.isBalanced());
        json.writeArrayFieldStart("bridges");
        for (Audit.Bridge bridge : audit.bridges()) {
            json.writeStartObject();
            json.writeStringField("name", bridge.name());
            json.writeFieldName("whole");
            Figures.writeNumber(bridge.whole(), json);
            json.writeFieldName("parts");
            Figures.writeNumber(bridge.parts(), json);
            json.writeFieldName("difference");
            Figures.writeNumber(bridge.difference(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("reason", finding.reason().code());
        json.writeStringField("description", finding.reason().description());
        json.writeStringField("policy", finding.policy().name());
        json.writeNumberField("count", finding.count());
        json.writeArrayFieldStart("first");
        for (Place place : finding.first()) {
            json.writeStartObject();
            if (place.line() > 0) { // else no single line tells it
                json.writeNumberField("line", place.line());
            }
            json.writeStringField("field", place.field());
            json.writeStringField("value", place.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

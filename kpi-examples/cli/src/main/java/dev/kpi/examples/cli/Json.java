package dev.kpi.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kpi.json.KpiModule;
import dev.kpi.metric.Metric;
import dev.kpi.quality.Audit;
import dev.kpi.table.Summary;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Results as JSON, every digit kept. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new KpiModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Every figure by its metric's name. */
    static JsonNode tree(Summary summary) {
        ObjectNode node = object();
        for (int i = 0; i < summary.metrics().size(); i++) {
            Metric<?> metric = summary.metrics().get(i);
            node.putObject(metric.name())
                    .put("formula", metric.formula())
                    .set("value", tree(summary.figures().get(i)));
        }
        return node;
    }

    static JsonNode tree(Audit audit) {
        ObjectNode node = object();
        node.put("balanced", audit.isBalanced());
        for (Audit.Bridge bridge : audit.bridges()) {
            ObjectNode row = node.withArray("bridges").addObject();
            row.put("name", bridge.name());
            row.set("whole", number(bridge.whole()));
            row.set("parts", number(bridge.parts()));
            row.set("difference", number(bridge.difference()));
        }
        return node;
    }

    private static JsonNode number(BigDecimal number) {
        return tree(number);
    }

    static String text(JsonNode node) {
        // the same line ends on every machine
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

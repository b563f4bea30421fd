package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import java.util.Map;

/** The texts of single lines, as codes, read without knowing the order or the customer of a line. */
final class LineCodes {

    private LineCodes() {}

    /** The code of a line's text, or of its product's; negative if it is not known. */
    static int of(Facts facts, Attribute attribute, int line) {
        if (attribute.level() == Level.LINE) {
            return code(facts.lines.codes(), attribute, line);
        }
        int product = facts.lines.product().getInt(line);
        return attribute.equals(Dimensions.product())
                ? facts.products.id().getInt(product)
                : code(facts.products.codes(), attribute, product);
    }

    /** The code in a row of the column of an attribute; negative if there is no such column. */
    static int code(Map<Attribute, PackedLongs> columns, Attribute attribute, int at) {
        PackedLongs column = columns.get(attribute);
        return column == null ? Staging.UNKNOWN : column.getInt(at);
    }
}

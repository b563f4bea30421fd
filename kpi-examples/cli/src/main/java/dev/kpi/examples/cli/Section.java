package dev.kpi.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * One part of the report. It becomes text or JSON when asked for: mostly one of the two is.
 *
 * @param id its name in JSON
 * @param title stands above it
 * @param text the table for a terminal
 * @param json the same for programs
 */
record Section(String id, String title, Supplier<String> text, Supplier<JsonNode> json) {

    /** A result as the library prints and writes it. */
    static Section of(String id, String title, Tabular result) {
        return new Section(id, title, result::toString, () -> Json.tree(result));
    }

    /** A result that some orders cannot give: then the reason stands in its place, and the other sections are not lost. */
    static Section tried(String id, String title, Supplier<? extends Tabular> result) {
        return told(id, title, () -> of(id, title, result.get()));
    }

    /** The same of a section that is more than a result. */
    static Section told(String id, String title, Supplier<Section> section) {
        try {
            Section made = section.get();
            String text = made.text().get(); // some results are worked out no sooner
            return new Section(id, title, () -> text, made.json());
        } catch (IllegalStateException | IllegalArgumentException | NoSuchElementException | ArithmeticException e) {
            return notTold(id, title, e);
        }
    }

    /** Why there is no such section. */
    static Section notTold(String id, String title, RuntimeException reason) {
        String text = "not told: " + Refusal.inOptions(String.valueOf(reason.getMessage()));
        return new Section(id, title, () -> DisplayText.inTable(text), () -> Json.tree(text));
    }

    /** A part of a result printed, all of it written. */
    static Section of(String id, String title, Object shown, Tabular all) {
        return new Section(id, title, shown::toString, () -> Json.tree(all));
    }
}

package dev.kpi.order;

import dev.kpi.metric.Attribute;
import java.util.ArrayList;
import java.util.List;

/** Brings the lines of finished orders back into a batch, so that later lines can be added to them. */
final class Restaging {

    private final Facts facts;
    private final LineBatch batch;
    private final List<Copied> copied = new ArrayList<>();

    private record Copied(Attribute attribute, int slot) {}

    private Restaging(Facts facts, LineBatch batch) {
        this.facts = facts;
        this.batch = batch;
        facts.dictionaries.forEach((attribute, texts) -> {
            batch.adopt(attribute, texts);
            copied.add(new Copied(attribute, batch.slot(attribute)));
        });
    }

    static void copy(Facts facts, LineBatch batch) {
        new Restaging(facts, batch).run();
    }

    /** Brings back a void line, so that its id is known. */
    static void addVoid(LineBatch batch, Facts.VoidLine line) {
        batch.text(LineBatch.ORDER, line.order()).text(Staging.LINE_ID, line.lineId());
        batch.addKnown(line.nanos(), Staging.VOID, 0, 0, 0, 0); // nothing is told of it any more
    }

    private void run() {
        Facts.Lines lines = facts.lines;
        batch.ranges().growTo(facts.amountScale, facts.quantityScale);
        LineCursor cursor = new LineCursor(facts);
        for (int line = 0; line < lines.count(); line++) {
            cursor.moveTo(line);
            for (Copied copy : copied) {
                batch.code(copy.slot, cursor.code(copy.attribute));
            }
            batch.addKnown(
                    cursor.nanos(),
                    (cursor.isReturn() ? Staging.RETURN : 0)
                            | (cursor.isCharge() ? Staging.CHARGE : 0)
                            | (lines.costed().get(line) == 1 ? Staging.COSTED : 0)
                            | (cursor.isReturn() ? Staging.NEGATIVE : 0), // as most returns come
                    lines.value().get(line),
                    lines.discount().get(line),
                    lines.quantity().get(line),
                    lines.cost().get(line));
        }
        facts.voids.forEach(line -> addVoid(batch, line));
    }
}

package dev.kpi.order;

import dev.kpi.metric.Dimension;
import dev.kpi.metric.Measure;
import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FigureWriter} writes, believing none of it. */
final class FigureReader {

    private final KeptFigures<?> kept;
    private final FigureQuestion<?> question;
    private final ByteInput in;

    FigureReader(KeptFigures<?> kept, ByteInput in) {
        this.kept = kept;
        this.question = kept.question;
        this.in = in;
    }

    void read() {
        if (question.keepsCustomers) {
            texts(kept.customers);
        }
        for (int m = 0; m < kept.keys.length; m++) {
            if (question.keepings.get(m) == Keeping.KEYS) {
                texts(kept.keys[m]);
            }
        }
        if (question.keepsLinks) {
            links(kept.links);
        }
        int groups = in.size("the number of groups");
        for (int g = 0; g < groups; g++) {
            List<Object> key = new ArrayList<>();
            for (Dimension<?> dimension : question.dimensions) {
                key.add(KeyText.parse(dimension, in.text("a key of " + DisplayText.inMessage(dimension.name()))));
            }
            List<Object> read = List.copyOf(key);
            if (question.dimensions.isEmpty() || kept.groups.containsKey(read)) {
                throw ByteInput.damaged("group " + g + " of " + groups + " is there twice");
            }
            group(kept.group(read));
        }
        group(kept.whole);
    }

    private void texts(TextDictionary texts) {
        int count = in.size("the number of texts");
        for (int i = 0; i < count; i++) {
            if (texts.code(in.text("a text")) != i) {
                throw ByteInput.damaged("the text at " + i + " of " + count + " is there twice");
            }
        }
    }

    private void links(KeptLinks links) {
        texts(links.ids);
        int orders = links.ids.size();
        codes(links::addSold, orders);
        codes(links::addLinked, orders);
        if (links.known().size() != orders) {
            throw ByteInput.damaged("an order is neither sold nor named by a return");
        }
    }

    private void group(KeptGroup group) {
        for (int m = 0; m < group.numbers.length; m++) {
            if (question.keepings.get(m) == Keeping.NUMBER && in.flag("whether there is a number")) {
                group.add(m, number(question.measures.get(m)));
            }
            codes(group.keys[m], kept.keys[m].size());
        }
        codes(group.customers, kept.customers.size());
        codes(group.repeaters, kept.customers.size());
        codes(group.orders, kept.links.ids.size());
        requireSold(group.orders);
    }

    private void requireSold(@Nullable CodeSet orders) {
        if (orders != null && kept.links.soldOf(orders) != orders.size()) {
            throw ByteInput.damaged("a group has a sale order that is not among those sold");
        }
    }

    private BigDecimal number(Measure measure) {
        BigDecimal number = in.decimal("a number");
        boolean own = measure instanceof Measure.LineSum;
        if (!own && number.scale() != kept.scale(measure)) {
            throw ByteInput.damaged(
                    measure + " (" + number + ") must have as many decimals as all others: " + kept.scale(measure));
        }
        if (isCount(measure) && (number.signum() < 0 || number.unscaledValue().bitLength() >= Long.SIZE)) {
            throw ByteInput.damaged(measure + " (" + number + ") must be a count");
        }
        return number;
    }

    private static boolean isCount(Measure measure) {
        return measure instanceof Measure.Tally || measure == Measure.Sum.LINES || measure == Measure.Sum.COSTED_LINES;
    }

    private void codes(@Nullable CodeSet codes, int texts) {
        if (codes != null) {
            codes(codes::add, texts);
        }
    }

    private void codes(IntConsumer to, int texts) {
        int count = in.size("the number of codes");
        long before = -1;
        for (int i = 0; i < count; i++) {
            before += in.number("a code", texts) + 1L;
            if (before >= texts) {
                throw ByteInput.damaged("code " + before + " stands for none of " + texts + " texts");
            }
            to.accept((int) before);
        }
    }
}

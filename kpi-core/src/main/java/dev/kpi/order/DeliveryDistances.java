package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Coordinates;
import dev.kpi.metric.Dimensions;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes how far orders were sent: each distinct text is read once, each order's distance computed once. */
final class DeliveryDistances {

    private static final int UNKNOWN = -1;
    private static final int ORDERS_PER_PART = 1 << 14;

    private DeliveryDistances() {}

    static PackedLongs of(Facts facts) {
        int[] metres = new int[facts.orders.count()];
        @Nullable Coordinates[] from = places(facts, Dimensions.shipFrom());
        @Nullable Coordinates[] to = places(facts, Dimensions.shipTo());
        PackedLongs fromCode = facts.orders.codes().get(Dimensions.shipFrom());
        PackedLongs toCode = facts.orders.codes().get(Dimensions.shipTo());
        IntStream.range(0, metres.length / ORDERS_PER_PART + 1).parallel().forEach(part -> {
            int end = Math.min(metres.length, (part + 1) * ORDERS_PER_PART);
            for (int order = part * ORDERS_PER_PART; order < end; order++) {
                Coordinates start = place(from, fromCode, order);
                Coordinates goal = place(to, toCode, order);
                metres[order] = start == null || goal == null ? UNKNOWN : start.metresTo(goal);
            }
        });
        return PackedLongs.of(metres, metres.length);
    }

    private static @Nullable Coordinates[] places(Facts facts, Attribute attribute) {
        TextDictionary texts = facts.dictionaries.get(attribute);
        @Nullable Coordinates[] places = new @Nullable Coordinates[texts == null ? 0 : texts.size()];
        if (texts != null) {
            IntStream.range(0, places.length)
                    .parallel()
                    .forEach(code -> places[code] = Coordinates.parseOrNull(texts.passingText(code)));
        }
        return places;
    }

    private static @Nullable Coordinates place(@Nullable Coordinates[] places, @Nullable PackedLongs codes, int order) {
        int code = codes == null ? UNKNOWN : codes.getInt(order);
        return code < 0 ? null : places[code];
    }
}

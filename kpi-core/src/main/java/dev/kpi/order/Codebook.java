package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the codes of staged lines stand for: the attributes that lines came with, each in a slot of its own, the texts of
 * each, and the variants of products. Batches that one thread fills one after the other may share it. Not thread-safe.
 */
final class Codebook {

    private final List<Attribute> attributes = new ArrayList<>();
    private final Map<Attribute, Integer> slots = new HashMap<>();
    private TextDictionary[] dictionaries = {};
    private int[] headerSlots = {};
    private int[] lineSlots = {};
    private final StagedVariants variants = new StagedVariants();

    Codebook() {
        Dimensions.wellKnown().forEach(this::slot);
    }

    /** The slot of an attribute, a new one if it was not met before. */
    int slot(Attribute attribute) {
        Integer known = slots.get(attribute);
        if (known != null) {
            return known;
        }
        int slot = attributes.size();
        attributes.add(attribute);
        slots.put(attribute, slot);
        dictionaries = Arrays.copyOf(dictionaries, slot + 1);
        dictionaries[slot] = new TextDictionary();
        switch (attribute.level()) {
            case LINE -> lineSlots = with(lineSlots, slot);
            case PRODUCT -> variants.addSlot(slot);
            case ORDER, CUSTOMER -> headerSlots = with(headerSlots, slot);
        }
        return slot;
    }

    private static int[] with(int[] slots, int slot) {
        int[] more = Arrays.copyOf(slots, slots.length + 1);
        more[slots.length] = slot;
        return more;
    }

    /** By slot. */
    List<Attribute> attributes() {
        return attributes;
    }

    /** The texts of a slot; orders have theirs in {@link Staging#dictionary}. */
    TextDictionary dictionary(int slot) {
        return dictionaries[slot];
    }

    /** The slots of the order and customer level. */
    int[] headerSlots() {
        return headerSlots;
    }

    /** The slots of the line level. */
    int[] lineSlots() {
        return lineSlots;
    }

    StagedVariants variants() {
        return variants;
    }

    boolean isOfLevel(int slot, Level level) {
        return attributes.get(slot).level() == level;
    }
}

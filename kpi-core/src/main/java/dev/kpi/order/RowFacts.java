package dev.kpi.order;

import dev.kpi.metric.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Compares rows by everything that they came with. Immutable. */
final class RowFacts {

    private final List<Attribute> attributes;
    // all that a row came with, by what it is a fact of
    private final List<Fact> ofHeaders = new ArrayList<>(List.of(StagedRow::second, StagedRow::nano));
    private final List<Fact> ofVariants = new ArrayList<>();
    private final List<Fact> ofLines = new ArrayList<>(List.of(
            StagedRow::value,
            StagedRow::quantity,
            StagedRow::price,
            StagedRow::flags,
            StagedRow::discount,
            StagedRow::cost));

    /** One of the things that a row came with, as a number. */
    private interface Fact {
        long of(StagedRow row);
    }

    RowFacts(Assembler staged) {
        this.attributes = staged.attributes.stream().filter(staged::holds).toList();
        for (Attribute attribute : attributes) {
            List<Fact> facts = switch (attribute.level()) {
                case ORDER, CUSTOMER -> ofHeaders;
                case PRODUCT -> ofVariants;
                case LINE -> ofLines;
            };
            facts.add(row -> row.code(attribute));
        }
    }

    /** Whether all facts of two rows are the same. */
    boolean areSame(StagedRow left, StagedRow right) {
        return agree(ofLines, left, right)
                && (left.hasHeaderOf(right) || agree(ofHeaders, left, right))
                && (left.hasVariantOf(right) || agree(ofVariants, left, right));
    }

    private static boolean agree(List<Fact> facts, StagedRow left, StagedRow right) {
        for (Fact fact : facts) {
            if (fact.of(left) != fact.of(right)) {
                return false;
            }
        }
        return true;
    }

    /** A number that rows share of which all facts are the same, and few others. */
    int mark(StagedRow row) {
        long hash = 0;
        for (List<Fact> facts : List.of(ofLines, ofHeaders, ofVariants)) {
            for (Fact fact : facts) {
                hash = RowMarks.mixed(hash, fact.of(row));
            }
        }
        return (int) hash;
    }

    /** Whether the left row wins over another with the same line id. */
    boolean isBefore(StagedRow left, StagedRow right) {
        int byTime = Long.compare(left.second(), right.second());
        if (byTime == 0) {
            byTime = Long.compare(left.nano(), right.nano());
        }
        if (byTime != 0) {
            return byTime < 0;
        }
        for (Attribute attribute : attributes) {
            int byText = left.compareTexts(attribute, right);
            if (byText != 0) {
                return byText < 0;
            }
        }
        return Objects.compare(numbers(left), numbers(right), Arrays::compare) < 0;
    }

    /** All numbers, in the order in which they decide: kind, charge, whether it has a cost, then the amounts. */
    private static long[] numbers(StagedRow row) {
        long flags = row.flags();
        return new long[] {
            flags & (Staging.RETURN | Staging.VOID),
            flags & Staging.CHARGE,
            flags & Staging.COSTED,
            row.quantity(),
            row.value(),
            row.discount(),
            row.cost(),
            row.price(),
            flags & Staging.NEGATIVE
        };
    }
}

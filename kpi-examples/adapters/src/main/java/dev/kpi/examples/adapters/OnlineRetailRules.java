package dev.kpi.examples.adapters;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How lines of Online Retail II are understood: which {@linkplain OnlineRetailRule rules} hold, and which stock codes
 * are no goods.
 *
 * <p>Immutable and thread-safe, equal by value.
 */
public final class OnlineRetailRules {

    // In the order of their lines. Left out: PADS (cushion pads) and DCGS..., SP1002, which are goods
    private static final Set<String> CHARGE_CODES = Set.of(
            "POST", // postage
            "DOT", // postage of the web shop
            "M", // manual
            "m", // manual
            "C2", // carriage
            "C3", // carriage; its one line is at price 0
            "D", // discount on the whole invoice
            "S", // samples
            "BANK CHARGES",
            "ADJUST", // adjustment by hand on an ordinary invoice
            "ADJUST2", // the same
            "AMAZONFEE",
            "CRUK", // commission of a charity
            "B", // bad debt; on adjustments only
            "GIFT", // its one line is at price 0
            "gift_0001_*"); // vouchers: money now for goods later

    private static final EnumSet<OnlineRetailRule> OFF_UNLESS_ASKED_FOR =
            EnumSet.of(OnlineRetailRule.DOUBLED_DAYS_ONCE, OnlineRetailRule.TEST_PRODUCTS_ARE_VOID);

    private static final OnlineRetailRules DEFAULTS =
            new OnlineRetailRules(EnumSet.complementOf(OFF_UNLESS_ASKED_FOR), CHARGE_CODES);

    private final EnumSet<OnlineRetailRule> rules;
    private final Set<String> chargeCodes;

    private OnlineRetailRules(EnumSet<OnlineRetailRule> rules, Set<String> chargeCodes) {
        this.rules = rules;
        this.chargeCodes = chargeCodes;
    }

    /**
     * Every rule but {@link OnlineRetailRule#DOUBLED_DAYS_ONCE} and {@link OnlineRetailRule#TEST_PRODUCTS_ARE_VOID}, and as
     * charge codes: POST and DOT (postage), C2 and C3
     * (carriage), M and m (manual), D (discount), S (samples), BANK CHARGES, AMAZONFEE, CRUK (a charity's commission),
     * ADJUST, ADJUST2 and B (adjustments), GIFT and gift_0001_* (vouchers).
     *
     * <p>PADS stays goods (pads for cushions), as do DCGS... and SP1002, though they do not look like stock codes.
     */
    public static OnlineRetailRules withDefaults() {
        return DEFAULTS;
    }

    /** The same with one more rule. */
    public OnlineRetailRules with(OnlineRetailRule rule) {
        EnumSet<OnlineRetailRule> more = EnumSet.copyOf(rules);
        more.add(Objects.requireNonNull(rule, "rule"));
        return new OnlineRetailRules(more, chargeCodes);
    }

    /** The same without a rule. */
    public OnlineRetailRules without(OnlineRetailRule rule) {
        EnumSet<OnlineRetailRule> fewer = EnumSet.copyOf(rules);
        fewer.remove(Objects.requireNonNull(rule, "rule"));
        return new OnlineRetailRules(fewer, chargeCodes);
    }

    /**
     * The same with other stock codes for lines that are no goods; a code that ends in {@code *} stands for all that
     * begin like it.
     */
    public OnlineRetailRules withChargeCodes(Collection<String> codes) {
        return new OnlineRetailRules(rules, Set.copyOf(codes));
    }

    /** Whether a rule holds. */
    public boolean holds(OnlineRetailRule rule) {
        return rules.contains(rule);
    }

    /** The stock codes of lines that are no goods. */
    public Set<String> chargeCodes() {
        return chargeCodes;
    }

    /** Whether a stock code, trimmed, is no goods. */
    boolean isCharge(String code) {
        return chargeCodes.contains(code)
                || chargeCodes.stream()
                        .anyMatch(known ->
                                known.endsWith("*") && code.startsWith(known.substring(0, known.length() - 1)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OnlineRetailRules that
                && rules.equals(that.rules)
                && chargeCodes.equals(that.chargeCodes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules, chargeCodes);
    }

    @Override
    public String toString() {
        return "OnlineRetailRules" + rules + ", charge codes " + new TreeSet<>(chargeCodes);
    }
}

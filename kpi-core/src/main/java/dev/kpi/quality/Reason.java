package dev.kpi.quality;

import static dev.kpi.quality.Policy.DROP;
import static dev.kpi.quality.Policy.FAIL;
import static dev.kpi.quality.Policy.KEEP;
import static java.util.Objects.requireNonNull;

import dev.kpi.text.DisplayText;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a line is odd: each reason has a code, a default policy, and the policies that make sense for it.
 *
 * <p>Reports list reasons in the order in which they are declared here.
 */
public enum Reason {
    /** A field that every line needs is empty. Dropped by default; cannot be kept. */
    MISSING_FIELD("a required field is empty", DROP, "a line without it has no figures", DROP, FAIL),
    /** A field cannot be read as what it has to be. Dropped by default; cannot be kept. */
    UNPARSABLE_FIELD("a field cannot be read", DROP, "a line without it has no figures", DROP, FAIL),
    /** The order has an earlier line of the same line id. Dropped by default. */
    DUPLICATE_LINE_ID("the order has an earlier line of that line id", DROP),
    /**
     * Another line of the order has the same value in every field. Kept by default. Looked for among lines without a line id,
     * and among all where duplicates of that are kept.
     */
    DUPLICATE_LINE("another line has the same value in every field", KEEP),
    /** There is no customer id: the order is a guest's. Kept by default. */
    MISSING_CUSTOMER("there is no customer id", KEEP),
    /** The unit price is zero. Kept by default. */
    ZERO_PRICE("the unit price is zero", KEEP),
    /** The unit price is below zero. Kept by default. */
    NEGATIVE_PRICE("the unit price is below zero", KEEP),
    /** The quantity is zero. Kept by default. */
    ZERO_QUANTITY("the quantity is zero", KEEP),
    /** The discount is larger than price times quantity, of a return whatever the signs of the two. Kept by default. */
    DISCOUNT_ABOVE_GROSS("the discount is larger than price times quantity", KEEP),
    /** There is no unit cost: the line is in no profit. Kept by default. */
    COST_MISSING("there is no unit cost", KEEP),
    /** The amounts are in another currency than the orders. Always fails. */
    OTHER_CURRENCY(
            "the amounts are in another currency",
            FAIL,
            "amounts in two currencies do not add, and sums without some of them would be wrong",
            FAIL),
    /** A fact differs within its order, product or customer; counted once for each of those. Kept by default, settled. */
    DISAGREEING_FACT(
            "a fact differs within its order, product or customer",
            KEEP,
            "it is counted by order, product or customer, not by line",
            KEEP,
            FAIL),
    /** The local day is not in the range of dates that was given. Kept by default. */
    OUTSIDE_DATES("the date is not in the range given", KEEP),
    /** The local day is after the as-of date. Kept by default. */
    AFTER_AS_OF("the date is after the as-of date", KEEP),
    /** A customer signed up after the first order; counted once for each customer. Kept by default. */
    SIGN_UP_AFTER_FIRST_ORDER(
            "the customer signed up after the first order", KEEP, "it is counted by customer, not by line", KEEP, FAIL),
    /**
     * A return line names an order that has no sale line: it counts in returns, but there is no order that came back. Kept by
     * default, for the order may lie before the data; cannot be dropped. Looked for anew when lines are added, which may bring
     * the order, and not by folds, which do not hold all orders.
     */
    UNKNOWN_RETURNED_ORDER(
            "the order that a return names has no sale line",
            KEEP,
            "the order may lie before the data, and what came back of it counts",
            KEEP,
            FAIL),
    /** The amount is far from those of other lines; looked for if asked. Kept by default; cannot be dropped. */
    OUTLIER(
            "the amount is far from the usual",
            KEEP,
            "it is told by all lines together, and is part of what is usual",
            KEEP,
            FAIL),
    /** An amount has more decimals than were announced. Kept by default, exactly. */
    EXCESS_PRECISION("an amount has more decimals than expected", KEEP),
    /**
     * A number is not below 10<sup>12</sup>, or is given with more than six decimals; or an amount of the line, a price or
     * cost times quantity, is not below 10<sup>12</sup>. Dropped by default; cannot be kept.
     */
    AMOUNT_OUT_OF_RANGE(
            "a number is too large or has too many decimals", DROP, "exact sums could not hold it", DROP, FAIL),
    /**
     * Price or cost times quantity has more than six decimals, though neither of the two has. Fails by default, for all lines
     * of goods sold by weight may be such; cannot be kept.
     */
    AMOUNT_TOO_PRECISE(
            "price or cost times quantity has too many decimals", FAIL, "exact sums could not hold it", DROP, FAIL),
    /** The local time is one that a clock change skips or repeats. Kept by default, read as the earlier offset. */
    CLOCK_CHANGE("a clock change skips or repeats the local time", KEEP),
    /** The bytes are not text in the encoding of the source. Fails by default. */
    ENCODING("the bytes are not text in the source's encoding", FAIL),
    /** The line is of a period that the source holds twice. Dropped by default. */
    DOUBLED_PERIOD("the source holds this period twice", DROP);

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String description;
    private final Policy defaultPolicy;
    private final String whyOnlyThese;

    @SuppressWarnings(
            "ImmutableEnumChecker") // List.of is; a type that says so would be loaded by every JVM for this alone
    private final List<Policy> allowed;

    Reason(String description, Policy defaultPolicy) {
        this(description, defaultPolicy, "", Policy.values());
    }

    Reason(String description, Policy defaultPolicy, String whyOnlyThese, Policy... allowed) {
        this.description = description;
        this.defaultPolicy = defaultPolicy;
        this.whyOnlyThese = whyOnlyThese;
        this.allowed = List.of(allowed);
    }

    /**
     * The reason of that code.
     *
     * @throws IllegalArgumentException if there is none; the message lists all codes
     */
    public static Reason parse(String code) {
        requireNonNull(code, "code");
        for (Reason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        String codes = Arrays.stream(values()).map(Reason::code).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "no reason has the code '" + DisplayText.inMessage(code) + "'; the codes are " + codes);
    }

    /** The name in files and reports: {@code missing-field}. */
    public String code() {
        return code;
    }

    /** What is odd, as a part of a sentence: {@code the unit price is zero}. */
    public String description() {
        return description;
    }

    /** What happens if the caller chose nothing. */
    public Policy defaultPolicy() {
        return defaultPolicy;
    }

    /** Whether a caller may choose {@code policy} for this reason. */
    public boolean allows(Policy policy) {
        return allowed.contains(requireNonNull(policy, "policy"));
    }

    /** Why a policy is not allowed, and which are. */
    String refusal(Policy policy) {
        String verb = policy == KEEP ? "kept" : policy == DROP ? "dropped" : "failed";
        return code + " cannot be " + verb + ": " + whyOnlyThese + "; choose " + choices(allowed);
    }

    /** What a caller can do about a line that failed. */
    String wayOut() {
        Set<Policy> others = EnumSet.copyOf(allowed);
        others.remove(FAIL);
        return others.isEmpty()
                ? "convert the amounts before building orders"
                : "correct the line, or choose " + choices(others) + " for this reason";
    }

    private static String choices(Collection<Policy> policies) {
        return policies.stream().map(Policy::name).collect(Collectors.joining(" or "));
    }

    /** The code. */
    @Override
    public String toString() {
        return code;
    }
}

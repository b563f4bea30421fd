package dev.kpi.examples.adapters;

import dev.kpi.order.LineBatch;
import dev.kpi.order.LineKind;
import dev.kpi.quality.Reason;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies {@link OnlineRetailRules} to one line after the other, and counts what they did. Not thread-safe. */
final class RetailLine {

    /** The header and 525,461 rows are the first sheet; this line begins the second. */
    static final long SECOND_SHEET = 525_463;

    private static final LocalDate DOUBLED_FROM = LocalDate.of(2010, 12, 1);
    private static final long DOUBLED_FROM_SECOND = DOUBLED_FROM.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final Set<String> TEST_PRODUCTS = Set.of("TEST001", "TEST002");
    private static final OnlineRetailRule[] RULES = OnlineRetailRule.values();

    private final OnlineRetailRules rules;
    private final boolean[] holds = new boolean[RULES.length];
    private final boolean digitsAreGoods; // no stock code that begins with a digit is one of a service
    private final long[] counts = new long[RULES.length];

    private int first; // letter of the order
    private boolean isWholeCustomer; // written with a .0
    private boolean hasService;
    private String service = ""; // a stock code that may be none of goods
    private int applied; // a bit for each rule that applied to the line at hand

    RetailLine(OnlineRetailRules rules) {
        this.rules = rules;
        for (OnlineRetailRule rule : RULES) {
            holds[rule.ordinal()] = rules.holds(rule);
        }
        this.digitsAreGoods =
                rules.chargeCodes().stream().noneMatch(code -> code.isEmpty() || beginsGoods(code.charAt(0)))
                        && !rules.chargeCodes().contains("*");
    }

    private static boolean beginsGoods(int first) {
        return first >= '0' && first <= '9';
    }

    void begin() {
        first = 0;
        isWholeCustomer = false;
        hasService = false;
        applied = 0;
    }

    void order(byte[] text, int from) {
        first = text[from];
    }

    void product(byte[] text, int from, int to) {
        if (!digitsAreGoods || !beginsGoods(text[from])) {
            hasService = true;
            service = new String(text, from, to - from, StandardCharsets.UTF_8);
        }
    }

    /** Where the customer's number ends. */
    int customerEnd(byte[] text, int from, int to) {
        isWholeCustomer = holds(OnlineRetailRule.CUSTOMER_NUMBERS_ARE_WHOLE)
                && to - from > 2
                && text[to - 1] == '0'
                && text[to - 2] == '.';
        return isWholeCustomer ? to - 2 : to;
    }

    private boolean holds(OnlineRetailRule rule) {
        return holds[rule.ordinal()];
    }

    /** Says what the line at hand is. */
    void apply(LineBatch batch, boolean isZeroPrice) {
        if (isWholeCustomer) {
            count(OnlineRetailRule.CUSTOMER_NUMBERS_ARE_WHOLE);
        }
        OnlineRetailRule voiding = voiding(isZeroPrice);
        if (voiding != null) {
            batch.kind(LineKind.VOID);
            count(voiding);
            return;
        }
        if (first == 'C' && holds(OnlineRetailRule.CANCELLATIONS_ARE_RETURNS)) {
            batch.kind(LineKind.RETURN);
            count(OnlineRetailRule.CANCELLATIONS_ARE_RETURNS);
        }
        if (hasService && holds(OnlineRetailRule.SERVICES_ARE_CHARGES) && rules.isCharge(service)) {
            batch.charge();
            count(OnlineRetailRule.SERVICES_ARE_CHARGES);
        }
    }

    private @Nullable OnlineRetailRule voiding(boolean isZeroPrice) {
        if (first == 'A' && holds(OnlineRetailRule.ADJUSTMENTS_ARE_VOID)) {
            return OnlineRetailRule.ADJUSTMENTS_ARE_VOID;
        }
        if (hasService && holds(OnlineRetailRule.TEST_PRODUCTS_ARE_VOID) && TEST_PRODUCTS.contains(service)) {
            return OnlineRetailRule.TEST_PRODUCTS_ARE_VOID;
        }
        return isZeroPrice && holds(OnlineRetailRule.ZERO_PRICES_ARE_VOID)
                ? OnlineRetailRule.ZERO_PRICES_ARE_VOID
                : null;
    }

    private void count(OnlineRetailRule rule) {
        applied |= 1 << rule.ordinal();
    }

    /**
     * Whether the line at hand, of a local time, may stay though its day may stand in both sheets.
     *
     * @throws CsvException if the file is not the two sheets one after the other
     */
    boolean isOnce(LineBatch batch, String source, long line, String field, TimeText time) {
        if (!holds(OnlineRetailRule.DOUBLED_DAYS_ONCE) || line > SECOND_SHEET) {
            return true;
        }
        if (line == SECOND_SHEET) {
            if (!time.date().equals(DOUBLED_FROM)) {
                throw CsvException.at(
                        source,
                        line,
                        field + " '" + time.text() + "' is not of " + DOUBLED_FROM
                                + ", with which the second sheet begins; leave out DOUBLED_DAYS_ONCE for this file");
            }
            return true;
        }
        return time.second() < DOUBLED_FROM_SECOND
                || batch.note(Reason.DOUBLED_PERIOD, line, field, time.text(), "the second sheet has this day as well");
    }

    /** Counts what was applied to the line at hand, which was accepted. */
    void accepted() {
        for (int bits = applied; bits != 0; bits &= bits - 1) {
            counts[Integer.numberOfTrailingZeros(bits)]++;
        }
    }

    /** Hands the counts to the quality report. */
    void report(LineBatch batch) {
        for (OnlineRetailRule rule : RULES) {
            if (counts[rule.ordinal()] > 0) {
                batch.treated(rule.treatment(), counts[rule.ordinal()]);
            }
            counts[rule.ordinal()] = 0;
        }
    }
}

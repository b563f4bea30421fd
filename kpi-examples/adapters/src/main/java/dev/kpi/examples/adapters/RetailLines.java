package dev.kpi.examples.adapters;

import dev.kpi.examples.adapters.ColumnPlan.Use;
import dev.kpi.order.LineBatch;
import dev.kpi.order.LineKind;
import dev.kpi.text.DisplayText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies {@link OnlineRetailRules} to the records of one block after the other, and counts what they did. Not thread-safe. */
final class RetailLines {

    /** The header and 525,461 rows are the first sheet; this line begins the second. */
    static final long SECOND_SHEET = 525_463;

    private static final LocalDate DOUBLED_FROM = LocalDate.of(2010, 12, 1);
    private static final long DOUBLED_FROM_SECOND = DOUBLED_FROM.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final Set<String> TEST_PRODUCTS = Set.of("TEST001", "TEST002");
    private static final OnlineRetailRule[] RULES = OnlineRetailRule.values();

    private final String source;
    private final OnlineRetailRules rules;
    private final boolean[] holds = new boolean[RULES.length];
    private final boolean digitsAreGoods; // no stock code that begins with a digit is one of a service
    private final long[] counts = new long[RULES.length];

    // columns
    private final int order;
    private final int customer;
    private final int product;
    private final int time;
    private final String timeHeader;

    private final RecordBlock block;
    private final byte[] text;
    private final boolean[] isZeroPrice; // by record
    private final boolean[] isWholeCustomer; // by record: written with a .0
    private final int[] applied; // by record: a bit for each rule that applied

    private long lastLine = SECOND_SHEET; // as if the second sheet had begun: another chunk may hold what is before

    RetailLines(String source, OnlineRetailRules rules, RecordBlock block, ColumnPlan plan) {
        this.source = source;
        this.rules = rules;
        this.block = block;
        this.text = block.text();
        this.applied = new int[block.room()];
        this.isZeroPrice = new boolean[block.room()];
        this.isWholeCustomer = new boolean[block.room()];
        this.order = plan.uses().indexOf(Use.ORDER);
        this.customer = plan.uses().indexOf(Use.CUSTOMER);
        this.product = plan.uses().indexOf(Use.PRODUCT);
        this.time = plan.uses().indexOf(Use.TIME);
        this.timeHeader = plan.headers().get(time);
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

    /** Takes customers' numbers for whole ones in all records of a block. */
    void begin(int records) {
        Arrays.fill(isZeroPrice, false);
        if (customer < 0 || !holds(OnlineRetailRule.CUSTOMER_NUMBERS_ARE_WHOLE)) {
            return;
        }
        int[] from = block.from(customer);
        int[] to = block.to(customer);
        for (int i = 0; i < records; i++) {
            int end = to[i];
            isWholeCustomer[i] = end - from[i] > 2 && text[end - 1] == '0' && text[end - 2] == '.';
            to[i] = isWholeCustomer[i] ? end - 2 : end;
        }
    }

    /** Says that the unit price of a record is zero. */
    void zeroPrice(int record) {
        isZeroPrice[record] = true;
    }

    private boolean holds(OnlineRetailRule rule) {
        return holds[rule.ordinal()];
    }

    /** Says what the lines of a block are. */
    void apply(LineBatch batch, int records) {
        for (int i = 0; i < records; i++) {
            apply(batch, i, letter(order, i), service(i));
        }
    }

    private void apply(LineBatch batch, int record, int first, @Nullable String service) {
        applied[record] = 0;
        if (isWholeCustomer[record]) {
            count(record, OnlineRetailRule.CUSTOMER_NUMBERS_ARE_WHOLE);
        }
        OnlineRetailRule voiding = voiding(first, service, isZeroPrice[record]);
        if (voiding != null) {
            batch.ahead(record).kind(LineKind.VOID);
            count(record, voiding);
            return;
        }
        if (first == 'C' && holds(OnlineRetailRule.CANCELLATIONS_ARE_RETURNS)) {
            batch.ahead(record).kind(LineKind.RETURN);
            count(record, OnlineRetailRule.CANCELLATIONS_ARE_RETURNS);
        }
        if (service != null && holds(OnlineRetailRule.SERVICES_ARE_CHARGES) && rules.isCharge(service)) {
            batch.ahead(record).charge();
            count(record, OnlineRetailRule.SERVICES_ARE_CHARGES);
        }
    }

    /** The first letter of a field, 0 of an empty one. */
    private int letter(int column, int record) {
        int from = block.from(column)[record];
        return from == block.to(column)[record] ? 0 : text[from];
    }

    /** A stock code that may be none of goods, {@code null} for all others. */
    private @Nullable String service(int record) {
        int first = letter(product, record);
        if (first == 0 || (digitsAreGoods && beginsGoods(first))) {
            return null;
        }
        int from = block.from(product)[record];
        return new String(text, from, block.to(product)[record] - from, StandardCharsets.UTF_8);
    }

    private @Nullable OnlineRetailRule voiding(int first, @Nullable String service, boolean isFree) {
        if (first == 'A' && holds(OnlineRetailRule.ADJUSTMENTS_ARE_VOID)) {
            return OnlineRetailRule.ADJUSTMENTS_ARE_VOID;
        }
        if (service != null && holds(OnlineRetailRule.TEST_PRODUCTS_ARE_VOID) && TEST_PRODUCTS.contains(service)) {
            return OnlineRetailRule.TEST_PRODUCTS_ARE_VOID;
        }
        return isFree && holds(OnlineRetailRule.ZERO_PRICES_ARE_VOID) ? OnlineRetailRule.ZERO_PRICES_ARE_VOID : null;
    }

    private void count(int record, OnlineRetailRule rule) {
        applied[record] |= 1 << rule.ordinal();
    }

    /** The line that must be one of the second sheet, 0 if there need be none. */
    static long neverSkipped(@Nullable OnlineRetailRules rules) {
        return rules != null && rules.holds(OnlineRetailRule.DOUBLED_DAYS_ONCE) ? SECOND_SHEET : 0;
    }

    /** Whether a line of the first sheet, of a local time, has a day that stands in the second sheet as well. */
    boolean isDoubled(long line, long localSecond) {
        return line < SECOND_SHEET && localSecond >= DOUBLED_FROM_SECOND && holds(OnlineRetailRule.DOUBLED_DAYS_ONCE);
    }

    /** Passes the lines of a block, from first to last, unless the second sheet begins among them: then it passes none. */
    boolean passSheet(long first, long last) {
        if (last >= SECOND_SHEET && (first <= SECOND_SHEET || lastLine < SECOND_SHEET)) {
            return false;
        }
        lastLine = last;
        return true;
    }

    /**
     * Looks whether the second sheet begins where it should, when a record ends; to be asked of all, one after the other.
     *
     * @throws CsvException if the file is not the two sheets one after the other
     */
    void requireSecondSheet(int record, long line, TimeText times) {
        boolean begins = line >= SECOND_SHEET && (line == SECOND_SHEET || lastLine < SECOND_SHEET);
        lastLine = line;
        if (!begins || !holds(OnlineRetailRule.DOUBLED_DAYS_ONCE)) {
            return;
        }
        int from = block.from(time)[record];
        int to = block.to(time)[record];
        if (!times.read(text, from, to) || !times.date().equals(DOUBLED_FROM)) {
            throw CsvException.at(
                    source,
                    line,
                    timeHeader + " '" + DisplayText.inMessage(LineReader.raw(text, from, to)) + "' is not of "
                            + DOUBLED_FROM
                            + ", with which the second sheet begins; leave out DOUBLED_DAYS_ONCE for this file");
        }
    }

    /** Counts what was applied to a record whose line was accepted. */
    void accepted(int record) {
        for (int bits = applied[record]; bits != 0; bits &= bits - 1) {
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

package dev.kpi.order;

import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import dev.kpi.text.DisplayText;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Decides whether a line may pass, notes everything odd about it, and computes its amounts. Not thread-safe. */
final class Gate {

    // 1678-01-01 to 2262-01-01: every instant inside fits a long of nanoseconds
    private static final long MIN_SECOND = -9_214_560_000L;
    private static final long MAX_SECOND = 9_214_646_400L;

    private static final long FARTHEST_OFFSET = ZoneOffset.MAX.getTotalSeconds();

    private static final String NO_CUSTOMER = "no customer: a guest order";
    private static final String NO_COST = "no unit cost";
    private static final String AMOUNT = "amount";
    private static final String PRICE_NOT_POSITIVE = "the price is not positive";

    private final OrderSettings settings;
    private final LocalTimes times;
    private final IntFunction<String> orderText;
    private final int currencyDigits;
    private final @Nullable DateRange coverage;
    private final long firstCoveredHour;
    private final long endCoveredHour;
    private final long endAsOfHour;
    private final boolean dated;

    final QualityLog log;
    /** Of use only if other lines have a cost: where none has, nothing is missing. */
    final QualityLog costLog;

    final AmountRanges ranges;

    private long rejected;
    private long voidLines;

    private final PlainLines plain;
    private final long[] places = new long[LinesAtHand.ROOM];

    /**
     * A gate for the lines of a batch.
     *
     * @param orderText the id of a line's order, for messages
     */
    Gate(OrderSettings settings, LocalTimes times, IntFunction<String> orderText) {
        this.orderText = orderText;
        this.settings = settings;
        this.times = times;
        this.log = new QualityLog(settings.policy());
        this.costLog = new QualityLog(settings.policy());
        this.currencyDigits = Math.max(0, settings.currency().getDefaultFractionDigits());
        this.ranges = new AmountRanges(currencyDigits);
        this.coverage = settings.coverage();
        this.firstCoveredHour =
                coverage == null ? Long.MIN_VALUE : coverage.startInclusive().toEpochDay() * 24;
        this.endCoveredHour =
                coverage == null ? Long.MAX_VALUE : coverage.endExclusive().toEpochDay() * 24;
        LocalDate asOf = settings.asOf();
        this.endAsOfHour = asOf == null ? Long.MAX_VALUE : (asOf.toEpochDay() + 1) * 24;
        this.dated = coverage != null || asOf != null;
        this.plain = new PlainLines(currencyDigits, settings.policy(), firstPlainSecond(), endPlainSecond());
    }

    /** From here on, a line lies within the days that are given, in whatever zone. */
    private long firstPlainSecond() {
        return coverage == null ? MIN_SECOND : Math.max(MIN_SECOND, firstCoveredHour * 3600 + FARTHEST_OFFSET);
    }

    /** Up to here, a line does. */
    private long endPlainSecond() {
        long endHour = Math.min(endCoveredHour, endAsOfHour);
        return endHour == Long.MAX_VALUE ? MAX_SECOND : Math.min(MAX_SECOND, endHour * 3600 - FARTHEST_OFFSET);
    }

    /** Decides on the lines in [from, to), whose places are set, and tells {@code lines} which of them are accepted. */
    void pass(LinesAtHand lines, int from, int to) {
        plain.sort(lines, from, to);
        lines.accept(from, to);
        // those that are not plain first: they may make the scales grow
        for (int i = 0; i < plain.oddCount(); i++) {
            int line = plain.odd(i);
            if (admits(lines, line)) {
                take(lines, line);
            } else {
                lines.reject(line);
                rejected++;
            }
        }
        takePlain(lines);
    }

    long rejected() {
        return rejected;
    }

    long voidLines() {
        return voidLines;
    }

    private void take(LinesAtHand lines, int line) {
        boolean isVoid = lines.kind[line] == LineKind.VOID;
        lines.flags[line] = (lines.kind[line] == LineKind.RETURN ? Staging.RETURN : 0)
                | (isVoid ? Staging.VOID : 0)
                | (lines.quantity.unscaled(line) < 0 ? Staging.NEGATIVE : 0)
                | knownFlags(lines, line);
        if (isVoid) {
            voidLines++;
        } else {
            ranges.include(lines, line);
        }
    }

    private static int knownFlags(LinesAtHand lines, int line) {
        return (lines.knows(line, LinesAtHand.CHARGE) ? Staging.CHARGE : 0)
                | (lines.knows(line, LinesAtHand.COSTED) ? Staging.COSTED : 0);
    }

    private void takePlain(LinesAtHand lines) {
        int guests = 0;
        int costless = 0;
        int count = plain.plainCount();
        for (int i = 0; i < count; i++) {
            int line = plain.plain(i);
            ranges.takePlain(lines, line);
            places[guests] = lines.place[line];
            guests += lines.code(Staging.CUSTOMER, line) == Staging.UNKNOWN ? 1 : 0;
        }
        log.noteAll(Reason.MISSING_CUSTOMER, places, guests, "customer", "", NO_CUSTOMER);
        for (int i = 0; i < count; i++) {
            int line = plain.plain(i);
            lines.flags[line] = knownFlags(lines, line);
            places[costless] = lines.place[line];
            costless += lines.knows(line, LinesAtHand.COSTED) ? 0 : 1;
        }
        costLog.noteAll(Reason.COST_MISSING, places, costless, lines.cost.name, "", NO_COST);
    }

    /** Whether an instant is one that can be held. */
    private static boolean isInTime(long second) {
        return second >= MIN_SECOND && second < MAX_SECOND;
    }

    private static String instant(long second) {
        return second >= Instant.MIN.getEpochSecond() && second <= Instant.MAX.getEpochSecond()
                ? Instant.ofEpochSecond(second).toString()
                : "second " + second + " since 1970";
    }

    /** Whether a line may pass. */
    private boolean admits(LinesAtHand lines, int line) {
        return passesReader(lines, line)
                && isComplete(lines, line)
                && isSound(lines, line)
                && noteOddities(lines, line);
    }

    /** Notes a local time that names no single instant; whether the policy bears it, and all that a reader noted. */
    private boolean passesReader(LinesAtHand lines, int line) {
        LinesAtHand.Rarities rare = lines.rare(line);
        if (rare == null) {
            return true;
        }
        boolean isBorne = rare.oddTime == null
                || rare.oddSecond != lines.second[line] // another time was set since
                || log.note(
                        Reason.CLOCK_CHANGE,
                        lines.place[line],
                        rare.oddTimeField,
                        rare.oddTime,
                        "a clock change repeats or skips this local time");
        return isBorne && !rare.isRefused;
    }

    private boolean isComplete(LinesAtHand lines, int line) {
        int known = lines.known[line];
        boolean isOrdered = lines.code(Staging.ORDER, line) != Staging.UNKNOWN;
        if (isOrdered && (known & LinesAtHand.NEEDED) == LinesAtHand.NEEDED) {
            return true;
        }
        String missing = !isOrdered
                ? "order"
                : (known & LinesAtHand.TIMED) == 0
                        ? "time"
                        : (known & LinesAtHand.COUNTED) == 0 ? "quantity" : "unit price";
        log.note(Reason.MISSING_FIELD, lines.place[line], missing, "", "no " + missing);
        return false;
    }

    private boolean isSound(LinesAtHand lines, int line) {
        LinesAtHand.Rarities rare = lines.rare(line);
        if (rare != null && rare.foreignCurrency != null) {
            log.note(
                    Reason.OTHER_CURRENCY,
                    lines.place[line],
                    "currency",
                    rare.foreignCurrency,
                    "order " + DisplayText.inMessage(orderText.apply(line)) + " is in "
                            + DisplayText.inMessage(rare.foreignCurrency) + " but these orders are in "
                            + settings.currency());
            return false;
        }
        long second = lines.second[line];
        if (!isInTime(second)) {
            log.note(
                    Reason.UNPARSABLE_FIELD,
                    lines.place[line],
                    "time",
                    instant(second),
                    "not between the years 1678 and 2261");
            return false;
        }
        if (lines.kind[line] == null) {
            lines.kind[line] = lines.quantity.unscaled(line) < 0 ? LineKind.RETURN : LineKind.SALE;
        }
        if (rare != null && rare.discountPercent != null) {
            takePercentDiscount(lines, line, rare.discountPercent);
        }
        LinesAtHand.Exact outOfBounds = lines.outOfBounds(line);
        if (outOfBounds != null) {
            noteOutOfBounds(lines, line, outOfBounds);
            return false;
        }
        return ranges.fit(lines, line) || noteAmount(lines, line);
    }

    private void noteOutOfBounds(LinesAtHand lines, int line, LinesAtHand.Exact number) {
        if (!log.hasRoomFor(Reason.AMOUNT_OUT_OF_RANGE, lines.place[line])) {
            log.add(Reason.AMOUNT_OUT_OF_RANGE, 1); // numbers of very many digits take long to tell
            return;
        }
        LinesAtHand.Rarities rare = lines.rare(line);
        BigDecimal percent = rare == null || number != lines.discount ? null : rare.discountPercent;
        log.note(
                Reason.AMOUNT_OUT_OF_RANGE,
                lines.place[line],
                number.name,
                percent == null ? Decimal.told(number.beyond(line)) : Decimal.told(percent) + " percent",
                number.name + " " + Decimal.BOUNDS);
    }

    /** Notes why an amount of a line cannot be held, though all numbers it is made of can: it must not pass. */
    private boolean noteAmount(LinesAtHand lines, int line) {
        BigDecimal quantity = lines.quantity.value(line);
        BigDecimal gross = lines.price.value(line).multiply(quantity);
        BigDecimal cost = lines.cost.value(line).multiply(quantity);
        boolean isPriceTooLarge = Decimal.isTooLarge(gross);
        if (isPriceTooLarge || Decimal.isTooLarge(cost)) {
            log.note(
                    Reason.AMOUNT_OUT_OF_RANGE,
                    lines.place[line],
                    AMOUNT,
                    factors(lines, line, isPriceTooLarge ? lines.price : lines.cost),
                    AMOUNT + " " + Decimal.TOO_LARGE);
            return false;
        }
        boolean isOfPrice = gross.stripTrailingZeros().scale() > Decimal.MAX_SCALE;
        BigDecimal amount = (isOfPrice ? gross : cost).stripTrailingZeros();
        log.note(
                Reason.AMOUNT_TOO_PRECISE,
                lines.place[line],
                AMOUNT,
                amount.toPlainString(),
                (isOfPrice ? lines.price : lines.cost).name + " times quantity has " + amount.scale()
                        + " decimals, and amounts hold at most " + Decimal.MAX_SCALE
                        + "; round one of the two, or give the rounded amount with quantity 1");
        return false;
    }

    /** A price or cost and the quantity, as a source has them. */
    private static String factors(LinesAtHand lines, int line, LinesAtHand.Exact number) {
        return number.value(line).toPlainString() + " times "
                + lines.quantity.value(line).toPlainString();
    }

    private void takePercentDiscount(LinesAtHand lines, int line, BigDecimal percent) {
        if (lines.outOfBounds(line) == null) {
            BigDecimal off = lines.price
                    .value(line)
                    .multiply(lines.quantity.value(line))
                    .multiply(percent)
                    .movePointLeft(2);
            int digits = Math.max(currencyDigits, lines.price.leastScale(line));
            lines.discount.set(line, off.setScale(digits, RoundingMode.HALF_EVEN));
        }
    }

    /** Notes everything odd; false if the policy for one of them is to drop the line. */
    private boolean noteOddities(LinesAtHand lines, int line) {
        long place = lines.place[line];
        boolean keep = true;
        if (lines.code(Staging.CUSTOMER, line) == Staging.UNKNOWN) {
            keep = log.note(Reason.MISSING_CUSTOMER, place, "customer", "", NO_CUSTOMER);
        }
        long price = lines.price.unscaled(line);
        if (price == 0) {
            keep &= log.note(Reason.ZERO_PRICE, place, lines.price.name, "0", PRICE_NOT_POSITIVE);
        } else if (price < 0) {
            keep &= note(Reason.NEGATIVE_PRICE, lines, line, lines.price, PRICE_NOT_POSITIVE);
        }
        if (lines.quantity.unscaled(line) == 0) {
            keep &= log.note(Reason.ZERO_QUANTITY, place, lines.quantity.name, "0", "the quantity is zero");
        }
        if (lines.discount.unscaled(line) != 0 && lines.kind[line] != LineKind.VOID && ranges.isDiscountAboveGross()) {
            keep &= note(
                    Reason.DISCOUNT_ABOVE_GROSS,
                    lines,
                    line,
                    lines.discount,
                    "the discount is above price times quantity");
        }
        if (!lines.knows(line, LinesAtHand.COSTED)) {
            keep &= costLog.note(Reason.COST_MISSING, place, lines.cost.name, "", NO_COST);
        }
        keep &= notePrecision(lines, line);
        if (dated) {
            keep &= noteDate(lines, line);
        }
        return keep;
    }

    private boolean note(Reason reason, LinesAtHand lines, int line, LinesAtHand.Exact number, String detail) {
        return log.note(
                reason, lines.place[line], number.name, number.value(line).toPlainString(), detail);
    }

    private boolean notePrecision(LinesAtHand lines, int line) {
        LinesAtHand.Exact fine = lines.price.needsMoreThan(line, currencyDigits)
                ? lines.price
                : lines.discount.needsMoreThan(line, currencyDigits)
                        ? lines.discount
                        : lines.cost.needsMoreThan(line, currencyDigits) ? lines.cost : null;
        return fine == null || note(Reason.EXCESS_PRECISION, lines, line, fine, "more decimals than the currency has");
    }

    private boolean noteDate(LinesAtHand lines, int line) {
        long second = lines.second[line];
        long hour = Math.floorDiv(second + times.offsetAt(second), 3600L);
        boolean keep = true;
        if (hour < firstCoveredHour || hour >= endCoveredHour) {
            keep = noteDate(Reason.OUTSIDE_DATES, lines, line, "outside the coverage " + coverage);
        }
        if (hour >= endAsOfHour) {
            keep &= noteDate(Reason.AFTER_AS_OF, lines, line, "after the as-of date " + settings.asOf());
        }
        return keep;
    }

    private boolean noteDate(Reason reason, LinesAtHand lines, int line, String detail) {
        return log.note(
                reason,
                lines.place[line],
                "time",
                Instant.ofEpochSecond(lines.second[line]).toString(),
                detail);
    }
}

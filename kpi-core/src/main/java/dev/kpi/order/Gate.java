package dev.kpi.order;

import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides whether a line may pass, notes everything odd about it, and computes its amounts. Not thread-safe. */
final class Gate {

    // 1678-01-01 to 2262-01-01: every instant inside fits a long of nanoseconds
    private static final long MIN_SECOND = -9_214_560_000L;
    private static final long MAX_SECOND = 9_214_646_400L;

    private final OrderSettings settings;
    private final LocalTimes times;
    private final int currencyDigits;
    private final @Nullable DateRange coverage;
    private final long firstCoveredHour;
    private final long endCoveredHour;

    final QualityLog log;
    /** Of use only if other lines have a cost: where none has, nothing is missing. */
    final QualityLog costLog;

    final AmountRanges ranges;

    Gate(OrderSettings settings, LocalTimes times) {
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
    }

    /**
     * Whether the line may pass.
     *
     * @param line its place
     * @param order the text of its order id, asked for messages only
     * @param ordered whether it has an order id
     * @param guest whether it has no customer
     */
    boolean admits(Draft draft, long line, Supplier<String> order, boolean ordered, boolean guest) {
        return !draft.refused
                && isComplete(draft, line, ordered)
                && isSound(draft, line, order)
                && noteOddities(draft, line, guest);
    }

    private boolean isComplete(Draft draft, long line, boolean ordered) {
        String missing = !ordered
                ? "order"
                : !draft.timed ? "time" : !draft.counted ? "quantity" : !draft.priced ? "unit price" : null;
        if (missing != null) {
            log.note(Reason.MISSING_FIELD, line, missing, "", "no " + missing);
        }
        return missing == null;
    }

    private boolean isSound(Draft draft, long line, Supplier<String> order) {
        if (draft.foreignCurrency != null) {
            log.note(
                    Reason.OTHER_CURRENCY,
                    line,
                    "currency",
                    draft.foreignCurrency,
                    "order " + order.get() + " is in " + draft.foreignCurrency + " but these orders are in "
                            + settings.currency() + "; convert amounts before building Orders");
            return false;
        }
        if (draft.second < MIN_SECOND || draft.second >= MAX_SECOND) {
            log.note(
                    Reason.UNPARSABLE_FIELD,
                    line,
                    "time",
                    "second " + draft.second + " since 1970",
                    "not between the years 1678 and 2261");
            return false;
        }
        if (draft.kind == null) {
            draft.kind = draft.quantity.unscaled < 0 ? LineKind.RETURN : LineKind.SALE;
        }
        takePercentDiscount(draft);
        if (draft.outOfBounds == null && !ranges.fit(draft)) {
            draft.outOfBounds = "amount";
        }
        if (draft.outOfBounds != null) {
            log.note(Reason.AMOUNT_OUT_OF_RANGE, line, draft.outOfBounds, "", draft.outOfBounds + " " + Decimal.BOUNDS);
            return false;
        }
        return true;
    }

    private void takePercentDiscount(Draft draft) {
        if (draft.discountPercent != null && draft.outOfBounds == null) {
            BigDecimal off = draft.price
                    .value()
                    .multiply(draft.quantity.value())
                    .multiply(draft.discountPercent)
                    .movePointLeft(2);
            draft.discount.set(
                    off.setScale(Math.max(currencyDigits, draft.price.leastScale()), RoundingMode.HALF_EVEN));
        }
    }

    /** Notes everything odd; false if the policy for one of them is to drop the line. */
    private boolean noteOddities(Draft draft, long line, boolean guest) {
        boolean keep = true;
        if (guest) {
            keep = log.note(Reason.MISSING_CUSTOMER, line, "customer", "", "no customer: a guest order");
        }
        Draft.Exact price = draft.price;
        if (price.unscaled <= 0) {
            Reason reason = price.unscaled == 0 ? Reason.ZERO_PRICE : Reason.NEGATIVE_PRICE;
            keep &= log.note(reason, line, price.name, price.value().toPlainString(), "the price is not positive");
        }
        if (draft.quantity.unscaled == 0) {
            keep &= log.note(Reason.ZERO_QUANTITY, line, draft.quantity.name, "0", "the quantity is zero");
        }
        Draft.Exact discount = draft.discount;
        if (discount.unscaled != 0 && draft.kind == LineKind.SALE && ranges.isDiscountAboveGross()) {
            keep &= log.note(
                    Reason.DISCOUNT_ABOVE_GROSS,
                    line,
                    discount.name,
                    discount.value().toPlainString(),
                    "the discount is above price times quantity");
        }
        if (!draft.costed) {
            keep &= costLog.note(Reason.COST_MISSING, line, draft.cost.name, "", "no unit cost");
        }
        keep &= notePrecision(draft, line);
        keep &= noteDate(draft, line);
        return keep;
    }

    private boolean notePrecision(Draft draft, long line) {
        Draft.Exact fine = draft.price.needsMoreThan(currencyDigits)
                ? draft.price
                : draft.discount.needsMoreThan(currencyDigits)
                        ? draft.discount
                        : draft.cost.needsMoreThan(currencyDigits) ? draft.cost : null;
        return fine == null
                || log.note(
                        Reason.EXCESS_PRECISION,
                        line,
                        fine.name,
                        fine.value().toPlainString(),
                        "more decimals than the currency has");
    }

    private boolean noteDate(Draft draft, long line) {
        if (coverage == null) {
            return true;
        }
        long hour = Math.floorDiv(draft.second + times.offsetAt(draft.second), 3600L);
        return (hour >= firstCoveredHour && hour < endCoveredHour)
                || log.note(
                        Reason.OUTSIDE_DATES,
                        line,
                        "time",
                        Instant.ofEpochSecond(draft.second).toString(),
                        "outside the coverage " + coverage);
    }
}

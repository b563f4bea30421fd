package dev.kpi.order;

import dev.kpi.quality.QualityPolicy;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How lines become orders: the currency and time zone, what the data claims to cover, and what happens to odd lines.
 *
 * <p>Immutable: every {@code with} gives new settings.
 */
public final class OrderSettings {

    private final Currency currency;
    private final ZoneId zone;
    private final @Nullable DateRange coverage;
    private final @Nullable LocalDate asOf;
    private final boolean completeHistory;
    private final boolean returnsOnOrderDate;
    private final double outlierThreshold; // 0 if none are looked for
    private final QualityPolicy policy;

    private OrderSettings(Parts parts) {
        this.currency = Objects.requireNonNull(parts.currency, "currency");
        this.zone = Objects.requireNonNull(parts.zone, "zone");
        this.coverage = parts.coverage;
        this.asOf = parts.asOf;
        this.completeHistory = parts.completeHistory;
        this.returnsOnOrderDate = parts.returnsOnOrderDate;
        this.outlierThreshold = parts.outlierThreshold;
        this.policy = Objects.requireNonNull(parts.policy, "policy");
        if (coverage != null && asOf != null && asOf.isBefore(coverage.lastInclusive())) {
            throw new IllegalArgumentException("coverage (" + coverage + ") must end by the as-of date (" + asOf
                    + "), after which nothing can have happened yet");
        }
    }

    /** What settings are made of, while one of it changes. */
    private static final class Parts {
        Currency currency;
        ZoneId zone;

        @Nullable
        DateRange coverage;

        @Nullable
        LocalDate asOf;

        boolean completeHistory;
        boolean returnsOnOrderDate;
        double outlierThreshold;
        QualityPolicy policy = QualityPolicy.withDefaults();

        Parts(Currency currency, ZoneId zone) {
            this.currency = currency;
            this.zone = zone;
        }
    }

    private OrderSettings with(Consumer<Parts> change) {
        Parts parts = new Parts(currency, zone);
        parts.coverage = coverage;
        parts.asOf = asOf;
        parts.completeHistory = completeHistory;
        parts.returnsOnOrderDate = returnsOnOrderDate;
        parts.outlierThreshold = outlierThreshold;
        parts.policy = policy;
        change.accept(parts);
        return new OrderSettings(parts);
    }

    /**
     * Settings with the usual choices: coverage from the first to the last local day of the data, history truncated at
     * its start, returns dated on the day they happened, default quality policy.
     *
     * @param currency the one currency of all amounts
     * @param zone the time zone whose days and hours periods are cut in
     */
    public static OrderSettings of(Currency currency, ZoneId zone) {
        return new OrderSettings(new Parts(currency, zone));
    }

    /** The same in another currency. */
    public OrderSettings withCurrency(Currency newCurrency) {
        return with(parts -> parts.currency = newCurrency);
    }

    /** The same with days and hours cut in another time zone. */
    public OrderSettings withZone(ZoneId newZone) {
        return with(parts -> parts.zone = newZone);
    }

    /**
     * The same, with the days that the data claims to cover. Lines outside are counted as {@code outside-dates}.
     *
     * @throws IllegalArgumentException if the range is empty, or ends after the as-of date
     */
    public OrderSettings withCoverage(DateRange days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("coverage (" + days + ") must hold at least one day");
        }
        return with(parts -> parts.coverage = days);
    }

    /**
     * The same, with the date at whose end the data were taken. Lines of later days are counted as {@code after-as-of},
     * whatever other days are claimed; where no coverage is claimed, it ends with this date, and so questions are answered
     * as of it.
     *
     * @throws IllegalArgumentException if the claimed coverage ends later
     */
    public OrderSettings withAsOf(LocalDate day) {
        Objects.requireNonNull(day, "day");
        return with(parts -> parts.asOf = day);
    }

    /** The same, for data that begin with the shop's first order: first-ever orders are then really the first. */
    public OrderSettings withCompleteHistory() {
        return with(parts -> parts.completeHistory = true);
    }

    /**
     * The same, with returns dated on the order they return, where these orders hold a sale of it: the one that a return
     * line names or, where it names none, its own.
     */
    public OrderSettings withReturnsOnOrderDate() {
        return with(parts -> parts.returnsOnOrderDate = true);
    }

    /**
     * The same, with lines counted as {@code outlier} whose amount x, net and without sign, is far from the usual:
     * abs(x − median) ÷ (1.4826 · MAD) over a threshold, where MAD, the median absolute deviation, is the median of
     * abs(x − median) over all lines that are not void.
     *
     * <p>Such lines stay in every figure. Where MAD is 0, since more than half of the lines have the same amount, none can
     * be told, and the quality report says so. The same lines are found in any order of rows. Amounts of lines have a long
     * tail: thresholds of 3 or 4, as for normal distributions, count a good part of them; 50 or 100 find the few that are
     * worth a look. Costs a number a line while orders are built.
     *
     * @throws IllegalArgumentException if the threshold is not above 0 and finite
     */
    public OrderSettings withOutliersBeyond(double threshold) {
        if (!(threshold > 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("threshold (" + threshold + ") must be above 0 and finite");
        }
        return with(parts -> parts.outlierThreshold = threshold);
    }

    /** The same, with that policy for odd lines. */
    public OrderSettings withPolicy(QualityPolicy newPolicy) {
        return with(parts -> parts.policy = newPolicy);
    }

    /** The currency of all amounts. */
    public Currency currency() {
        return currency;
    }

    /** The time zone of local days and hours. */
    public ZoneId zone() {
        return zone;
    }

    /** The coverage that was claimed, {@code null} if it is to be read off the data. */
    public @Nullable DateRange coverage() {
        return coverage;
    }

    /** The date at whose end the data were taken, {@code null} if it was not told. */
    public @Nullable LocalDate asOf() {
        return asOf;
    }

    /** Whether the data begin with the shop's first order. */
    public boolean hasCompleteHistory() {
        return completeHistory;
    }

    /** Whether returns are dated on the order they return. */
    public boolean hasReturnsOnOrderDate() {
        return returnsOnOrderDate;
    }

    /** The threshold beyond which a line is an outlier, empty if none are looked for. */
    public OptionalDouble outliersBeyond() {
        return outlierThreshold > 0 ? OptionalDouble.of(outlierThreshold) : OptionalDouble.empty();
    }

    /** What happens to odd lines. */
    public QualityPolicy policy() {
        return policy;
    }

    @Override
    public String toString() {
        return "OrderSettings[" + currency + ", " + zone + (coverage == null ? "" : ", " + coverage)
                + (asOf == null ? "" : ", as of " + asOf) + "]";
    }
}

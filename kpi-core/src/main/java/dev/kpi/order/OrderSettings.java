package dev.kpi.order;

import dev.kpi.quality.QualityPolicy;
import dev.kpi.time.DateRange;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
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
    private final boolean completeHistory;
    private final boolean returnsOnOrderDate;
    private final QualityPolicy policy;

    private OrderSettings(
            Currency currency,
            ZoneId zone,
            @Nullable DateRange coverage,
            boolean completeHistory,
            boolean returnsOnOrderDate,
            QualityPolicy policy) {
        this.currency = Objects.requireNonNull(currency, "currency");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.coverage = coverage;
        this.completeHistory = completeHistory;
        this.returnsOnOrderDate = returnsOnOrderDate;
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /**
     * Settings with the usual choices: coverage from the first to the last local day of the data, history truncated at
     * its start, returns dated on the day they happened, default quality policy.
     *
     * @param currency the one currency of all amounts
     * @param zone the time zone whose days and hours periods are cut in
     */
    public static OrderSettings of(Currency currency, ZoneId zone) {
        return new OrderSettings(currency, zone, null, false, false, QualityPolicy.withDefaults());
    }

    /**
     * The same, with the days that the data claims to cover. Lines outside are counted as {@code outside-dates}.
     *
     * @throws IllegalArgumentException if the range is empty
     */
    public OrderSettings withCoverage(DateRange days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("coverage (" + days + ") must hold at least one day");
        }
        return new OrderSettings(currency, zone, days, completeHistory, returnsOnOrderDate, policy);
    }

    /** The same, for data that begin with the shop's first order: first-ever orders are then really the first. */
    public OrderSettings withCompleteHistory() {
        return new OrderSettings(currency, zone, coverage, true, returnsOnOrderDate, policy);
    }

    /**
     * The same, with returns dated on the order they return, where these orders hold a sale of it: the one that a return
     * line names or, where it names none, its own.
     */
    public OrderSettings withReturnsOnOrderDate() {
        return new OrderSettings(currency, zone, coverage, completeHistory, true, policy);
    }

    /** The same, with that policy for odd lines. */
    public OrderSettings withPolicy(QualityPolicy newPolicy) {
        return new OrderSettings(currency, zone, coverage, completeHistory, returnsOnOrderDate, newPolicy);
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

    /** Whether the data begin with the shop's first order. */
    public boolean hasCompleteHistory() {
        return completeHistory;
    }

    /** Whether returns are dated on the order they return. */
    public boolean hasReturnsOnOrderDate() {
        return returnsOnOrderDate;
    }

    /** What happens to odd lines. */
    public QualityPolicy policy() {
        return policy;
    }

    @Override
    public String toString() {
        return "OrderSettings[" + currency + ", " + zone + (coverage == null ? "" : ", " + coverage) + "]";
    }
}

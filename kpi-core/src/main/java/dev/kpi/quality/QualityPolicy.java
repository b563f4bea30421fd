package dev.kpi.quality;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happens to odd lines: one {@link Policy} for each {@link Reason}.
 *
 * <p>Immutable and safe for use by many threads; equal by value.
 */
public final class QualityPolicy {
    private static final QualityPolicy DEFAULTS = new QualityPolicy(new EnumMap<>(Reason.class));

    /** Only what departs from the defaults. */
    private final EnumMap<Reason, Policy> departures;

    private QualityPolicy(EnumMap<Reason, Policy> departures) {
        this.departures = departures;
    }

    /** Every reason has its default policy. */
    public static QualityPolicy withDefaults() {
        return DEFAULTS;
    }

    /**
     * The same with another policy for one reason.
     *
     * @throws IllegalArgumentException if the reason does not allow the policy; the message says why and what it allows
     */
    public QualityPolicy with(Reason reason, Policy policy) {
        requireNonNull(reason, "reason");
        if (!reason.allows(policy)) {
            throw new IllegalArgumentException(reason.refusal(policy));
        }
        EnumMap<Reason, Policy> changed = new EnumMap<>(departures);
        if (policy == reason.defaultPolicy()) {
            changed.remove(reason);
        } else {
            changed.put(reason, policy);
        }
        return new QualityPolicy(changed);
    }

    /** The policy for a reason. */
    public Policy of(Reason reason) {
        requireNonNull(reason, "reason");
        return departures.getOrDefault(reason, reason.defaultPolicy());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QualityPolicy that && departures.equals(that.departures);
    }

    @Override
    public int hashCode() {
        return departures.hashCode();
    }

    /** What departs from the defaults, as in {@code defaults but duplicate-line DROP}. */
    @Override
    public String toString() {
        return departures.isEmpty()
                ? "defaults"
                : departures.entrySet().stream()
                        .map(entry -> entry.getKey().code() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", "defaults but ", ""));
    }
}

package dev.kpi.customer;

import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long customers took from signing up to their first-ever order; see
 * {@link CustomerAnalyses#signUpToFirstOrder()}. Immutable.
 *
 * <p>Every customer with a sale order in the scope is counted once: in a band, or as one of the three that have no time.
 *
 * @param timed customers who signed up on the day of their first-ever order or before
 * @param mean of their whole days; undefined if there are none
 * @param median of their whole days: the middle one, or the mean of the two; undefined if there are none
 * @param bands those customers by time; shares are of all customers
 * @param beforeSignUp customers whose first-ever order came before they signed up: in no mean, median or band
 * @param withoutSignUp customers without a sign-up
 * @param unreadable customers whose sign-up is no ISO date
 * @param customerCoverage the orders of the scope that have a customer
 */
public record SignUpToFirstOrder(
        Count timed,
        Quotient mean,
        Quotient median,
        List<DayBand> bands,
        Count beforeSignUp,
        Count withoutSignUp,
        Count unreadable,
        Share customerCoverage)
        implements Tabular {

    private static final Unit CUSTOMERS = Unit.count("customers");
    private static final Unit DAYS = Unit.ratio("days");

    /** Copies the bands. */
    public SignUpToFirstOrder {
        bands = List.copyOf(bands);
    }

    private static final class Found {
        private static final long NO_DAY = Long.MAX_VALUE;

        final IdentifiedOrders coverage = new IdentifiedOrders();
        final LongBag days = new LongBag();
        final WideSum sum = new WideSum();
        /** There are far fewer days than customers, and reading a date is slow. */
        final Map<String, Long> dayOfText = new HashMap<>();

        long early;
        long missing;
        long unreadable;

        void add(CustomerView customer) {
            if (!coverage.isCustomer(customer)) {
                return;
            }
            String text = customer.text(Dimensions.signUp());
            if (text.equals(Dimension.UNKNOWN)) {
                missing++;
                return;
            }
            long signedUp = dayOfText.computeIfAbsent(text, Found::day);
            if (signedUp == NO_DAY) {
                unreadable++;
            } else if (customer.firstOrderDay() < signedUp) {
                early++;
            } else {
                days.add(customer.firstOrderDay() - signedUp);
                sum.add(customer.firstOrderDay() - signedUp);
            }
        }

        private static long day(String text) {
            try {
                return LocalDate.parse(text).toEpochDay();
            } catch (DateTimeParseException e) { // counted, and told
                return NO_DAY;
            }
        }

        Found merge(Found later) {
            coverage.merge(later.coverage);
            days.addAll(later.days);
            sum.add(later.sum);
            early += later.early;
            missing += later.missing;
            unreadable += later.unreadable;
            return this;
        }
    }

    static BandedAnalysis<SignUpToFirstOrder> analysis(List<Integer> breaks) {
        return new Question(breaks);
    }

    private record Question(List<Integer> breaks) implements BandedAnalysis<SignUpToFirstOrder> {
        @Override
        public BandedAnalysis<SignUpToFirstOrder> withBands(int... days) {
            return new Question(DayBand.breaks(days));
        }

        @Override
        public Set<Attribute> attributes() {
            return Set.of(Dimensions.signUp());
        }

        @Override
        public SignUpToFirstOrder of(Customers customers) {
            if (!customers.has(Dimensions.signUp())) {
                throw new IllegalStateException("the time from sign-up to first order cannot be told: no line has a"
                        + " sign-up; give lines one with withSignUp, or leave it out");
            }
            Found found = customers.fold(Found::new, Found::add, Found::merge);
            LongBag days = found.days;
            int n = days.size();
            return new SignUpToFirstOrder(
                    Count.of(n, CUSTOMERS),
                    n == 0 ? Quotient.undefined(DAYS) : days(found.sum.value(), n),
                    n == 0
                            ? Quotient.undefined(DAYS)
                            : days(BigInteger.valueOf(days.smallest((n - 1) / 2) + days.smallest(n / 2)), 2),
                    DayBand.of(days, 1, breaks, CUSTOMERS, found.coverage.customers()),
                    Count.of(found.early, CUSTOMERS),
                    Count.of(found.missing, CUSTOMERS),
                    Count.of(found.unreadable, CUSTOMERS),
                    found.coverage.share());
        }

        private static Quotient days(BigInteger days, long number) {
            return Quotient.of(new BigDecimal(days), BigDecimal.valueOf(number), DAYS);
        }

        @Override
        public String toString() {
            return "time from sign-up to first order";
        }
    }

    private Share share(Count some) {
        return Share.of(
                some.longValue(),
                timed.plus(beforeSignUp).plus(withoutSignUp).plus(unreadable).longValue());
    }

    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList("mean", mean, timed, null));
        rows.add(Arrays.asList("median", median, timed, null));
        bands.forEach(band -> rows.add(Arrays.asList(band.toString(), null, band.count(), band.share())));
        rows.add(Arrays.asList("ordered before sign-up", null, beforeSignUp, share(beforeSignUp)));
        rows.add(Arrays.asList("no sign-up", null, withoutSignUp, share(withoutSignUp)));
        if (unreadable.longValue() > 0) {
            rows.add(Arrays.asList("sign-up is no date", null, unreadable, share(unreadable)));
        }
        return Grid.of(List.of("sign-up to first order", "days", "customers", "share"), rows)
                .withNote(IdentifiedOrders.note(customerCoverage));
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}

package dev.kpi.customer;

import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long customers take from one order to the next; see {@link CustomerAnalyses#timeBetweenOrders()}. Immutable.
 *
 * @param customers those with two sale orders or more in the scope, who alone have gaps
 * @param gaps the times from a sale order to the customer's next one
 * @param mean Σ(last − first) ÷ Σ(n − 1), in days; undefined without gaps
 * @param median of all gaps together, in days: the middle one, or the mean of the two; undefined without gaps
 * @param bands the gaps by length
 * @param customerCoverage the orders of the scope that have a customer
 */
public record TimeBetweenOrders(
        Share customers, Count gaps, Quotient mean, Quotient median, List<DayBand> bands, Share customerCoverage)
        implements Tabular {

    private static final long DAY = 86_400_000_000_000L; // nanoseconds
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final Unit DAYS = Unit.ratio("days");

    /** Copies the bands. */
    public TimeBetweenOrders {
        bands = List.copyOf(bands);
    }

    /** What a walk found. */
    private static final class Found {
        final IdentifiedOrders coverage = new IdentifiedOrders();
        final LongBag gaps = new LongBag();
        final WideSum sum = new WideSum();
        long repeaters;

        void add(CustomerView customer) {
            if (!coverage.isCustomer(customer) || customer.orderCount() < 2) {
                return;
            }
            repeaters++;
            boolean started = false;
            long last = 0;
            for (int entry = 0, entries = customer.size(); entry < entries; entry++) {
                if (!customer.isReturn(entry)) { // sale entries come by time
                    long at = customer.epochNanos(entry);
                    if (started) {
                        gaps.add(at - last); // up to 584 years, which an unsigned long holds
                        sum.addUnsigned(at - last);
                    }
                    last = at;
                    started = true;
                }
            }
        }

        Found merge(Found later) {
            coverage.merge(later.coverage);
            gaps.addAll(later.gaps);
            sum.add(later.sum);
            repeaters += later.repeaters;
            return this;
        }
    }

    static BandedAnalysis<TimeBetweenOrders> analysis(List<Integer> breaks) {
        return new Question(breaks);
    }

    private record Question(List<Integer> breaks) implements BandedAnalysis<TimeBetweenOrders> {
        @Override
        public BandedAnalysis<TimeBetweenOrders> withBands(int... days) {
            return new Question(DayBand.breaks(days));
        }

        @Override
        public TimeBetweenOrders of(Customers customers) {
            Found found = customers.fold(Found::new, Found::add, Found::merge);
            LongBag gaps = found.gaps;
            int n = gaps.size();
            return new TimeBetweenOrders(
                    Share.of(found.repeaters, found.coverage.customers()),
                    Count.of(n, Unit.count("gaps")),
                    days(found.sum.value(), n),
                    median(gaps),
                    DayBand.of(gaps, DAY, breaks, Unit.count("gaps"), n),
                    found.coverage.share());
        }

        @Override
        public String toString() {
            return "time between orders";
        }
    }

    private static Quotient median(LongBag gaps) {
        if (gaps.size() == 0) {
            return Quotient.undefined(DAYS);
        }
        WideSum middle = new WideSum();
        middle.addUnsigned(gaps.smallest((gaps.size() - 1) / 2));
        middle.addUnsigned(gaps.smallest(gaps.size() / 2));
        return days(middle.value(), 2);
    }

    private static Quotient days(BigInteger nanos, long number) {
        return number == 0
                ? Quotient.undefined(DAYS)
                : Quotient.of(new BigDecimal(nanos, 9), SECONDS.multiply(BigDecimal.valueOf(number)), DAYS);
    }

    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList("mean", mean, gaps, null));
        rows.add(Arrays.asList("median", median, gaps, null));
        bands.forEach(band -> rows.add(Arrays.asList(band.toString(), null, band.count(), band.share())));
        return Grid.of(List.of("time between orders", "days", "gaps", "share"), rows)
                .withNote("of " + Count.of(customers.part()).format() + " customers with two orders or more, "
                        + customers.format() + " of all")
                .withNote(IdentifiedOrders.note(customerCoverage));
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}

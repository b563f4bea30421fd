package dev.kpi.customer;

import dev.kpi.figure.Count;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The questions to customers in time. Import statically: {@code orders.measure(lifecycle(month()))}.
 *
 * <p>Customers are identified ones with a sale order in the scope; guests enter no figure, and every table tells how many
 * orders have a customer. First-ever orders are those of the whole snapshot, whatever the scope. One walk over the customers
 * each, on several threads, with the same answer whatever their number. Two analyses are equal if they ask the same.
 *
 * <p>All of them can be asked of shards that are split by customer or by order, and of a stream:
 * {@code shard.partial(Split.BY_ORDER, lifecycle(month()))}. What is kept is the customers with their orders.
 */
public final class CustomerAnalyses {

    private CustomerAnalyses() {}

    /**
     * Time between orders: Σ(last − first) ÷ Σ(n − 1) over customers with n ≥ 2 sale orders, the median of all their gaps
     * together, and how many gaps are how long: under 1, 7, 14, 30, 60, 90, 180 and 365 days, and more, unless asked
     * {@linkplain BandedAnalysis#withBands in other bands}.
     *
     * <p>Days of 86,400 seconds between instants, exact. Mean and median are undefined without gaps. Only gaps between
     * orders that are both in the scope count. The mean merges over customers; the median needs all gaps.
     */
    public static BandedAnalysis<TimeBetweenOrders> timeBetweenOrders() {
        return TimeBetweenOrders.analysis(DayBand.BREAKS);
    }

    /** Purchase frequency: the customers with 1, 2, … sale orders, 10 or more together; see the other one. */
    public static Analysis<PurchaseFrequency> purchaseFrequency() {
        return PurchaseFrequency.analysis(10);
    }

    /**
     * Purchase frequency: the customers with 1, 2, … sale orders in the scope, {@code most} or more together, with their
     * share of all customers and their revenue. Counts and sums merge over customers.
     *
     * @throws IllegalArgumentException if {@code most} is not in [1, 1000000]
     */
    public static Analysis<PurchaseFrequency> purchaseFrequency(int most) {
        return PurchaseFrequency.analysis(most);
    }

    /**
     * The {@code k} customers with the largest revenue; see the other one.
     *
     * @throws IllegalArgumentException if {@code k} is less than 1
     */
    public static Analysis<TopCustomers> topCustomers(int k) {
        return CustomerRanking.of(k, Metrics.revenue());
    }

    /**
     * The {@code k} largest customers by revenue, orders, units, net units or profit; ties go to the smaller id.
     *
     * <p>Revenue is that of the scope, returns taken off; the share is of the revenue of all customers and undefined if
     * that is not above zero. Fewer rows if there are fewer customers. Whole-set: the largest of parts merge, with their
     * whole.
     *
     * @throws IllegalArgumentException if {@code k} is less than 1, or customers cannot be ranked by the metric here;
     *     {@code orders.by(customer().top(k, metric))} ranks them by any
     */
    public static Analysis<TopCustomers> topCustomers(int k, Metric<?> by) {
        return CustomerRanking.of(k, Objects.requireNonNull(by, "by"));
    }

    /**
     * Lifecycle, period retention and period churn. Of each period p of coverage and scope:
     *
     * <ul>
     *   <li>active: customers with a sale order in p
     *   <li>new: those whose first-ever order lies in p, a fact of the snapshot: under a condition, who first bought what
     *       the condition leaves out is resurrected, not new, when first seen later
     *   <li>retained: active in p and p−1; resurrected: the other active ones; lost: active in p−1, not in p
     *   <li>new + resurrected − lost = change of actives
     *   <li>retention: retained ÷ active in p−1, a share; churn: lost ÷ active in p−1
     * </ul>
     *
     * <p>p−1 is read past the scope's days; its conditions hold. In the first period of coverage nothing but the actives
     * is known, be there lines before it. Retention and churn are undefined where nobody was active in p−1. Periods not wholly inside coverage and
     * scope are partial. Counts merge over customers.
     */
    public static <K extends Comparable<? super K>> Analysis<CustomerLifecycle<K>> lifecycle(Grain<K> grain) {
        return new LifecycleAnalysis<>(Objects.requireNonNull(grain, "grain"));
    }

    /**
     * Active customers: those with a sale order in the {@code days} days that end with the scope's last day of coverage,
     * {@link Customers#asOf()}.
     *
     * <p>The window may begin before the scope's days; its conditions hold. None if there are no days. Merges over
     * customers.
     *
     * @throws IllegalArgumentException if there is not at least one day
     */
    public static Analysis<Count> activeCustomers(int days) {
        return ActiveCustomers.analysis(days, (LocalDate) null);
    }

    /**
     * Active customers: those with a sale order in the {@code days} days ending as of a day, that one included.
     *
     * <p>The window may begin before the scope's days; its conditions hold. None if there are no days. Nothing is known
     * after the last day looked at, that of coverage and scope, so that customers would seem to be gone who are not:
     * measuring as of a later date throws an {@link IllegalArgumentException}, which says so.
     *
     * @throws IllegalArgumentException if there is not at least one day
     */
    public static Analysis<Count> activeCustomers(int days, LocalDate asOf) {
        return ActiveCustomers.analysis(days, Objects.requireNonNull(asOf, "asOf"));
    }

    /**
     * Active customers at the end of each period: those with a sale order in the {@code days} days that end with it.
     *
     * <p>Windows may begin before the scope's days; its conditions hold. A point is partial if its period is not over
     * within coverage and scope, or its window not wholly inside coverage.
     *
     * @throws IllegalArgumentException if there is not at least one day
     */
    public static <K extends Comparable<? super K>> Analysis<ActiveCustomers<K>> activeCustomers(
            int days, Grain<K> grain) {
        return ActiveCustomers.analysis(days, Objects.requireNonNull(grain, "grain"));
    }

    /**
     * Time from sign-up to first-ever order, in whole local days, of the customers with a sale order in the scope: mean,
     * median, and how many took how long: under 1, 7, 14, 30, 60, 90, 180 and 365 days, and more, unless asked
     * {@linkplain BandedAnalysis#withBands in other bands}.
     *
     * <p>Customers who ordered before they signed up are counted apart, and so are those without a sign-up and those whose
     * sign-up is no ISO date. Undefined where nobody is left. Asking it of orders in which no line has a
     * {@link dev.kpi.metric.Dimensions#signUp} throws {@link IllegalStateException}. The mean merges over customers; the
     * median needs all times.
     */
    public static BandedAnalysis<SignUpToFirstOrder> signUpToFirstOrder() {
        return SignUpToFirstOrder.analysis(DayBand.BREAKS);
    }
}

package dev.kpi.cohort;

import dev.kpi.customer.Customers;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.quality.Audit;
import dev.kpi.quality.Audit.Bridge;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Customers by cohort and age, gathered in one walk: everything that cohort matrices are views of.
 *
 * <p>R(k, a) is the number of members of k active at age a ÷ its members whose age-a period is over; every view says of
 * each cell whether that is so. Revenue that belongs to no cohort is told apart, so that the matrix and what is apart add
 * up to the revenue of the scope: see {@link #audit}. Immutable and thread-safe; equal by value. Keeps the orders it was
 * taken from, to tell who the members are.
 *
 * @param <K> what names a cohort: a period, or a text
 */
public final class CohortTable<K> implements Tabular {

    private final CohortAnalysis<K> analysis;
    private final Customers customers;
    private final LocalDate asOf;
    private final List<CohortRows<K>> cohorts;
    private final List<K> keys;
    private final List<CellState> states;
    private final ExactSums apart;
    private final int ages;
    /** Made when first needed; two threads may both make it, and make the same. */
    private volatile @Nullable CohortMembers<K> members;

    CohortTable(
            CohortAnalysis<K> analysis,
            Customers customers,
            LocalDate asOf,
            List<CohortRows<K>> cohorts,
            List<CellState> states,
            ExactSums apart) {
        this.analysis = analysis;
        this.customers = customers;
        this.asOf = asOf;
        this.cohorts = cohorts;
        this.keys = cohorts.stream().map(CohortRows::key).toList();
        this.states = List.copyOf(states);
        this.apart = apart;
        int seen = states.size();
        while (seen > 0 && states.get(seen - 1) == CellState.UNOBSERVED) {
            seen--;
        }
        int most = 0;
        for (CohortRows<K> cohort : cohorts) {
            for (CohortRow row : cohort.rows()) {
                row.complete();
                most = Math.max(most, seen - row.period);
            }
        }
        this.ages = most;
    }

    CohortRows<K> cohort(int position) {
        return cohorts.get(position);
    }

    List<CellState> states() {
        return states;
    }

    CohortDefinition definition() {
        return analysis.definition();
    }

    Figuring.Money money() {
        return new Figuring.Money(customers.currency(), customers.amountScale());
    }

    /** Whether the cohort before in the list is that of the period before. */
    boolean followsPrevious(int cohort) {
        return cohort > 0
                && cohorts.get(cohort).rows().get(0).period
                        == cohorts.get(cohort - 1).rows().get(0).period + 1;
    }

    int position(K key) {
        int position = keys.indexOf(Objects.requireNonNull(key, "key"));
        if (position < 0) {
            String some = keys.stream()
                    .limit(10)
                    .map(String::valueOf)
                    .map(DisplayText::inMessage)
                    .collect(Collectors.joining(", "));
            String there = keys.isEmpty() ? "there are none" : "there are " + some + (keys.size() > 10 ? " ..." : "");
            throw new NoSuchElementException(
                    "no cohort " + DisplayText.inMessage(key.toString()) + " as of " + asOf + "; " + there);
        }
        return position;
    }

    /** The date for a note; without cohorts there may be no day at all to take one of. */
    String asOfNote() {
        return keys.isEmpty() ? "" : ", as of " + asOf;
    }

    /** The date as of which it was taken, meaning its end. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The cohorts that have a member, by time or by name. */
    public List<K> keys() {
        return keys;
    }

    /** How many ages are seen of some cohort: they run from 0 to one less. */
    public int ages() {
        return ages;
    }

    /**
     * The number of members of a cohort.
     *
     * @throws NoSuchElementException if there is no such cohort; the message lists the first of those there are
     */
    public Count size(K key) {
        return Count.of(cohorts.get(position(key)).size(), Unit.count("customers"));
    }

    /** The number of members of all cohorts. */
    public Count customerCount() {
        long sum = cohorts.stream().mapToLong(CohortRows::size).sum();
        return Count.of(sum, Unit.count("customers"));
    }

    /**
     * Whether a cohort is the first of a truncated history: it holds customers whose first order came before the data.
     * Cohorts by attribute hold customers of every period and are not told apart by this.
     *
     * @throws NoSuchElementException if there is no such cohort; the message lists the first of those there are
     */
    public boolean isTruncated(K key) {
        return cohorts.get(position(key)).isTruncated();
    }

    private <R extends Figure> CohortMatrix<K, R> matrix(Figuring<R> figuring) {
        return new CohortMatrix<>(this, figuring.name(), new PooledCells<>(this, figuring), ages);
    }

    <R extends Figure> CohortMatrix<K, R> view(Figuring<R> figuring) {
        return matrix(figuring);
    }

    /** Retention, R(k, a): members with a sale order at the age ÷ members. Overall Σ active ÷ Σ size. */
    public CohortMatrix<K, Share> retention() {
        return matrix(Figuring.RETENTION);
    }

    /**
     * Rolling retention: members with a sale order at the age or later ÷ members. Never below {@link #retention}, never
     * rising with age; it looks at everything up to the date, so the last ages are low for want of time.
     */
    public CohortMatrix<K, Share> rollingRetention() {
        return matrix(Figuring.ROLLING_RETENTION);
    }

    /** Active customers: members with a sale order at the age. Overall their sum. */
    public CohortMatrix<K, Count> customers() {
        return matrix(Figuring.CUSTOMERS);
    }

    /** Sale orders of members at the age. Overall their sum. */
    public CohortMatrix<K, Count> orders() {
        return matrix(Figuring.ORDERS);
    }

    /** Revenue of members at the age, returns on their own days taken off. Overall their sum. */
    public CohortMatrix<K, Amount> revenue() {
        return matrix(Figuring.REVENUE);
    }

    /** Revenue by age: that of members at the age ÷ members, active or not. Overall Σ revenue ÷ Σ size. */
    public CohortMatrix<K, Quotient> revenuePerCustomer() {
        return matrix(Figuring.REVENUE_PER_CUSTOMER);
    }

    /** Average revenue per user (ARPU): revenue at the age ÷ members active at it; undefined where there are none. */
    public CohortMatrix<K, Quotient> revenuePerActiveCustomer() {
        return matrix(Figuring.REVENUE_PER_ACTIVE_CUSTOMER);
    }

    /** Revenue of members from age 0 to the age. Not observed where an age before is not. Overall their sum. */
    public CohortMatrix<K, Amount> cumulativeRevenue() {
        return matrix(Figuring.CUMULATIVE_REVENUE);
    }

    /** Cumulative revenue ÷ members. Overall Σ ÷ Σ over the cohorts observed at the age: the same ones for all ages up to it. */
    public CohortMatrix<K, Quotient> cumulativeRevenuePerCustomer() {
        return matrix(Figuring.CUMULATIVE_REVENUE_PER_CUSTOMER);
    }

    /** Average order value (AOV) at the age: gross sales less discounts ÷ sale orders; undefined where there are none. */
    public CohortMatrix<K, Quotient> averageOrderValue() {
        return matrix(Figuring.AVERAGE_ORDER_VALUE);
    }

    /**
     * Retention less that of the cohort before at the same age, in percentage points. Blank where one of the two is not
     * observed or the period before has no cohort.
     *
     * @throws IllegalStateException if cohorts are by attribute and do not follow each other
     */
    public CohortMatrix<K, Quotient> retentionChange() {
        return change(Figuring.RETENTION, Unit.percent());
    }

    /**
     * Revenue per customer less that of the cohort before at the same age. Blank where one of the two is not observed or
     * the period before has no cohort.
     *
     * @throws IllegalStateException if cohorts are by attribute and do not follow each other
     */
    public CohortMatrix<K, Quotient> revenuePerCustomerChange() {
        return change(Figuring.REVENUE_PER_CUSTOMER, Unit.amountPer(customers.currency(), "customer"));
    }

    private <R extends Figure> CohortMatrix<K, Quotient> change(Figuring<R> figuring, Unit unit) {
        if (definition().attribute() != null) {
            throw new IllegalStateException("cohorts of " + definition()
                    + " do not follow each other in time; compare cohorts of first order or sign-up");
        }
        ChangeCells<R> cells = new ChangeCells<>(this, new PooledCells<>(this, figuring), unit);
        return new CohortMatrix<>(this, "change of " + figuring.name(), cells, ages);
    }

    /**
     * One cohort with its own figures and customers.
     *
     * @throws NoSuchElementException if there is no such cohort; the message lists the first of those there are
     */
    public Cohort<K> cohort(K key) {
        position(key);
        return new Cohort<>(this, key);
    }

    /**
     * The cohort of an order's customer, as text, to group and filter by: {@code orders.by(cohorts.cohort())}. Guests and
     * whoever is in no cohort are {@value Dimension#UNKNOWN}. Bound to these orders; others are grouped by customer id.
     */
    public Dimension<String> cohort() {
        List<String> names = keys().stream()
                .map(String::valueOf)
                .filter(name -> !name.equals(Dimension.UNKNOWN))
                .toList();
        Map<String, Integer> position = new HashMap<>();
        names.forEach(name -> position.put(name, position.size()));
        int[] keyOf = new int[customers.size()];
        Arrays.fill(keyOf, -1);
        members().forEach((id, key) -> keyOf[customers.find(id)] = position.getOrDefault(String.valueOf(key), -1));
        return customers.dimension("cohort", names, keyOf);
    }

    CohortMembers<K> members() {
        CohortMembers<K> made = members;
        if (made == null) {
            made = CohortMembers.of(analysis, customers.everyDay(), asOf);
            members = made;
        }
        return made;
    }

    /** Revenue of members at every age seen, whole or partial. */
    public Amount cohortRevenue() {
        BigInteger sum = BigInteger.ZERO;
        for (CohortRows<K> cohort : cohorts) {
            for (CohortRow row : cohort.rows()) {
                sum = sum.add(row.totalRevenue());
            }
        }
        return money().amount(sum);
    }

    /** Revenue of guests, who have no cohort. */
    public Amount guestRevenue() {
        return apart(CohortWalk.Apart.GUESTS);
    }

    /** Revenue, never above 0, of goods that came back before their customer's first sale order in the data. */
    public Amount returnsBeforeFirstSale() {
        return apart(CohortWalk.Apart.BEFORE_FIRST_SALE);
    }

    /** Revenue, never above 0, of returns by customers without a sale order on any day under the scope's conditions. */
    public Amount returnsWithoutSale() {
        return apart(CohortWalk.Apart.NEVER_BOUGHT);
    }

    /** Revenue of members in periods before the one of their sign-up: of ages below 0. */
    public Amount revenueBeforeSignUp() {
        return apart(CohortWalk.Apart.BEFORE_SIGN_UP);
    }

    /** Revenue of buyers whose day of sign-up is not known, where cohorts are by sign-up. */
    public Amount revenueWithoutSignUp() {
        return apart(CohortWalk.Apart.WITHOUT_SIGN_UP);
    }

    /** Revenue of the scope after the date. */
    public Amount revenueAfterAsOf() {
        return apart(CohortWalk.Apart.AFTER_AS_OF);
    }

    private Amount apart(CohortWalk.Apart why) {
        return money().amount(apart.value(why.ordinal()));
    }

    /**
     * Revenue of the scope = matrix + what is apart, and the sizes = the members one by one, each with its difference,
     * which is exactly zero; the left sides are taken anew from the orders.
     */
    public Audit audit() {
        ExactSums whole = customers.fold(
                () -> new ExactSums(1),
                (sum, customer) -> {
                    for (int entry = 0; entry < customer.size(); entry++) {
                        sum.add(0, customer.revenue(entry));
                    }
                },
                (left, right) -> {
                    left.addAll(right);
                    return left;
                });
        BigDecimal parts = cohortRevenue().value();
        for (CohortWalk.Apart why : CohortWalk.Apart.values()) {
            parts = parts.add(apart(why).value());
        }
        return new Audit(List.of(
                new Bridge("revenue = cohort matrix + apart + guests", money().decimal(whole.value(0)), parts),
                new Bridge(
                        "customers = members of cohorts",
                        BigDecimal.valueOf(members().count()),
                        customerCount().value())));
    }

    /** Each cohort's members, orders, revenue and retention at ages 1, 2, 3, 6 and 12, as far as they are seen. */
    @Override
    public Grid grid() {
        List<Integer> shown =
                IntStream.of(1, 2, 3, 6, 12).filter(age -> age < ages).boxed().toList();
        List<String> columns =
                new ArrayList<>(List.of("cohort", "customers", "orders", "revenue", "revenue per customer"));
        shown.forEach(age -> columns.add("retention M+" + age));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        CohortMatrix<K, Share> retention = retention();
        for (K key : keys) {
            Cohort<K> cohort = cohort(key);
            List<@Nullable Object> row = new ArrayList<>(
                    List.of(key, cohort.size(), cohort.orders(), cohort.revenue(), cohort.revenuePerCustomer()));
            for (int age : shown) {
                row.add(retention.state(key, age) == CellState.OBSERVED ? retention.get(key, age) : null);
            }
            rows.add(row);
        }
        return Grid.of(columns, rows).withNote("cohorts of " + definition() + asOfNote());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortTable<?> that
                && analysis.equals(that.analysis)
                && asOf.equals(that.asOf)
                && states.equals(that.states)
                && money().equals(that.money())
                && cohorts.equals(that.cohorts)
                && apart.equals(that.apart);
    }

    @Override
    public int hashCode() {
        return Objects.hash(analysis, asOf, keys, customerCount(), cohortRevenue());
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}

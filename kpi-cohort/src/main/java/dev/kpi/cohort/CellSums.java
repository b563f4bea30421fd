package dev.kpi.cohort;

import java.math.BigInteger;

/**
 * What a cell is made of: the members whose period is seen, and what they did, amounts in the smallest unit kept.
 *
 * @param size the members
 * @param active those with a sale order at that age
 * @param activeThenOrLater those with one at that age or later
 * @param orders their sale orders at that age
 * @param sales their gross sales less discounts at that age
 * @param revenue their revenue at that age
 * @param cumulativeRevenue their revenue from age 0 to that age
 */
record CellSums(
        long size,
        long active,
        long activeThenOrLater,
        long orders,
        BigInteger sales,
        BigInteger revenue,
        BigInteger cumulativeRevenue) {

    static final CellSums NONE = new CellSums(0, 0, 0, 0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    static CellSums of(CohortRow row, int age) {
        return new CellSums(
                row.size,
                row.active(age),
                row.activeThenOrLater(age),
                row.orders(age),
                row.sales(age),
                row.revenue(age),
                row.cumulativeRevenue(age));
    }

    CellSums plus(CellSums other) {
        return new CellSums(
                size + other.size,
                active + other.active,
                activeThenOrLater + other.activeThenOrLater,
                orders + other.orders,
                sales.add(other.sales),
                revenue.add(other.revenue),
                cumulativeRevenue.add(other.cumulativeRevenue));
    }
}

package dev.kpi.rfm;

import java.math.BigInteger;

/** What the customers of a group add up to, exactly. */
final class RfmSums {

    long customers;
    long days;
    long orders;
    private long money;
    private BigInteger beyond = BigInteger.ZERO; // what did not fit

    void add(int daysSince, int orderCount, long spent) {
        customers++;
        days += daysSince;
        orders += orderCount;
        long sum = money + spent;
        if (((money ^ sum) & (spent ^ sum)) < 0) {
            beyond = money().add(BigInteger.valueOf(spent));
            sum = 0;
        }
        money = sum;
    }

    void add(RfmSums other) {
        customers += other.customers;
        days += other.days;
        orders += other.orders;
        beyond = money().add(other.money());
        money = 0;
    }

    BigInteger money() {
        return beyond.add(BigInteger.valueOf(money));
    }
}

package dev.kpi.customer;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A sum of longs in 128 bits, so that no sum of amounts overflows. Not thread-safe. */
final class WideSum {

    private long high;
    private long low; // unsigned

    void clear() {
        high = 0;
        low = 0;
    }

    void add(long value) {
        low += value;
        high += (value >> 63) + (Long.compareUnsigned(low, value) < 0 ? 1 : 0);
    }

    /** Adds a number that is never negative, its highest bit being one of value. */
    void addUnsigned(long value) {
        low += value;
        high += Long.compareUnsigned(low, value) < 0 ? 1 : 0;
    }

    void subtract(long value) {
        if (value == Long.MIN_VALUE) { // has no opposite
            add(Long.MAX_VALUE);
            add(1);
        } else {
            add(-value);
        }
    }

    void add(WideSum other) {
        low += other.low;
        high += other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
    }

    WideSum copy() {
        WideSum copy = new WideSum();
        copy.add(this);
        return copy;
    }

    int compareTo(WideSum other) {
        return high != other.high ? Long.compare(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    /** The sum as an amount, of longs at the scale of the orders. */
    Amount amount(Customers customers) {
        return Amount.of(value(), customers.amountScale(), customers.currency());
    }

    /** Its share of a whole; undefined if that is not above zero. */
    Quotient shareOf(WideSum whole, int scale) {
        return whole.value().signum() <= 0
                ? Quotient.undefined(Unit.percent())
                : Quotient.of(new BigDecimal(value(), scale), new BigDecimal(whole.value(), scale), Unit.percent());
    }

    BigInteger value() {
        BigInteger lower = BigInteger.valueOf(low);
        return BigInteger.valueOf(high)
                .add(low < 0 ? BigInteger.ONE : BigInteger.ZERO)
                .shiftLeft(64)
                .add(lower);
    }
}

package dev.kpi.order;

/**
 * What the headers of all batches say.
 *
 * @param order the order code of each
 * @param nanos the instant of each
 * @param hour the local hour of each since 1970
 */
record Headers(int[] order, long[] nanos, int[] hour) {

    int count() {
        return order.length;
    }

    int day(int header) {
        return Math.floorDiv(hour[header], 24);
    }
}

package dev.kpi.delivery;

import dev.kpi.metric.Dimensions;
import java.util.List;

/** The analyses of deliveries. Import statically: {@code orders.measure(deliveryDistance())}. */
public final class Deliveries {

    private Deliveries() {}

    /**
     * Delivery distance: how far orders are sent, and how that goes with their value; see {@link DeliveryDistance}. In bands
     * that end at 10, 50, 100, 250, 500 and 1000 km unless told otherwise.
     */
    public static DistanceAnalysis deliveryDistance() {
        return new DistanceAnalysis(Dimensions.distanceBand());
    }

    /**
     * Delivery time: days from an order's local day to the day it arrived; see {@link DeliveryTime}. In bands that begin at
     * 0, 1, 2, 3, 5, 8 and 15 days unless told otherwise.
     */
    public static TimeAnalysis deliveryTime() {
        return new TimeAnalysis(List.of(1, 2, 3, 5, 8, 15));
    }
}

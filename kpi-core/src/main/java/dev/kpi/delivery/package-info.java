/**
 * How far and how long orders travel to their customers.
 *
 * <p>Start from {@link dev.kpi.delivery.Deliveries}, meant to be imported statically. Lines tell where their order was sent
 * from and to, and when it arrived; each order is looked at once.
 *
 * <pre>{@code
 * DeliveryDistance distance = orders.measure(deliveryDistance().withBands(5, 20, 100));
 * DeliveryTime time = orders.measure(deliveryTime());
 * orders.by(distanceBand(5, 20, 100)).measure(revenue(), orderCount(), averageOrderValue());
 * }</pre>
 */
@NullMarked
package dev.kpi.delivery;

import org.jspecify.annotations.NullMarked;

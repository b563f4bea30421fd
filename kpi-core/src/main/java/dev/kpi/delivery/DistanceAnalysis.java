package dev.kpi.delivery;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Coordinates;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.DistanceBand;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The question how far orders are sent; see {@link Deliveries#deliveryDistance}. Immutable.
 *
 * @param bands the bands of distance
 */
public record DistanceAnalysis(DistanceBand bands) implements Analysis<DeliveryDistance> {

    /**
     * The same in other bands.
     *
     * @param kilometres where one band ends and the next begins, ascending; none for the usual ones
     * @throws IllegalArgumentException if they do not ascend, or lie outside (0, 20100]
     */
    public DistanceAnalysis withBands(double... kilometres) {
        return new DistanceAnalysis(Dimensions.distanceBand(kilometres));
    }

    @Override
    public Set<Attribute> attributes() {
        return Set.of(Dimensions.shipFrom(), Dimensions.shipTo());
    }

    @Override
    public DeliveryDistance of(Customers customers) {
        if (!customers.has(Dimensions.shipFrom()) || !customers.has(Dimensions.shipTo())) {
            throw new IllegalStateException("delivery distance cannot be told: no line tells where its order is sent "
                    + (customers.has(Dimensions.shipFrom()) ? "to" : "from")
                    + "; give lines coordinates with withShipFrom and withShipTo, or as text such as 51.5,-0.12");
        }
        Walked walked = customers.fold(() -> new Walked(bands), Walked::add, Walked::plus);
        return walked.result(customers);
    }

    /** What was met so far. */
    private static final class Walked {
        private static final int UNKNOWN = -1;

        private final DistanceBand bands;
        private final Places starts = new Places();
        private final Places goals = new Places();
        private final Sample metres = new Sample();
        private final Sample sales = new Sample();
        private final long[] orders;
        private final BandSums salesOfBand;
        private final BandSums revenueOfBand;
        private final Unreadable unreadable = new Unreadable();

        Walked(DistanceBand bands) {
            this.bands = bands;
            this.orders = new long[bands.bands().size() + 1]; // the last one is of unknown distance
            this.salesOfBand = new BandSums(orders.length);
            this.revenueOfBand = new BandSums(orders.length);
        }

        void add(CustomerView customer) {
            for (int entry = 0; entry < customer.size(); entry++) {
                String from = customer.text(entry, Dimensions.shipFrom());
                String to = customer.text(entry, Dimensions.shipTo());
                Coordinates start = starts.read(from);
                Coordinates goal = goals.read(to);
                int distance = start == null || goal == null ? UNKNOWN : start.metresTo(goal);
                boolean known = distance != UNKNOWN;
                int band = known ? bands.positionOf(distance) : orders.length - 1;
                revenueOfBand.add(band, customer.revenue(entry));
                if (!customer.isReturn(entry)) {
                    orders[band]++;
                    salesOfBand.add(band, customer.sales(entry));
                    if (known) {
                        metres.add(distance);
                        sales.add(customer.sales(entry));
                    } else if (isUnreadable(from, start) || isUnreadable(to, goal)) {
                        unreadable.add(isUnreadable(from, start) ? from : to);
                    }
                }
            }
        }

        private static boolean isUnreadable(String text, @Nullable Coordinates read) {
            return read == null && !text.equals(Dimension.UNKNOWN);
        }

        Walked plus(Walked later) {
            metres.addAll(later.metres);
            sales.addAll(later.sales);
            for (int band = 0; band < orders.length; band++) {
                orders[band] += later.orders[band];
            }
            salesOfBand.addAll(later.salesOfBand);
            revenueOfBand.addAll(later.revenueOfBand);
            unreadable.addAll(later.unreadable);
            return this;
        }

        DeliveryDistance result(Customers customers) {
            return DeliveryDistance.of(
                    bands,
                    customers,
                    metres.toArray(),
                    sales.toArray(),
                    orders,
                    salesOfBand,
                    revenueOfBand,
                    unreadable);
        }
    }

    /** The places met so far, each text read once; most orders go where the one before went. */
    private static final class Places {
        private final Map<String, Optional<Coordinates>> known = new HashMap<>();
        private String last = Dimension.UNKNOWN;
        private @Nullable Coordinates lastPlace;

        @Nullable
        Coordinates read(String text) {
            if (!text.equals(last)) {
                lastPlace = known.computeIfAbsent(text, t -> Optional.ofNullable(Coordinates.parseOrNull(t)))
                        .orElse(null);
                last = text;
            }
            return lastPlace;
        }
    }
}

package dev.kpi.order;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerAnalyses;
import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.delivery.Deliveries;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The laws of merging for the analyses of this module, and for one that looks at everything there is to see. */
class CustomerAnalysesMergeLawsTest extends AnalysisMergeLaws {

    /** Tells all that customers show, under numbers of their own. */
    record Everything() implements Analysis<List<String>> {

        private static final List<Attribute> OF_CUSTOMERS =
                List.of(Dimensions.customer(), Dimensions.customerType(), Dimensions.signUp(), RandomLines.TIER);
        private static final List<Attribute> OF_ORDERS =
                List.of(Dimensions.order(), Dimensions.country(), Dimensions.channel(), RandomLines.SEASON);
        private static final List<Attribute> OF_FIRST_ORDERS = List.of(
                Dimensions.order(),
                Dimensions.signUp(),
                Dimensions.country(),
                Dimensions.category(),
                Dimensions.product(),
                RandomLines.COLOUR,
                RandomLines.GIFT,
                RandomLines.LINE_COUNTRY);

        @Override
        public Set<Attribute> attributes() {
            Set<Attribute> all = new java.util.HashSet<>(OF_CUSTOMERS);
            all.addAll(OF_ORDERS);
            all.addAll(OF_FIRST_ORDERS);
            return all;
        }

        @Override
        public List<String> of(Customers customers) {
            List<String> all = new ArrayList<>(List.of(
                    customers.currency() + " " + customers.amountScale() + " " + customers.quantityScale(),
                    customers.zone() + " " + customers.coverage() + " " + customers.hasCompleteHistory(),
                    customers.days() + " " + customers.everyDay().days() + " " + customers.hasCosts()));
            attributes().forEach(attribute -> all.add(attribute + " " + customers.has(attribute)));
            all.addAll(shown(customers));
            all.add("on any day");
            all.addAll(shown(customers.everyDay()));
            return all;
        }

        private static List<String> shown(Customers customers) {
            int[] before = {-1};
            List<String> shown = new ArrayList<>();
            for (List<String> one : customers.<List<List<String>>>fold(
                    ArrayList::new,
                    (list, customer) -> {
                        if (customer.number() <= before[0]) {
                            throw new AssertionError("numbers must rise");
                        }
                        before[0] = customer.number();
                        list.add(shown(customers, customer));
                    },
                    (left, right) -> {
                        left.addAll(right);
                        return left;
                    })) {
                shown.addAll(one);
            }
            return shown;
        }

        private static List<String> shown(Customers customers, CustomerView view) {
            List<String> all = new ArrayList<>();
            boolean found = view.isGuest() || customers.find(view.id()) == view.number();
            all.add(view.id() + " " + view.isGuest() + " " + customers.id(view.number()) + " " + found + " "
                    + (view.number() < customers.size()));
            OF_CUSTOMERS.forEach(attribute -> all.add(view.text(attribute)));
            if (view.isBuyer()) {
                all.add("first " + view.firstOrderDay());
                OF_FIRST_ORDERS.forEach(attribute -> all.add(view.firstOrderText(attribute)));
            }
            all.add(view.size() + " entries, " + view.orderCount() + " orders");
            for (int i = 0; i < view.size(); i++) {
                int entry = i;
                all.add(view.isReturn(i) + " " + view.isFirstEver(i) + " " + view.day(i) + " " + view.epochNanos(i)
                        + " "
                        + view.order(i) + " " + view.sales(i) + " " + view.discount(i) + " " + view.revenue(i) + " "
                        + view.cost(i) + " " + view.costedRevenue(i) + " " + view.units(i));
                OF_ORDERS.forEach(attribute -> all.add(view.text(entry, attribute)));
            }
            return all;
        }

        @Override
        public String toString() {
            return "everything that customers show";
        }
    }

    private static final LocalDate DAY = LocalDate.of(2011, 3, 27);

    @Override
    protected List<String> packages() {
        return List.of("dev.kpi");
    }

    @Override
    protected Map<String, List<Analysis<?>>> analyses() {
        Analysis<String> own = customers -> String.valueOf(customers.has(Dimensions.country()));
        return Map.of(
                "CustomerAnalyses.timeBetweenOrders",
                List.of(
                        CustomerAnalyses.timeBetweenOrders(),
                        CustomerAnalyses.timeBetweenOrders().withBands(3, 30)),
                "CustomerAnalyses.purchaseFrequency",
                List.of(CustomerAnalyses.purchaseFrequency(), CustomerAnalyses.purchaseFrequency(2)),
                "CustomerAnalyses.topCustomers",
                List.of(
                        CustomerAnalyses.topCustomers(2),
                        CustomerAnalyses.topCustomers(10, Metrics.orderCount()),
                        CustomerAnalyses.topCustomers(3, Metrics.units()),
                        CustomerAnalyses.topCustomers(3, Metrics.netUnits()),
                        CustomerAnalyses.topCustomers(3, Metrics.profit())),
                "CustomerAnalyses.lifecycle",
                List.of(CustomerAnalyses.lifecycle(Grains.month()), CustomerAnalyses.lifecycle(Grains.week())),
                "CustomerAnalyses.activeCustomers",
                List.of(
                        CustomerAnalyses.activeCustomers(30),
                        CustomerAnalyses.activeCustomers(60, DAY),
                        CustomerAnalyses.activeCustomers(30, Grains.month())),
                "CustomerAnalyses.signUpToFirstOrder",
                List.of(
                        CustomerAnalyses.signUpToFirstOrder(),
                        CustomerAnalyses.signUpToFirstOrder().withBands(100)),
                "Deliveries.deliveryDistance",
                List.of(
                        Deliveries.deliveryDistance(),
                        Deliveries.deliveryDistance().withBands(700)),
                "Deliveries.deliveryTime",
                List.of(Deliveries.deliveryTime()),
                "an analysis of a caller",
                List.of(new Everything(), own.reading(Dimensions.country())));
    }
}

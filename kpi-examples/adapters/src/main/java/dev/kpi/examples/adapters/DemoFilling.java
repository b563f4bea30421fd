package dev.kpi.examples.adapters;

import static dev.kpi.order.LineBatch.CUSTOMER;
import static dev.kpi.order.LineBatch.ORDER;
import static dev.kpi.order.LineBatch.PRODUCT;

import dev.kpi.metric.Dimensions;
import dev.kpi.order.LineBatch;
import dev.kpi.order.LineKind;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Puts lines of the demo shop into a batch without making an object of any. Used by one thread. */
final class DemoFilling implements Consumer<DemoLine> {
    /** The first number of orders and of customers. */
    static final long FIRST_NUMBER = 1_000_000;

    private static final int END = 20; // of an id, filled from its end

    private final LineBatch batch;
    private final DemoShop shop;
    private final DemoCatalogue catalogue;
    private final DemoCalendar calendar;
    private final byte[] id = new byte[END + Long.BYTES];
    /** The dates from the earliest sign-up to the last day. */
    private final String[] dates;

    private final String[] lineIds;

    private final int productName;
    private final int category;
    private final int region;
    private final int city;
    private final int country;
    private final int store;
    private final int channel;
    private final int payment;
    private final int customerType;
    private final int signUp;
    private final int shipFrom;
    private final int shipTo;
    private final int delivery;
    private final int returnedOrder;
    private final int lineId;

    DemoFilling(LineBatch batch, DemoShop shop) {
        this.batch = batch;
        this.shop = shop;
        this.catalogue = shop.catalogue();
        this.calendar = shop.calendar();
        this.dates = dates(calendar);
        this.lineIds = IntStream.rangeClosed(0, DemoBlocks.LINES)
                .mapToObj(String::valueOf)
                .toArray(String[]::new);
        productName = batch.slot(Dimensions.productName());
        category = batch.slot(Dimensions.category());
        region = batch.slot(Dimensions.region());
        city = batch.slot(Dimensions.city());
        country = batch.slot(Dimensions.country());
        store = batch.slot(Dimensions.store());
        channel = batch.slot(Dimensions.channel());
        payment = batch.slot(Dimensions.paymentMethod());
        customerType = batch.slot(Dimensions.customerType());
        signUp = batch.slot(Dimensions.signUp());
        shipFrom = batch.slot(Dimensions.shipFrom());
        shipTo = batch.slot(Dimensions.shipTo());
        delivery = batch.slot(Dimensions.deliveryDate());
        returnedOrder = batch.slot(Dimensions.returnedOrder());
        lineId = batch.slot(Dimensions.lineId());
    }

    /** The ISO dates from the earliest sign-up to the last day. */
    static String[] dates(DemoCalendar calendar) {
        return IntStream.range(DemoCustomers.earliestSignUp(), calendar.days)
                .mapToObj(day -> calendar.first.plusDays(day).toString())
                .toArray(String[]::new);
    }

    @Override
    public void accept(DemoLine line) {
        number(ORDER, line.isReturn ? 'R' : 'A', line.order);
        if (!line.isGuest()) {
            number(CUSTOMER, 'C', line.customer);
        }
        batch.at(calendar.epochSecond(line.day, line.minute), 0)
                .quantity(line.quantity, 0)
                .unitPrice(line.priceInCents, 2)
                .text(region, catalogue.region[line.place / DemoCatalogue.SPOTS]);
        if (line.discountInCents != 0) {
            batch.discount(line.discountInCents, 2);
        }
        if (line.isPostage()) {
            batch.text(PRODUCT, DemoCatalogue.POSTAGE_ID)
                    .text(productName, DemoCatalogue.POSTAGE_NAME)
                    .charge();
        } else {
            batch.text(PRODUCT, catalogue.productId[line.product])
                    .text(
                            category,
                            (line.wrongCategory ? catalogue.wrongCategory : catalogue.categoryOfProduct)[line.product]);
        }
        if (!shop.isNarrow()) {
            fillRest(line);
        }
        batch.end(line.position + 1);
    }

    private void fillRest(DemoLine line) {
        if (!line.isPostage()) {
            batch.text(productName, catalogue.productName[line.product]);
        }
        if (line.costInCents != DemoLine.NONE) {
            batch.unitCost(line.costInCents, 2);
        }
        if (line.kind == LineKind.VOID) {
            batch.kind(LineKind.VOID);
        }
        if (line.returnedOrder >= 0) {
            number(returnedOrder, 'A', line.returnedOrder);
        }
        int place = line.place / DemoCatalogue.SPOTS;
        batch.text(lineId, lineIds[line.lineId])
                .text(city, catalogue.city[place])
                .text(country, catalogue.country[place])
                .text(channel, DemoCatalogue.CHANNELS.get(line.channel))
                .text(payment, DemoCatalogue.PAYMENTS.get(line.payment))
                .text(shipFrom, catalogue.shipFrom[line.warehouse])
                .text(shipTo, catalogue.shipTo[line.place]);
        if (line.store != DemoLine.NONE) {
            batch.text(store, DemoCatalogue.STORES.get(line.store));
        }
        if (shop.isDelivered(line)) {
            batch.text(delivery, dates[line.deliveryDay - DemoCustomers.earliestSignUp()]);
        }
        if (!line.isGuest()) {
            batch.text(customerType, DemoCatalogue.CUSTOMER_TYPES.get(line.business ? 1 : 0))
                    .text(signUp, dates[line.signUpDay - DemoCustomers.earliestSignUp()]);
        }
    }

    private void number(int slot, char prefix, long number) {
        int at = END;
        for (long rest = FIRST_NUMBER + number; rest > 0; rest /= 10) {
            id[--at] = (byte) ('0' + rest % 10);
        }
        id[--at] = (byte) prefix;
        batch.text(slot, id, at, END - at);
    }
}

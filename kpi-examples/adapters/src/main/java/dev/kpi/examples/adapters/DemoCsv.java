package dev.kpi.examples.adapters;

import dev.kpi.order.LineKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes lines of the demo shop as an order file, byte by byte. Used by one thread. */
final class DemoCsv implements Consumer<DemoLine> {
    private static final int BUFFER = 1 << 17;
    private static final int FULL = 1 << 16; // a block of lines is smaller than the rest
    private static final String NARROW = "order,time,customer,product,category,region,quantity,unit_price,discount\n";
    private static final String WIDE =
            "order,line,time,customer,product,product_name,category,region,city,country,store,"
                    + "channel,payment_method,customer_type,sign_up,quantity,unit_price,discount,unit_cost,currency,kind,charge,"
                    + "returned_order,ship_from_lat,ship_from_lng,ship_to_lat,ship_to_lng,delivery_date\n";

    private final OutputStream out;
    private final DemoShop shop;
    private final DemoCalendar calendar;
    private final byte[] buffer = new byte[BUFFER];
    private int length;

    private final byte[][] dates;
    private final byte[][] productIds;
    private final byte[][] productNames;
    private final byte[][] categories;
    private final byte[][] wrongCategories;
    private final byte[][] cities;
    private final byte[][] regions;
    private final byte[][] countries;
    private final byte[][] shipFrom;
    private final byte[][] shipTo;
    private final byte[][] channels = fields(DemoCatalogue.CHANNELS.toArray(String[]::new));
    private final byte[][] payments = fields(DemoCatalogue.PAYMENTS.toArray(String[]::new));
    private final byte[][] stores = fields(DemoCatalogue.STORES.toArray(String[]::new));
    private final byte[][] customerTypes = fields(DemoCatalogue.CUSTOMER_TYPES.toArray(String[]::new));

    DemoCsv(OutputStream out, DemoShop shop) {
        this.out = out;
        this.shop = shop;
        this.calendar = shop.calendar();
        DemoCatalogue catalogue = shop.catalogue();
        dates = fields(DemoFilling.dates(calendar));
        productIds = fields(catalogue.productId);
        productNames = fields(catalogue.productName);
        categories = fields(catalogue.categoryOfProduct);
        wrongCategories = fields(catalogue.wrongCategory);
        cities = fields(catalogue.city);
        regions = fields(catalogue.region);
        countries = fields(catalogue.country);
        shipFrom = unquoted(catalogue.shipFrom);
        shipTo = unquoted(catalogue.shipTo);
    }

    private static byte[][] fields(String[] texts) {
        byte[][] fields = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            boolean quoted = texts[i].indexOf(',') >= 0 || texts[i].indexOf('"') >= 0;
            fields[i] = bytes(quoted ? "\"" + texts[i].replace("\"", "\"\"") + "\"" : texts[i]);
        }
        return fields;
    }

    /** Latitude and longitude are two fields. */
    private static byte[][] unquoted(String[] coordinates) {
        byte[][] fields = new byte[coordinates.length][];
        for (int i = 0; i < coordinates.length; i++) {
            fields[i] = bytes(coordinates[i]);
        }
        return fields;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void writeHeader() {
        put(bytes(shop.isNarrow() ? NARROW : WIDE));
    }

    void flushIfFull() throws IOException {
        if (length >= FULL) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
        out.flush();
    }

    @Override
    public void accept(DemoLine line) {
        putId(line.isReturn ? 'R' : 'A', line.order);
        if (!shop.isNarrow()) {
            next();
            putNumber(line.lineId);
        }
        next();
        putTime(line);
        next();
        if (!line.isGuest()) {
            putId('C', line.customer);
        }
        next();
        put(line.isPostage() ? bytes(DemoCatalogue.POSTAGE_ID) : productIds[line.product]);
        next();
        if (!shop.isNarrow()) {
            put(line.isPostage() ? bytes(DemoCatalogue.POSTAGE_NAME) : productNames[line.product]);
            next();
        }
        if (!line.isPostage()) {
            put((line.wrongCategory ? wrongCategories : categories)[line.product]);
        }
        next();
        put(regions[line.place / DemoCatalogue.SPOTS]);
        next();
        if (!shop.isNarrow()) {
            putOrderFacts(line);
        }
        putQuantityAndPrice(line);
        next();
        if (line.discountInCents != 0) {
            putCents(line.discountInCents);
        }
        if (!shop.isNarrow()) {
            putRest(line);
        }
        buffer[length++] = '\n';
    }

    private void putOrderFacts(DemoLine line) {
        put(cities[line.place / DemoCatalogue.SPOTS]);
        next();
        put(countries[line.place / DemoCatalogue.SPOTS]);
        next();
        if (line.store != DemoLine.NONE) {
            put(stores[line.store]);
        }
        next();
        put(channels[line.channel]);
        next();
        put(payments[line.payment]);
        next();
        if (!line.isGuest()) {
            put(customerTypes[line.business ? 1 : 0]);
        }
        next();
        if (!line.isGuest()) {
            put(dates[line.signUpDay - DemoCustomers.earliestSignUp()]);
        }
        next();
    }

    private void putQuantityAndPrice(DemoLine line) {
        if (line.quantity < 0) {
            buffer[length++] = '-';
        }
        putNumber(Math.abs(line.quantity));
        if (line.spoilt == DemoLine.Spoilt.QUANTITY) {
            put(bytes(" pcs"));
        }
        next();
        if (line.spoilt == DemoLine.Spoilt.PRICE) {
            put(bytes("n/a"));
        } else {
            putCents(line.priceInCents);
        }
    }

    private void putRest(DemoLine line) {
        next();
        if (line.costInCents != DemoLine.NONE) {
            putCents(line.costInCents);
        }
        next();
        put(bytes("EUR"));
        next();
        put(bytes(line.kind == LineKind.VOID ? "void" : line.kind == LineKind.RETURN ? "return" : "sale"));
        next();
        put(bytes(line.isPostage() ? "true" : ""));
        next();
        if (line.returnedOrder >= 0) {
            putId('A', line.returnedOrder);
        }
        next();
        put(shipFrom[line.warehouse]);
        next();
        put(shipTo[line.place]);
        next();
        if (shop.isDelivered(line)) {
            put(dates[line.deliveryDay - DemoCustomers.earliestSignUp()]);
        }
    }

    private void putTime(DemoLine line) {
        put(dates[line.day - DemoCustomers.earliestSignUp()]);
        buffer[length++] = line.spoilt == DemoLine.Spoilt.TIME ? (byte) '/' : (byte) 'T';
        putTwoDigits(line.minute / 60);
        buffer[length++] = ':';
        putTwoDigits(line.minute % 60);
    }

    private void next() {
        buffer[length++] = ',';
    }

    private void put(byte[] field) {
        System.arraycopy(field, 0, buffer, length, field.length);
        length += field.length;
    }

    private void putId(char prefix, long number) {
        buffer[length++] = (byte) prefix;
        putNumber(DemoFilling.FIRST_NUMBER + number);
    }

    private void putCents(long cents) {
        putNumber(cents / 100);
        buffer[length++] = '.';
        putTwoDigits((int) (cents % 100));
    }

    private void putTwoDigits(int number) {
        buffer[length++] = (byte) ('0' + number / 10);
        buffer[length++] = (byte) ('0' + number % 10);
    }

    private void putNumber(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        length += digits;
        int at = length;
        long rest = number;
        for (int i = 0; i < digits; i++, rest /= 10) {
            buffer[--at] = (byte) ('0' + rest % 10);
        }
    }
}

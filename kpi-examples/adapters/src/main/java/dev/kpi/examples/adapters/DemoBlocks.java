package dev.kpi.examples.adapters;

import dev.kpi.order.LineKind;
import java.util.function.Consumer;

/**
 * Makes the lines of the demo shop, block by block. A block follows from the seed and its number alone, so that blocks
 * can be made in any order and on any thread. Used by one thread.
 *
 * <p>A block holds whole orders, the last cut to fit. Some blocks end with goods that come back: those of an order of
 * some days before, whose block is made once more to look them up. No two blocks look into the same one.
 */
final class DemoBlocks {
    static final int LINES = 64;

    private static final int LAG_DAYS = 18;
    private static final int POSTAGE_IN_CENTS = 490;
    private static final int POSTAGE_COST_IN_CENTS = 410;
    private static final int FREE_POSTAGE_FROM_CENTS = 4900;
    private static final int[] QUANTITIES = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 4, 6};
    private static final int[] BUSINESS_QUANTITIES = {1, 1, 2, 2, 3, 4, 5, 6, 10, 12};
    private static final int[] RETURN_LINES = {0, 1, 1, 2, 2, 3, 4, 5, 6, 8};

    private final long seed;
    private final long lines;
    private final boolean odd;
    private final boolean full;
    private final DemoCalendar calendar;
    private final DemoCatalogue catalogue;
    private final DemoCustomers customers;
    /** How many blocks look into as many blocks before them; a power of two. */
    private final long stride;

    private final DemoRandom random = new DemoRandom();
    private final DemoLine line = new DemoLine();
    private final DemoLine[] earlier = new DemoLine[LINES];
    private int earlierCount;
    private int orderLines;
    private long goodsInCents;

    DemoBlocks(DemoShop shop) {
        this(shop, shop.catalogue());
    }

    /** The same with a catalogue that is made already. */
    DemoBlocks(DemoShop shop, DemoCatalogue catalogue) {
        this.seed = shop.seed();
        this.lines = shop.lineCount();
        this.odd = shop.hasOddLines();
        this.full = !shop.isNarrow();
        this.calendar = shop.calendar();
        this.catalogue = catalogue;
        this.customers = shop.customers();
        this.stride = Long.highestOneBit(Math.max(1, blocks(lines) * LAG_DAYS / calendar.days));
        for (int i = 0; i < LINES; i++) {
            earlier[i] = new DemoLine();
        }
    }

    static long blocks(long lines) {
        return (lines + LINES - 1) / LINES;
    }

    /** Makes the lines of a block. The line handed over is overwritten by the next. */
    void make(long block, Consumer<DemoLine> sink) {
        long start = block * LINES;
        long end = Math.min(lines, start + LINES);
        int reserved = returnLines(block);
        random.start(seed, block);
        makeOrders(start, end - reserved, sink);
        if (reserved > 0) {
            long position = makeReturns(block, end - reserved, end, sink);
            makeOrders(position, end, sink);
        }
    }

    /** How many lines at the end of a block are for goods that come back. */
    private int returnLines(long block) {
        boolean complete = (block + 1) * LINES <= lines;
        int roll = DemoRandom.trait(seed + 3, block, 100);
        return !complete || block < stride ? 0 : RETURN_LINES[roll / 10];
    }

    private void makeOrders(long from, long to, Consumer<DemoLine> sink) {
        for (long position = from; position < to; ) {
            position = makeOrder(position, to, sink);
        }
    }

    private long makeOrder(long start, long end, Consumer<DemoLine> sink) {
        beginOrder(start);
        int goods = 1;
        while (goods < 24 && random.below(100) < 74) {
            goods++;
        }
        boolean isVoid = full && random.below(1000) < 5;
        boolean campaign = calendar.isSale(line.day) && random.below(100) < 55;
        int percentOff = line.business ? 8 : campaign ? 20 : random.below(100) < 9 ? 10 : 0;
        long position = start;
        for (int i = 0; i < goods && position < end; i++, position++) {
            makeGoods(position, percentOff);
            line.kind = isVoid ? LineKind.VOID : LineKind.SALE;
            sink.accept(line);
            position += repeat(position + 1, end, sink);
        }
        if (full
                && position < end
                && line.channel != DemoCatalogue.STORE_CHANNEL
                && goodsInCents < FREE_POSTAGE_FROM_CENTS) {
            makePostage(position++);
            sink.accept(line);
        }
        return position;
    }

    private void beginOrder(long start) {
        orderLines = 0;
        goodsInCents = 0;
        line.order = start;
        line.isReturn = false;
        line.returnedOrder = -1;
        line.day = calendar.day(start);
        line.minute = calendar.minute(start, line.day);
        customers.choose(line, random);
        int home = customers.trait(line, 1, DemoCatalogue.cityNumbers());
        boolean elsewhere = random.below(100) < 3;
        int city = catalogue.city(elsewhere ? random.below(DemoCatalogue.cityNumbers()) : home);
        line.place = city * DemoCatalogue.SPOTS + customers.trait(line, 2, DemoCatalogue.SPOTS);
        line.warehouse = customers.trait(line, 3, 100) < 62 ? 0 : 1;
        line.channel = channel();
        line.store = DemoLine.NONE;
        line.payment = random.below(100) < 55 ? customers.trait(line, 4, 4) : random.below(5);
        line.deliveryDay = line.day + 1 + random.below(4) + (random.below(100) < 8 ? random.below(9) : 0);
        if (line.channel == DemoCatalogue.STORE_CHANNEL) {
            line.store = customers.trait(line, 5, DemoCatalogue.STORES.size());
            line.payment = random.below(100) < 45 ? DemoCatalogue.CASH : 1;
            line.deliveryDay = line.day;
        }
    }

    private int channel() {
        int hour = line.minute / 60;
        boolean open = hour >= 10 && hour < 20 && !calendar.isSunday(line.day);
        if (open && random.below(100) < 9) {
            return DemoCatalogue.STORE_CHANNEL;
        }
        int app = 16 + 24 * line.day / calendar.days; // the app wins over the site
        int roll = random.below(100);
        return roll < app ? 1 : roll < app + 13 ? 2 : 0;
    }

    private void makeGoods(long position, int percentOff) {
        line.position = position;
        line.lineId = ++orderLines;
        line.product = catalogue.product(calendar.month(line.day), random);
        line.wrongCategory = false;
        line.spoilt = DemoLine.Spoilt.NOTHING;
        int[] quantities = line.business ? BUSINESS_QUANTITIES : QUANTITIES;
        line.quantity = quantities[random.below(quantities.length)];
        // prices rise by 3 % a year, costs by 4 %
        int year = calendar.year(line.day);
        line.priceInCents = (catalogue.priceInCents[line.product] * (100 + 3 * year) / 100 + 5) / 10 * 10 - 1;
        long cost = catalogue.costInCents[line.product];
        line.costInCents = full && cost != DemoLine.NONE ? cost * (100 + 4 * year) / 100 : DemoLine.NONE;
        line.discountInCents = 0;
        if (percentOff > 0) {
            line.discountInCents = (line.priceInCents * line.quantity * percentOff + 50) / 100;
        }
        if (odd && full) {
            makeOdd();
        }
        goodsInCents += line.priceInCents * line.quantity - line.discountInCents;
    }

    private void makeOdd() {
        int roll = random.below(100_000);
        if (roll < 40) {
            line.priceInCents = 0; // a gift
            line.discountInCents = 0;
        } else if (roll < 60) {
            line.wrongCategory = line.position > lines / 20;
        } else if (roll < 67) {
            line.spoilt = DemoLine.Spoilt.values()[1 + roll % 3];
        }
    }

    /** The same line once more, now and then. */
    private int repeat(long position, long end, Consumer<DemoLine> sink) {
        if (!odd || !full || position >= end || !random.chance(30)) {
            return 0;
        }
        line.position = position;
        line.spoilt = DemoLine.Spoilt.NOTHING;
        sink.accept(line);
        return 1;
    }

    private void makePostage(long position) {
        line.position = position;
        line.lineId = ++orderLines;
        line.product = DemoLine.POSTAGE;
        line.wrongCategory = false;
        line.spoilt = DemoLine.Spoilt.NOTHING;
        line.quantity = 1;
        line.priceInCents = POSTAGE_IN_CENTS;
        line.costInCents = POSTAGE_COST_IN_CENTS;
        line.discountInCents = 0;
    }

    /** Goods of one or two earlier orders come back, as far as there is room. */
    private long makeReturns(long block, long start, long end, Consumer<DemoLine> sink) {
        long before = (block / stride - 1) * stride;
        long within = (block % stride) ^ (DemoRandom.mix(seed ^ block / stride) & (stride - 1));
        remember(before + within);
        random.start(seed + 1, block);
        long position = start;
        int at = random.below(earlierCount);
        for (int documents = 0; documents < 2 && position < end; documents++) {
            long document = position;
            while (at < earlierCount && !isGoods(earlier[at])) {
                at++;
            }
            long order = at < earlierCount ? earlier[at].order : -1;
            for (; at < earlierCount && earlier[at].order == order; at++) {
                boolean first = at == 0 || earlier[at - 1].lineId != earlier[at].lineId;
                if (isGoods(earlier[at]) && first && position < end) {
                    bringBack(earlier[at], document, position++);
                    sink.accept(line);
                }
            }
        }
        return position;
    }

    private static boolean isGoods(DemoLine sold) {
        return sold.kind == LineKind.SALE && !sold.isPostage();
    }

    private void remember(long block) {
        random.start(seed, block);
        earlierCount = 0;
        makeOrders(
                block * LINES,
                (block + 1) * LINES - returnLines(block),
                sold -> earlier[earlierCount++].copyFrom(sold));
    }

    private void bringBack(DemoLine sold, long start, long position) {
        line.copyFrom(sold);
        line.order = start;
        line.isReturn = true;
        line.returnedOrder = sold.order;
        line.day = calendar.day(start);
        line.minute = calendar.minute(start, line.day);
        line.deliveryDay = DemoLine.NONE;
        line.position = position;
        line.lineId = (int) (position - start) + 1;
        line.kind = LineKind.RETURN;
        int back = 1 + random.below(sold.quantity);
        line.quantity = -back;
        line.discountInCents = sold.discountInCents * back / sold.quantity;
        line.wrongCategory = false;
        line.spoilt = DemoLine.Spoilt.NOTHING;
    }
}

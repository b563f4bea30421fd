package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.order.EntryTable.ReturnRows;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Groups staged lines into the columnar snapshot: settles facts that disagree, numbers orders and entries, and fills the
 * columns. One use.
 */
final class FactsBuilder {

    private static final Links NO_LINKS = new Links(new int[0], new int[0]);

    private final OrderSettings settings;
    private final Assembler staged;
    private final AmountRanges ranges;
    private final QualityLog log;

    private final TextDictionary orderIds;
    private final int[] headerOrder;
    private final long[] headerNanos;
    private final int[] headerHours;
    private final RowGroups rows;
    private final int knownRows;
    private final Products.Source source;
    private final @Nullable DateRange knownCoverage;

    // by order code
    private final long[] saleNanos;
    private final int[] saleHour;
    private final long[] orderNanos;
    private final ReturnRows returns = new ReturnRows();
    /** The order code of headers that a counting row refers to, -1 for the others. */
    private final int[] liveHeaderOrder;
    /** Whether an accepted row refers to a header, be it a void one. */
    private final boolean[] acceptedHeader;

    /**
     * Takes over staged lines.
     *
     * @param known the orders that the first rows come from, if any
     * @param source makes the products
     */
    FactsBuilder(
            OrderSettings settings,
            Assembler staged,
            AmountRanges ranges,
            QualityLog log,
            @Nullable Facts known,
            Products.Source source) {
        this.knownCoverage = known == null ? null : known.coverage;
        this.source = source;
        this.knownRows = known == null ? 0 : staged.rowBase[1];
        this.settings = settings;
        this.staged = staged;
        this.ranges = ranges;
        staged.growTo(ranges);
        this.log = log;
        this.orderIds = staged.dictionary(Dimensions.order());
        this.headerOrder = staged.codes(Dimensions.order());
        this.headerNanos = staged.headerNanos();
        this.headerHours = staged.headerHours();
        this.rows = new RowGroups(staged, headerOrder, orderIds.size());
        this.saleNanos = new long[orderIds.size()];
        this.saleHour = new int[orderIds.size()];
        this.orderNanos = new long[orderIds.size()];
        this.liveHeaderOrder = new int[headerOrder.length];
        this.acceptedHeader = new boolean[headerOrder.length];
    }

    /** How many staged rows were dropped as duplicates; known once built. */
    int droppedRows() {
        return rows.droppedRows();
    }

    int droppedVoidRows() {
        return rows.droppedVoidRows();
    }

    Facts build() {
        rows.findDuplicates(log, knownRows);
        timeOrders();
        timeReturns();
        int[] customer = settle(Dimensions.customer(), liveHeaderOrder, headerNanos, orderIds.size(), orderIds);
        OrderNumbering numbering = new OrderNumbering(
                orderNanos, customer, staged.dictionary(Dimensions.customer()).size(), orderIds);
        int orders = numbering.orderAt.length;
        returns.place(numbering.positionOf);
        EntryTable entries = new EntryTable(
                orders, gather(saleNanos, numbering.orderAt), gather(saleHour, numbering.orderAt), returns);
        Products products = source.of(staged, rows, headerNanos, this::noteDisagreement);

        Facts.OrderTable orderTable = new Facts.OrderTable(
                orders,
                entries.count() == orders ? null : entries.start,
                PackedLongs.of(numbering.orderAt, orders),
                orderCodes(numbering));
        Facts.CustomerTable customerTable = new Facts.CustomerTable(
                numbering.customerAt.length,
                numbering.orderStart,
                PackedLongs.of(numbering.customerAt, numbering.customerAt.length),
                customerCodes(numbering));
        LineColumns filled = new LineColumns(staged, rows, ranges, numbering, entries, products.productOf());
        return new Facts(
                settings,
                ranges.amountScale(),
                ranges.quantityScale(),
                filled.isWide(),
                filled.lines(),
                filled.entries(),
                orderTable,
                customerTable,
                products.table(),
                Map.copyOf(staged.dictionaries()),
                coverage(),
                dataDays(),
                voidLines());
    }

    private List<Facts.VoidLine> voidLines() {
        if (!staged.holds(Dimensions.lineId())) {
            return List.of();
        }
        int[] ids = staged.codes(Dimensions.lineId());
        TextDictionary idTexts = staged.dictionary(Dimensions.lineId());
        List<Facts.VoidLine> voids = new ArrayList<>();
        for (int row = 0; row < ids.length; row++) {
            if (ids[row] >= 0 && rows.isOut(row) && !rows.isDropped(row)) {
                int header = rows.headerOf(row);
                voids.add(new Facts.VoidLine(
                        orderIds.text(headerOrder[header]), idTexts.text(ids[row]), headerNanos[header]));
            }
        }
        return voids;
    }

    /** Finds each order's sale instant, and counts orders whose sale lines bear different days. */
    private void timeOrders() {
        Arrays.fill(saleNanos, Long.MAX_VALUE);
        Arrays.fill(orderNanos, Long.MAX_VALUE);
        Arrays.fill(liveHeaderOrder, Staging.UNKNOWN);
        int[] firstSaleDay = new int[saleNanos.length];
        boolean[] disagrees = new boolean[saleNanos.length];
        for (int header = 0; header < headerOrder.length; header++) {
            int firstSale = -1;
            boolean live = false;
            for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
                acceptedHeader[header] |= !rows.isDropped(row);
                if (!rows.isOut(row)) {
                    live = true;
                    firstSale = firstSale < 0 && (rows.flags(row) & Staging.RETURN) == 0 ? row : firstSale;
                }
            }
            int order = headerOrder[header];
            if (live) {
                liveHeaderOrder[header] = order;
            }
            if (firstSale < 0) {
                continue;
            }
            int day = Math.floorDiv(headerHours[header], 24);
            if (saleNanos[order] == Long.MAX_VALUE) {
                firstSaleDay[order] = day;
            } else if (firstSaleDay[order] != day && !disagrees[order]) {
                disagrees[order] = true;
                noteDisagreement("time", orderIds.text(order), staged.place(firstSale));
            }
            if (headerNanos[header] < saleNanos[order]) {
                saleNanos[order] = headerNanos[header];
                saleHour[order] = headerHours[header];
            }
        }
    }

    private void timeReturns() {
        Links linked = settings.hasReturnsOnOrderDate() ? links() : NO_LINKS;
        for (int header = 0; header < headerOrder.length; header++) {
            int order = headerOrder[header];
            for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
                if (rows.isOut(row) || (rows.flags(row) & Staging.RETURN) == 0) {
                    continue;
                }
                int link = settings.hasReturnsOnOrderDate() ? linked.orderOf(row, order) : Staging.UNKNOWN;
                if (link != Staging.UNKNOWN && saleNanos[link] != Long.MAX_VALUE) {
                    returns.add(row, order, saleNanos[link], saleHour[link]);
                } else {
                    returns.add(row, order, headerNanos[header], headerHours[header]);
                }
            }
        }
        System.arraycopy(saleNanos, 0, orderNanos, 0, saleNanos.length);
        for (int i = 0; i < returns.size(); i++) {
            int order = returns.order(i);
            if (saleNanos[order] == Long.MAX_VALUE) {
                orderNanos[order] = Math.min(orderNanos[order], returns.nanos(i));
            }
        }
    }

    /**
     * The orders that rows name as those they return.
     *
     * @param names the code of each row's name, empty if no row names one
     * @param orderOfName the order code that a name stands for
     */
    private record Links(int[] names, int[] orderOfName) {
        int orderOf(int row, int own) {
            int name = names.length == 0 ? Staging.UNKNOWN : names[row];
            return name == Staging.UNKNOWN ? own : orderOfName[name];
        }
    }

    private Links links() {
        if (!staged.holds(Dimensions.returnedOrder())) {
            return NO_LINKS;
        }
        TextDictionary links = staged.dictionary(Dimensions.returnedOrder());
        int[] orderOfLink = new int[links.size()];
        for (int link = 0; link < orderOfLink.length; link++) {
            orderOfLink[link] = orderIds.find(links.text(link));
        }
        return new Links(staged.codes(Dimensions.returnedOrder()), orderOfLink);
    }

    private int[] settle(Attribute attribute, int[] entityOf, long[] nanos, int entities, TextDictionary entityIds) {
        int[] codes = staged.codes(attribute);
        Settlement settled = Settlement.of(entities, entityOf, codes, nanos, staged.dictionary(attribute));
        if (settled.disagreeing() > 0) {
            int entity = settled.firstDisagreeing();
            int row = firstRow(entityOf, entity, codes, settled.values()[entity]);
            noteDisagreement(
                    attribute.name(), entity < entityIds.size() ? entityIds.text(entity) : "", staged.place(row));
            if (settled.disagreeing() > 1) {
                log.add(Reason.DISAGREEING_FACT, settled.disagreeing() - 1L);
            }
        }
        return settled.values();
    }

    /** The first row whose header has another value than the one its entity settled on. */
    private int firstRow(int[] entityOf, int entity, int[] codes, int settled) {
        for (int header = 0; header < headerOrder.length; header++) {
            boolean tellsOther = codes[header] != settled && codes[header] != Staging.UNKNOWN;
            if (entityOf[header] == entity && tellsOther) {
                for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
                    if (!rows.isOut(row)) {
                        return row;
                    }
                }
            }
        }
        return 0;
    }

    private void noteDisagreement(String fact, String entity, long place) {
        log.note(
                Reason.DISAGREEING_FACT,
                place,
                fact,
                entity,
                "lines disagree on the " + fact + "; the earliest counts");
    }

    private Map<Attribute, PackedLongs> orderCodes(OrderNumbering numbering) {
        Map<Attribute, PackedLongs> columns = new HashMap<>();
        List<Attribute> held = staged.held(Level.ORDER).stream()
                .filter(a -> !a.equals(Dimensions.order()))
                .toList();
        for (Attribute attribute : held) {
            int[] byCode = settle(attribute, liveHeaderOrder, headerNanos, orderIds.size(), orderIds);
            columns.put(attribute, PackedLongs.of(gather(byCode, numbering.orderAt), numbering.orderAt.length));
        }
        return columns;
    }

    private Map<Attribute, PackedLongs> customerCodes(OrderNumbering numbering) {
        List<Attribute> held = staged.held(Level.CUSTOMER).stream()
                .filter(a -> !a.equals(Dimensions.customer()))
                .toList();
        if (held.isEmpty()) {
            return Map.of();
        }
        int identified = numbering.customerAt.length;
        int guestStart = numbering.orderStart[identified];
        int entities = identified + numbering.orderAt.length - guestStart;
        int[] customerOfPosition = new int[numbering.orderAt.length];
        for (int customer = 0; customer < identified; customer++) {
            Arrays.fill(
                    customerOfPosition, numbering.orderStart[customer], numbering.orderStart[customer + 1], customer);
        }
        for (int position = guestStart; position < customerOfPosition.length; position++) {
            customerOfPosition[position] = identified + position - guestStart;
        }
        int[] headerCustomer = new int[liveHeaderOrder.length];
        for (int header = 0; header < headerCustomer.length; header++) {
            int order = liveHeaderOrder[header];
            headerCustomer[header] = order < 0 ? -1 : customerOfPosition[numbering.positionOf[order]];
        }
        Map<Attribute, PackedLongs> columns = new HashMap<>();
        for (Attribute attribute : held) {
            int[] settled = settle(attribute, headerCustomer, headerNanos, entities, new TextDictionary());
            columns.put(attribute, PackedLongs.of(settled, entities));
        }
        return columns;
    }

    private static int[] gather(int[] values, int[] at) {
        int[] gathered = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            gathered[i] = values[at[i]];
        }
        return gathered;
    }

    private static long[] gather(long[] values, int[] at) {
        long[] gathered = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            gathered[i] = values[at[i]];
        }
        return gathered;
    }

    private DateRange coverage() {
        DateRange claimed = settings.coverage();
        if (claimed != null) {
            return claimed;
        }
        DateRange read = days(header -> acceptedHeader[header]);
        return knownCoverage == null ? read : GroupedResult.hull(knownCoverage, read);
    }

    private DateRange dataDays() {
        return days(header -> liveHeaderOrder[header] >= 0);
    }

    /** From the first to the last local day of some headers. */
    private DateRange days(IntPredicate counts) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int header = 0; header < headerHours.length; header++) {
            if (counts.test(header)) {
                first = Math.min(first, headerHours[header]);
                last = Math.max(last, headerHours[header]);
            }
        }
        if (first > last) { // no lines: an empty range, which starts where calendars of computers do
            return DateRange.of(LocalDate.EPOCH, LocalDate.EPOCH);
        }
        return DateRange.ofClosed(
                LocalDate.ofEpochDay(Math.floorDiv(first, 24)), LocalDate.ofEpochDay(Math.floorDiv(last, 24)));
    }
}

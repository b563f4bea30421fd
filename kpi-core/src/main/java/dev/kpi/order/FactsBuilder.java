package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.quality.QualityLog;
import dev.kpi.time.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Groups staged lines into the columnar snapshot: settles facts that disagree, numbers orders and entries, and fills the
 * columns. One use.
 */
final class FactsBuilder {

    private final OrderSettings settings;
    private final Assembler staged;
    private final AmountRanges ranges;
    private final QualityLog log;

    private final TextDictionary orderIds;
    private final Headers headers;
    private final RowGroups rows;
    private final int knownRows;
    private final Products.Source source;
    private final @Nullable DateRange knownCoverage;

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
        long[] headerNanos = staged.headerNanos();
        int[] headerHours = staged.headerHours();
        this.rows = new RowGroups(staged);
        this.headers = new Headers(rows.headerOrder, headerNanos, headerHours);
        this.orderIds = staged.dictionary(Dimensions.order());
    }

    /** How many staged rows were dropped as duplicates; known once built. */
    int droppedRows() {
        return rows.droppedRows();
    }

    int droppedVoidRows() {
        return rows.droppedVoidRows();
    }

    /**
     * Builds the facts. The caller's own thread does what takes longest, and most parts of that can be done by others;
     * while it waits for what others make, it cannot help them with the parts of it.
     */
    Facts build() {
        rows.findDuplicates(log, knownRows);
        Disagreements onProducts = new Disagreements();
        Supplier<Products> productsMade = Parts.beside(() -> source.of(staged, rows, headers.nanos(), onProducts));
        HeaderKinds kinds = rows.kinds();
        OrderTimes times = new OrderTimes(staged, headers, rows, kinds, settings.hasReturnsOnOrderDate());
        noteDays(times);
        Supplier<DateRange> covered = Parts.beside(() -> coverage(kinds));
        Supplier<DateRange> days = Parts.beside(() -> days(kinds::isLive));
        int[] live = times.liveHeaderOrder;
        Disagreements onOwners = new Disagreements();
        int[] customer = settled(Dimensions.customer(), live, orderIds.size(), this::orderName, onOwners);
        onOwners.noteIn(log);
        Disagreements onOrders = new Disagreements();
        Supplier<Map<Attribute, int[]>> ordersSettled = Parts.beside(() -> settleOrders(live, onOrders));
        int customers = staged.dictionary(Dimensions.customer()).size();
        OrderNumbering numbering = new OrderNumbering(times.orderNanos, customer, customers, orderIds);
        EntryTable entries = new EntryTable(numbering, times);
        Products products = productsMade.get();
        onProducts.noteIn(log);
        Map<Attribute, int[]> byOrder = ordersSettled.get();
        onOrders.noteIn(log);
        Disagreements onCustomers = new Disagreements();
        Supplier<Above> aboveMade = Parts.beside(() -> above(numbering, entries, byOrder, live, onCustomers));
        LineNumbering lines = new LineNumbering(rows, kinds, numbering, entries);
        LineColumns filled = new LineColumns(staged, rows, ranges, kinds, lines, products.productOf());
        Facts.Entries entryColumns = filled.entries(entries);
        Above above = aboveMade.get();
        onCustomers.noteIn(log);
        return new Facts(
                settings,
                ranges.amountScale(),
                ranges.quantityScale(),
                filled.isWide(),
                filled.lines(),
                entryColumns,
                above.orders(),
                above.customers(),
                products.table(),
                Map.copyOf(staged.dictionaries()),
                covered.get(),
                days.get(),
                voidLines());
    }

    /** What stands above the entries. */
    private record Above(Facts.OrderTable orders, Facts.CustomerTable customers) {}

    private Above above(
            OrderNumbering numbering,
            EntryTable entries,
            Map<Attribute, int[]> byOrder,
            int[] live,
            Disagreements disagreements) {
        int orders = numbering.orderAt.length;
        Map<Attribute, PackedLongs> columns = new HashMap<>();
        byOrder.forEach((attribute, byCode) ->
                columns.put(attribute, PackedLongs.of(gather(byCode, numbering.orderAt), orders)));
        return new Above(
                new Facts.OrderTable(
                        orders,
                        entries.count() == orders ? null : entries.start,
                        PackedLongs.of(numbering.orderAt, orders),
                        columns),
                new Facts.CustomerTable(
                        numbering.customerAt.length,
                        numbering.orderStart,
                        PackedLongs.of(numbering.customerAt, numbering.customerAt.length),
                        customerCodes(numbering, live, disagreements)));
    }

    private List<Facts.VoidLine> voidLines() {
        if (!staged.holds(Dimensions.lineId())) {
            return List.of();
        }
        int[] ids = staged.codes(Dimensions.lineId());
        TextDictionary idTexts = staged.dictionary(Dimensions.lineId());
        List<Facts.VoidLine> voids = new ArrayList<>();
        int orderBefore = Staging.UNKNOWN;
        String order = "";
        for (int row = 0; row < ids.length; row++) {
            if (ids[row] >= 0 && rows.isOut(row) && !rows.isDropped(row)) {
                int header = rows.headerOf(row);
                if (headers.order()[header] != orderBefore) {
                    orderBefore = headers.order()[header];
                    order = orderIds.passingText(orderBefore);
                }
                voids.add(new Facts.VoidLine(order, idTexts.passingText(ids[row]), headers.nanos()[header]));
            }
        }
        return voids;
    }

    /** Notes orders whose sale lines bear different days. */
    private void noteDays(OrderTimes times) {
        Disagreements disagreements = new Disagreements();
        for (int header : times.disagreeing()) {
            int row = rows.headerStart[header];
            while (rows.isOut(row) || (rows.flags(row) & Staging.RETURN) != 0) {
                row++;
            }
            long place = staged.place(row);
            if (disagreements.hasRoomFor(place)) {
                String told = Instant.EPOCH.plusNanos(headers.nanos()[header]).toString();
                disagreements.add(orderName(headers.order()[header]), "time", told, place);
            } else {
                disagreements.addOthers(1);
            }
        }
        disagreements.noteIn(log);
    }

    private String orderName(int code) {
        return "order " + orderIds.passingText(code);
    }

    /** The code of each entity; adds those whose records disagree. */
    private int[] settled(
            Attribute attribute,
            int[] entityOf,
            int entities,
            IntFunction<String> entityName,
            Disagreements disagreements) {
        int[] codes = staged.codes(attribute);
        TextDictionary texts = staged.dictionary(attribute);
        Settlement settled = new Settlement(entities, entityOf, codes, headers.nanos(), texts);
        if (settled.disagrees()) {
            addDisagreeing(attribute, entityOf, codes, settled.values(), entityName, disagreements);
        }
        return settled.values();
    }

    /** Adds each entity once, by the first row that tells another value than the one that the entity settled on. */
    private void addDisagreeing(
            Attribute attribute,
            int[] entityOf,
            int[] codes,
            int[] settled,
            IntFunction<String> entityName,
            Disagreements disagreements) {
        TextDictionary texts = staged.dictionary(attribute);
        BitSet added = new BitSet(); // entities
        for (int header = 0; header < headers.count(); header++) {
            int entity = entityOf[header];
            boolean tellsOther = entity >= 0 && codes[header] != Staging.UNKNOWN && codes[header] != settled[entity];
            if (!tellsOther || added.get(entity)) {
                continue;
            }
            added.set(entity);
            int row = rows.headerStart[header];
            while (rows.isOut(row)) {
                row++;
            }
            long place = staged.place(row);
            if (disagreements.hasRoomFor(place)) {
                String told = texts.passingText(codes[header]);
                disagreements.add(entityName.apply(entity), attribute.name(), told, place);
            } else {
                disagreements.addOthers(1);
            }
        }
    }

    /** What orders have, by their codes. */
    private Map<Attribute, int[]> settleOrders(int[] live, Disagreements disagreements) {
        Map<Attribute, int[]> byCode = new LinkedHashMap<>();
        for (Attribute attribute : staged.held(Level.ORDER)) {
            if (!attribute.equals(Dimensions.order())) {
                byCode.put(attribute, settled(attribute, live, orderIds.size(), this::orderName, disagreements));
            }
        }
        return byCode;
    }

    private Map<Attribute, PackedLongs> customerCodes(
            OrderNumbering numbering, int[] live, Disagreements disagreements) {
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
        int[] headerCustomer = new int[live.length];
        for (int header = 0; header < headerCustomer.length; header++) {
            int order = live[header];
            headerCustomer[header] = order < 0 ? -1 : customerOfPosition[numbering.positionOf[order]];
        }
        TextDictionary customerIds = staged.dictionary(Dimensions.customer());
        IntFunction<String> name = entity -> entity < identified
                ? "customer " + customerIds.passingText(numbering.customerAt[entity])
                : "guest " + orderName(numbering.orderAt[guestStart + entity - identified]);
        Map<Attribute, PackedLongs> columns = new HashMap<>();
        for (Attribute attribute : held) {
            int[] codes = settled(attribute, headerCustomer, entities, name, disagreements);
            columns.put(attribute, PackedLongs.of(codes, entities));
        }
        return columns;
    }

    private static int[] gather(int[] values, int[] at) {
        int[] gathered = new int[at.length];
        Parts.inPieces(0, at.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                gathered[i] = values[at[i]];
            }
        });
        return gathered;
    }

    private DateRange coverage(HeaderKinds kinds) {
        DateRange claimed = settings.coverage();
        if (claimed != null) {
            return claimed;
        }
        DateRange read = asOf(days(kinds::hasAccepted));
        return knownCoverage == null ? read : GroupedResult.hull(knownCoverage, read);
    }

    /** Days read off the data, which reach to the as-of date and no further, if it was told. */
    private DateRange asOf(DateRange read) {
        LocalDate asOf = settings.asOf();
        if (asOf == null || read.isEmpty()) {
            return read;
        }
        LocalDate first = read.startInclusive();
        return DateRange.ofClosed(first.isAfter(asOf) ? asOf : first, asOf);
    }

    /** From the first to the last local day of some headers. */
    private DateRange days(IntPredicate counts) {
        LongRange hours = new LongRange();
        long[] some = new long[Parts.PIECE];
        Parts.inPieces(0, headers.count(), (from, to) -> {
            int count = 0;
            for (int header = from; header < to; header++) {
                some[count] = headers.hour()[header];
                count += counts.test(header) ? 1 : 0;
            }
            hours.include(some, 0, count);
        });
        if (hours.min() > hours.max()) { // no lines: an empty range, which starts where calendars of computers do
            return DateRange.of(LocalDate.EPOCH, LocalDate.EPOCH);
        }
        return DateRange.ofClosed(
                LocalDate.ofEpochDay(Math.floorDiv(hours.min(), 24)),
                LocalDate.ofEpochDay(Math.floorDiv(hours.max(), 24)));
    }
}

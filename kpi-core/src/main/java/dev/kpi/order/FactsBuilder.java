package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
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

    Facts build() {
        rows.findDuplicates(log, knownRows);
        HeaderKinds kinds = new HeaderKinds(rows);
        OrderTimes times = new OrderTimes(staged, headers, rows, kinds, settings.hasReturnsOnOrderDate());
        noteDays(times);
        int[] live = times.liveHeaderOrder;
        int[] customer = settle(Dimensions.customer(), live, orderIds.size(), orderIds);
        Supplier<Layout> laidOut = Parts.beside(() -> layout(times, customer));
        Products products = source.of(staged, rows, headers.nanos(), this::noteDisagreement);
        OrderNumbering numbering = laidOut.get().numbering;
        EntryTable entries = laidOut.get().entries;
        Supplier<LineColumns> filling = Parts.beside(() -> new LineColumns(
                staged, rows, ranges, kinds, new LineNumbering(rows, kinds, numbering, entries), products.productOf()));
        int orders = numbering.orderAt.length;
        Facts.OrderTable orderTable = new Facts.OrderTable(
                orders,
                entries.count() == orders ? null : entries.start,
                PackedLongs.of(numbering.orderAt, orders),
                orderCodes(numbering, live));
        Facts.CustomerTable customerTable = new Facts.CustomerTable(
                numbering.customerAt.length,
                numbering.orderStart,
                PackedLongs.of(numbering.customerAt, numbering.customerAt.length),
                customerCodes(numbering, live));
        LineColumns filled = filling.get();
        Facts.Entries entryColumns = filled.entries(entries);
        return new Facts(
                settings,
                ranges.amountScale(),
                ranges.quantityScale(),
                filled.isWide(),
                filled.lines(),
                entryColumns,
                orderTable,
                customerTable,
                products.table(),
                Map.copyOf(staged.dictionaries()),
                coverage(kinds),
                days(kinds::isLive),
                voidLines());
    }

    /** Where orders and entries stand. */
    private record Layout(OrderNumbering numbering, EntryTable entries) {}

    private Layout layout(OrderTimes times, int[] customer) {
        int customers = staged.dictionary(Dimensions.customer()).size();
        OrderNumbering numbering = new OrderNumbering(times.orderNanos, customer, customers, orderIds);
        times.returns.place(numbering.positionOf);
        return new Layout(numbering, new EntryTable(numbering.orderAt, times));
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
                        orderIds.text(headers.order()[header]), idTexts.text(ids[row]), headers.nanos()[header]));
            }
        }
        return voids;
    }

    /** Notes orders whose sale lines bear different days. */
    private void noteDays(OrderTimes times) {
        for (int header : times.disagreeing()) {
            int row = rows.headerStart[header];
            while (rows.isOut(row) || (rows.flags(row) & Staging.RETURN) != 0) {
                row++;
            }
            noteDisagreement("time", orderIds.text(headers.order()[header]), staged.place(row));
        }
    }

    private int[] settle(Attribute attribute, int[] entityOf, int entities, TextDictionary entityIds) {
        int[] codes = staged.codes(attribute);
        Settlement settled = Settlement.of(entities, entityOf, codes, headers.nanos(), staged.dictionary(attribute));
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
        for (int header = 0; header < headers.count(); header++) {
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

    private Map<Attribute, PackedLongs> orderCodes(OrderNumbering numbering, int[] live) {
        Map<Attribute, PackedLongs> columns = new HashMap<>();
        List<Attribute> held = staged.held(Level.ORDER).stream()
                .filter(a -> !a.equals(Dimensions.order()))
                .toList();
        for (Attribute attribute : held) {
            int[] byCode = settle(attribute, live, orderIds.size(), orderIds);
            columns.put(attribute, PackedLongs.of(gather(byCode, numbering.orderAt), numbering.orderAt.length));
        }
        return columns;
    }

    private Map<Attribute, PackedLongs> customerCodes(OrderNumbering numbering, int[] live) {
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
        Map<Attribute, PackedLongs> columns = new HashMap<>();
        for (Attribute attribute : held) {
            int[] settled = settle(attribute, headerCustomer, entities, new TextDictionary());
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
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int header = 0; header < headers.count(); header++) {
            if (counts.test(header)) {
                first = Math.min(first, headers.hour()[header]);
                last = Math.max(last, headers.hour()[header]);
            }
        }
        if (first > last) { // no lines: an empty range, which starts where calendars of computers do
            return DateRange.of(LocalDate.EPOCH, LocalDate.EPOCH);
        }
        return DateRange.ofClosed(
                LocalDate.ofEpochDay(Math.floorDiv(first, 24)), LocalDate.ofEpochDay(Math.floorDiv(last, 24)));
    }
}

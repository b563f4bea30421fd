package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of finished orders that new lines may change.
 *
 * <p>Orders that new lines name, and orders with returns that are dated on those, are in it <em>whole</em>: line by line.
 * The other orders of their customers, and of customers that new lines name, are in it as <em>stubs</em>: enough of each
 * to number and date it and to settle its customer's facts, while its lines stay where they are.
 */
final class Excerpt {

    private static final int BLOCK = 1024;

    final Facts facts;
    final List<Staging> added;
    /** The codes of orders that new lines name, be they in figures or not. */
    final BitSet namedOrders;
    /** The customers in it. */
    final BitSet customers;
    /** The positions of whole orders. */
    private final BitSet whole = new BitSet();
    /** The positions of whole orders and stubs. */
    final BitSet orders = new BitSet();

    Excerpt(Facts facts, List<LineBatch> added) {
        this.facts = facts;
        this.added = added.stream().map(LineBatch::staging).toList();
        this.namedOrders = codes(facts.dictionaries.get(Dimensions.order()), Staging.ORDER);
        find(facts.orders.id(), namedOrders, whole::set);
        if (facts.settings.hasReturnsOnOrderDate()) {
            addReturnsOfNamedOrders();
            BitSet linked = codes(facts.dictionaries.get(Dimensions.order()), Staging.RETURNED_ORDER);
            find(facts.orders.id(), linked, orders::set);
        }
        orders.or(whole);
        this.customers = new BitSet();
        find(
                facts.customers.id(),
                codes(facts.dictionaries.get(Dimensions.customer()), Staging.CUSTOMER),
                customers::set);
        int[] orderStart = facts.customers.orderStart();
        int guests = facts.customers.guestStart();
        for (int order = orders.nextSetBit(0); order >= 0 && order < guests; order = orders.nextSetBit(order + 1)) {
            customers.set(last(orderStart, order));
        }
        for (int c = customers.nextSetBit(0); c >= 0; c = customers.nextSetBit(c + 1)) {
            orders.set(orderStart[c], orderStart[c + 1]);
        }
    }

    /** The last of ascending starts that is not above a number; rows without anything below them share their start. */
    private static int last(int[] starts, int number) {
        int at = Arrays.binarySearch(starts, number);
        if (at < 0) {
            return -at - 2;
        }
        while (at + 1 < starts.length && starts[at + 1] == number) {
            at++;
        }
        return at;
    }

    /** The codes that the texts of new lines have in a dictionary of the snapshot. */
    private BitSet codes(@Nullable TextDictionary known, int slot) {
        BitSet codes = new BitSet();
        for (TextDictionary texts :
                added.stream().map(batch -> batch.dictionary(slot)).distinct().toList()) {
            for (int code = 0; known != null && code < texts.size(); code++) {
                int here = known.find(texts, code);
                if (here >= 0) {
                    codes.set(here);
                }
            }
        }
        return codes;
    }

    /** Tells where in a column some codes stand. */
    private static void find(PackedLongs column, BitSet codes, IntConsumer found) {
        if (codes.isEmpty()) {
            return;
        }
        int[] block = new int[BLOCK];
        for (int from = 0; from < column.size(); from += BLOCK) {
            int count = Math.min(BLOCK, column.size() - from);
            column.read(from, count, block);
            for (int i = 0; i < count; i++) {
                if (block[i] >= 0 && codes.get(block[i])) {
                    found.accept(from + i);
                }
            }
        }
    }

    /** A return that names one of the orders may have to be dated anew. */
    private void addReturnsOfNamedOrders() {
        PackedLongs links = facts.lines.codes().get(Dimensions.returnedOrder());
        if (links != null) {
            BitSet named = codes(facts.dictionaries.get(Dimensions.returnedOrder()), Staging.ORDER);
            find(links, named, line -> whole.set(facts.orderOf(last(facts.entries.lineStart(), line))));
        }
    }

    boolean isWhole(int order) {
        return whole.get(order);
    }

    /** How many rows it takes to stage it, void lines apart. */
    long rows() {
        int[] lineStart = facts.entries.lineStart();
        long rows = 0;
        for (int order = orders.nextSetBit(0); order >= 0; order = orders.nextSetBit(order + 1)) {
            int first = facts.orders.firstEntry(order);
            int end = facts.orders.firstEntry(order + 1);
            rows += isWhole(order) ? lineStart[end] - lineStart[first] : end - first;
        }
        return rows;
    }
}

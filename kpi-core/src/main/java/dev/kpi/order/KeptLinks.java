package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import org.jspecify.annotations.Nullable;

/**
 * Which orders something came back of, as far as some lines tell: a return may be in another shard than the order that it
 * names. A fact of whole snapshots, as {@link ReturnLinks} is, in a scope or not. Not thread-safe while it grows.
 */
final class KeptLinks {

    /** The ids of orders. */
    final TextDictionary ids = new TextDictionary();
    /** The orders with a sale line. */
    final CodeSet sold = new CodeSet();
    /** The orders that return lines name, be there such or not; their own where they name none. */
    final CodeSet linked = new CodeSet();

    private int count;

    /** Notes all orders and returns of a snapshot, and tells the code here of each order by its sale entry. */
    int[] note(Facts facts) {
        int[] codeOfEntry = new int[facts.entries.count()];
        int[] codeOfOrder = codes(facts.dictionaries.get(Dimensions.order()));
        for (int order = 0; order < facts.orders.count(); order++) {
            if (FirstOrders.hasSale(facts, order)) {
                int code = codeOfOrder[facts.orders.id().getInt(order)];
                codeOfEntry[facts.orders.firstEntry(order)] = code;
                addSold(code);
            }
        }
        int[] codeOfLink = codes(facts.dictionaries.get(ReturnLinks.LINK));
        ReturnLinks.each(
                facts,
                (order, link) -> addLinked(
                        link == ReturnLinks.NONE ? codeOfOrder[facts.orders.id().getInt(order)] : codeOfLink[link]));
        return codeOfEntry;
    }

    private int[] codes(@Nullable TextDictionary texts) {
        return texts == null ? new int[0] : ids.addAll(texts);
    }

    void addSold(int code) {
        if (sold.add(code) && linked.contains(code)) {
            count++;
        }
    }

    void addLinked(int code) {
        if (linked.add(code) && sold.contains(code)) {
            count++;
        }
    }

    /** Takes in what others know, and tells the codes here of their orders. */
    int[] absorb(KeptLinks other) {
        int[] codes = ids.addAll(other.ids);
        other.sold.forEach(code -> addSold(codes[code]));
        other.linked.forEach(code -> addLinked(codes[code]));
        return codes;
    }

    /** The orders that are sold or named, or both. */
    CodeSet known() {
        CodeSet known = new CodeSet();
        sold.forEach(known::add);
        linked.forEach(known::add);
        return known;
    }

    /** How many orders something came back of. */
    int count() {
        return count;
    }

    /** How many of some sale orders something came back of. */
    int countOf(CodeSet orders) {
        return both(orders, linked);
    }

    /** How many of some orders are sold. */
    int soldOf(CodeSet orders) {
        return both(orders, sold);
    }

    private static int both(CodeSet some, CodeSet others) {
        int[] found = {0};
        some.forEach(code -> found[0] += others.contains(code) ? 1 : 0);
        return found[0];
    }
}

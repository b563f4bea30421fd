package dev.kpi.order;

import dev.kpi.metric.DistanceBand;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dimension bound to a snapshot: every entry or line has a number, and every number a key.
 *
 * <p>Reading fills the front of {@code out} with the numbers of the block's entries or lines.
 */
abstract class Codes {

    private final List<?> keys;

    Codes(List<?> keys) {
        this.keys = keys;
    }

    int size() {
        return keys.size();
    }

    Object key(int code) {
        return keys.get(code);
    }

    List<?> keys() {
        return keys;
    }

    /** Whether lines of one entry may differ. */
    abstract boolean isOfLines();

    /** The numbers of the block's entries; only of dimensions that are not of lines. */
    abstract void readEntries(Block block, int[] out);

    /** The numbers of the block's lines. */
    abstract void readLines(Block block, int[] out);

    /**
     * A test of its numbers as a test of a column's values, which needs no look at numbers; {@code null} where there is no
     * such column of entries or orders.
     *
     * @param passes 1 for the numbers that pass
     */
    @Nullable
    ColumnTest test(byte[] passes) {
        return null;
    }

    /**
     * A test of the values of a column.
     *
     * @param column of orders or of entries
     * @param ofOrders whether of orders
     * @param passes 1 for the values that pass, by value less the lowest
     * @param lowest the lowest value
     */
    record ColumnTest(PackedLongs column, boolean ofOrders, byte[] passes, int lowest) {

        /** The test of a column whose values, less the lowest, stand for numbers. */
        static ColumnTest of(PackedLongs column, boolean ofOrders, int[] codeOf, int lowest, byte[] passes) {
            byte[] ofValues = new byte[codeOf.length];
            for (int value = 0; value < codeOf.length; value++) {
                ofValues[value] = passes[codeOf[value]];
            }
            return new ColumnTest(column, ofOrders, ofValues, lowest);
        }
    }

    /** What a dimension of order level or above has in common: lines take the number of their entry. */
    abstract static class OfEntries extends Codes {
        OfEntries(List<?> keys) {
            super(keys);
        }

        @Override
        boolean isOfLines() {
            return false;
        }

        @Override
        void readLines(Block block, int[] out) {
            int[] byEntry = new int[Block.ENTRIES];
            readEntries(block, byEntry);
            for (int i = 0; i < block.lines; i++) {
                out[i] = byEntry[block.lineEntry[i]];
            }
        }
    }

    /** An attribute that no line has: all are unknown. */
    static final class OfNothing extends OfEntries {
        OfNothing(List<?> keys) {
            super(keys);
        }

        @Override
        void readEntries(Block block, int[] out) {
            Arrays.fill(out, 0, block.entries, 0);
        }
    }

    /** Local days of entries, mapped to periods or weekdays. */
    static final class OfDays extends OfEntries {
        private final PackedLongs day;
        private final int firstDay;
        private final int[] codeOfDay;

        OfDays(List<?> keys, PackedLongs day, int firstDay, int[] codeOfDay) {
            super(keys);
            this.day = day;
            this.firstDay = firstDay;
            this.codeOfDay = codeOfDay;
        }

        /** The number of a local day. */
        int code(int localDay) {
            return codeOfDay[localDay - firstDay];
        }

        @Override
        ColumnTest test(byte[] passes) {
            return ColumnTest.of(day, false, codeOfDay, firstDay, passes);
        }

        @Override
        void readEntries(Block block, int[] out) {
            block.readEntries(day, codeOfDay, firstDay, out);
        }
    }

    /** Local hours of entries. */
    static final class OfHours extends OfEntries {
        private final PackedLongs hour;
        private final int[] codeOfHour;

        OfHours(List<?> keys, PackedLongs hour, int[] codeOfHour) {
            super(keys);
            this.hour = hour;
            this.codeOfHour = codeOfHour;
        }

        @Override
        ColumnTest test(byte[] passes) {
            return ColumnTest.of(hour, false, codeOfHour, 0, passes);
        }

        @Override
        void readEntries(Block block, int[] out) {
            block.readEntries(hour, codeOfHour, 0, out);
        }
    }

    /** A column of orders. */
    static final class OfOrders extends OfEntries {
        private final PackedLongs column;
        private final int[] codeOf; // of column value + 1

        OfOrders(List<?> keys, PackedLongs column, int[] codeOf) {
            super(keys);
            this.column = column;
            this.codeOf = codeOf;
        }

        @Override
        ColumnTest test(byte[] passes) {
            return ColumnTest.of(column, true, codeOf, -1, passes);
        }

        @Override
        void readEntries(Block block, int[] out) {
            block.readOrders(column, codeOf, -1, out);
        }
    }

    /** The delivery distances of orders in bands; the last key is that of unknown ones. */
    static final class OfDistances extends OfEntries {
        private final PackedLongs metres;
        private final DistanceBand bands;

        OfDistances(List<?> keys, PackedLongs metres, DistanceBand bands) {
            super(keys);
            this.metres = metres;
            this.bands = bands;
        }

        @Override
        void readEntries(Block block, int[] out) {
            metres.gather(block.orders(), block.entries, out);
            for (int i = 0; i < block.entries; i++) {
                out[i] = out[i] < 0 ? size() - 1 : bands.positionOf(out[i]);
            }
        }
    }

    /** A column of customers, guests included or not. */
    static final class OfCustomers extends OfEntries {
        private final PackedLongs column;
        private final int[] codeOf; // of column value + 1

        OfCustomers(List<?> keys, PackedLongs column, int[] codeOf) {
            super(keys);
            this.column = column;
            this.codeOf = codeOf;
        }

        @Override
        void readEntries(Block block, int[] out) {
            int[] customers = block.customers();
            for (int i = 0; i < block.entries; i++) {
                int customer = customers[i];
                out[i] = codeOf[customer < column.size() ? column.getInt(customer) + 1 : 0];
            }
        }
    }

    /** What dimensions of line or product level have in common. */
    abstract static class OfLines extends Codes {
        OfLines(List<?> keys) {
            super(keys);
        }

        @Override
        boolean isOfLines() {
            return true;
        }

        @Override
        void readEntries(Block block, int[] out) {
            throw new IllegalStateException("lines of an entry may differ in this dimension");
        }
    }

    /** A fact of products, with one number for all charges where the dimension is the product itself. */
    static final class OfProducts extends OfLines {
        private final PackedLongs product;
        private final int[] codeOfProduct;
        private final @Nullable PackedLongs charge;
        private final int chargeCode;

        OfProducts(
                List<?> keys, PackedLongs product, int[] codeOfProduct, @Nullable PackedLongs charge, int chargeCode) {
            super(keys);
            this.product = product;
            this.codeOfProduct = codeOfProduct;
            this.charge = charge;
            this.chargeCode = chargeCode;
        }

        @Override
        void readLines(Block block, int[] out) {
            block.readLines(product, codeOfProduct, 0, out);
            if (charge != null) {
                int[] isCharge = new int[Block.LINES];
                block.readLines(charge, isCharge);
                for (int i = 0; i < block.lines; i++) {
                    out[i] = isCharge[i] == 0 ? out[i] : chargeCode;
                }
            }
        }
    }

    /** A column of lines. */
    static final class OfLineColumn extends OfLines {
        private final PackedLongs column;
        private final int[] codeOf; // of column value + 1

        OfLineColumn(List<?> keys, PackedLongs column, int[] codeOf) {
            super(keys);
            this.column = column;
            this.codeOf = codeOf;
        }

        @Override
        void readLines(Block block, int[] out) {
            block.readLines(column, codeOf, -1, out);
        }
    }

    /** The same numbers under coarser keys. */
    static final class Recoded extends Codes {
        private final Codes base;
        private final int[] codeOf;

        Recoded(List<?> keys, Codes base, int[] codeOf) {
            super(keys);
            this.base = base;
            this.codeOf = codeOf;
        }

        @Override
        boolean isOfLines() {
            return base.isOfLines();
        }

        @Override
        @Nullable
        ColumnTest test(byte[] passes) {
            byte[] ofBase = new byte[codeOf.length];
            for (int code = 0; code < codeOf.length; code++) {
                ofBase[code] = passes[codeOf[code]];
            }
            return base.test(ofBase);
        }

        @Override
        void readEntries(Block block, int[] out) {
            base.readEntries(block, out);
            for (int i = 0; i < block.entries; i++) {
                out[i] = codeOf[out[i]];
            }
        }

        @Override
        void readLines(Block block, int[] out) {
            base.readLines(block, out);
            for (int i = 0; i < block.lines; i++) {
                out[i] = codeOf[out[i]];
            }
        }
    }
}

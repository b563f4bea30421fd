package dev.kpi.order;

/** Which product each staged variant is, and the facts of the products. */
interface Products {

    /** Makes products of staged rows, once it is known which rows count and when, and tells what their lines disagree on. */
    interface Source {
        Products of(Assembler staged, RowGroups rows, long[] headerNanos, Disagreements disagreements);
    }

    /** The product of each variant, -1 for variants of void lines alone. */
    int[] productOf();

    Facts.ProductTable table();
}

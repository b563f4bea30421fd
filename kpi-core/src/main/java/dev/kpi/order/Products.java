package dev.kpi.order;

/** Which product each staged variant is, and the facts of the products. */
interface Products {

    /** Told of each attribute on which a product's lines disagree, with the place of the first that tells otherwise, or 0. */
    interface Disagreements {
        void note(String fact, String product, long place);
    }

    /** Makes products of staged rows, once it is known which rows count and when. */
    interface Source {
        Products of(Assembler staged, RowGroups rows, long[] headerNanos, Disagreements disagreements);
    }

    /** The product of each variant, -1 for variants of void lines alone. */
    int[] productOf();

    Facts.ProductTable table();
}

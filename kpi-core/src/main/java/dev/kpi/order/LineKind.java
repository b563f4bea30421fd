package dev.kpi.order;

/** What a line does to the figures. */
public enum LineKind {
    /** Goods or charges that were sold; the only kind that makes an order. */
    SALE,
    /** Goods or money given back. */
    RETURN,
    /** Cancelled before fulfilment, an adjustment, a test: accepted and counted, in no figure. */
    VOID
}

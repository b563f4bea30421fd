package dev.kpi.table;

/**
 * A result that is rows under named columns. Prints through its {@link Grid}, and goes to JSON, CSV or a workbook cell by
 * cell, without an adapter for each kind of result.
 */
public interface Tabular {

    /** Its columns and cells. */
    Grid grid();
}

package dev.kpi.cohort;

/** What is known of a cohort at an age. */
public enum CellState {
    /** The period is over and wholly looked at: the cell enters averages. */
    OBSERVED,
    /** The period is not over as of the date, or the scope holds a part of it only: shown, but in no average. */
    PARTIAL,
    /** The period lies in the future or outside the scope: nothing is known, which is not 0. */
    UNOBSERVED
}

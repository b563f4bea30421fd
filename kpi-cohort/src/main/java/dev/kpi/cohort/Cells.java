package dev.kpi.cohort;

import dev.kpi.figure.Figure;
import org.jspecify.annotations.Nullable;

/** The cells of a matrix, by the position of the cohort and the age. */
interface Cells<R extends Figure> {

    CellState state(int cohort, int age);

    /** The figure of a cell that is not unobserved. */
    R figure(int cohort, int age);

    /** All observed cells of an age taken together; {@code null} if there are none, or they cannot be. */
    @Nullable
    R overall(int age);

    /** The name of the row of those; {@code null} if there is none. */
    @Nullable
    String overallName();
}

/**
 * Cohorts: customers grouped by the period of their first-ever order, their retention and revenue by age, customer
 * lifetime value, and scenarios over it.
 *
 * <p>Empty so far: the types come with the first release that computes them.
 */
@NullMarked
package dev.kpi.cohort;

import org.jspecify.annotations.NullMarked;

/**
 * The {@code kpi} command.
 */
@NullMarked
package dev.kpi.examples.cli;

import org.jspecify.annotations.NullMarked;

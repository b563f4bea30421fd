/**
 * Small programs that answer one question each with nothing but the library's public types: {@code ManyMetrics},
 * {@code OwnMetric}, {@code OwnRecords}.
 */
@NullMarked
package dev.kpi.examples.notebook;

import org.jspecify.annotations.NullMarked;

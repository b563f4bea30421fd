package dev.kpi.examples.benchmarks;

import java.util.Map;

/**
 * How long a job took each peer.
 *
 * @param job what was done
 * @param lines over how many lines
 * @param millis the median by peer
 * @param goal what the ratio to DuckDB, or the time, should be; empty if nothing was said
 */
record Result(String job, long lines, Map<String, Double> millis, String goal) {}

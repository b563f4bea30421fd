/**
 * How fast the library is: the same jobs side by side in DuckDB, plain Java streams and hand-written loops, and JMH
 * benchmarks of the engine.
 *
 * <p>Start from {@link dev.kpi.examples.benchmarks.Peers}, which checks that all peers give the same answers and prints
 * how long each took:
 *
 * <pre>{@code
 * java -Xmx12g -jar kpi-examples/benchmarks/target/benchmarks.jar --lines 1000000
 * }</pre>
 */
@NullMarked
package dev.kpi.examples.benchmarks;

import org.jspecify.annotations.NullMarked;

package dev.kpi.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Queries over the demo shop with few facts, on all processors: what {@link Peers} asks, one question a benchmark. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class EngineBenchmark {

    /** How many lines the shop has. */
    @Param({"1000000", "10000000"})
    public int lines;

    private KpiPeer kpi = new KpiPeer(DemoFile.shop(1).orders(), Shop.DEMO.place());

    /** Made anew for each number of lines; used by JMH alone. */
    public EngineBenchmark() {}

    /** Makes the orders. */
    @Setup(Level.Trial)
    public void prepare() {
        kpi = new KpiPeer(DemoFile.shop(lines).orders(), Shop.DEMO.place());
    }

    /** Headline figures. */
    @Benchmark
    public Object headline() {
        return kpi.ask(Question.HEADLINE, Part.ALL);
    }

    /** Revenue and orders by month. */
    @Benchmark
    public Object byMonth() {
        return kpi.ask(Question.MONTHS, Part.ALL);
    }

    /** Revenue and orders by category. */
    @Benchmark
    public Object byCategory() {
        return kpi.ask(Question.CATEGORIES, Part.ALL);
    }

    /** Revenue and orders by weekday and hour. */
    @Benchmark
    public Object byWeekdayAndHour() {
        return kpi.ask(Question.WEEKDAY_HOURS, Part.ALL);
    }

    /** Revenue and orders of the top 20 products. */
    @Benchmark
    public Object topProducts() {
        return kpi.ask(Question.PRODUCTS, Part.ALL);
    }

    /** Customers and revenue of monthly cohorts by age. */
    @Benchmark
    public Object cohorts() {
        return kpi.work(Question.COHORTS, Part.ALL);
    }

    /** RFM scores of every customer. */
    @Benchmark
    public Object rfmScores() {
        return kpi.work(Question.RFM, Part.ALL);
    }

    /** Headline figures of one region in one year. */
    @Benchmark
    public Object filteredHeadline() {
        return kpi.ask(Question.HEADLINE, Part.PERIOD_AND_REGION);
    }

    /** Revenue and orders by category of one region in one year. */
    @Benchmark
    public Object filteredByCategory() {
        return kpi.ask(Question.CATEGORIES, Part.PERIOD_AND_REGION);
    }
}

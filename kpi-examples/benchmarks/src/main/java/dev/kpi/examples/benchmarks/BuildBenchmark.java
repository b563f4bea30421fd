package dev.kpi.examples.benchmarks;

import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.Line;
import dev.kpi.order.LineBatch;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.OrdersBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/** Building a snapshot of lines that are in memory already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
public class BuildBenchmark {

    /** How many lines the shop has. */
    @Param({"1000000", "10000000"})
    public int lines;

    private final OrderSettings settings = DemoShop.withDefaults().settings();
    private List<Line> objects = List.of();
    private Columns columns = Columns.empty();
    private byte[][] orderIds = {};
    private byte[][] customerIds = {};

    /** Made anew for each number of lines; used by JMH alone. */
    public BuildBenchmark() {}

    /** Makes the lines in both forms. */
    @Setup(Level.Trial)
    public void prepare() {
        objects = DemoFile.shop(lines).lines().toList();
        try (DemoFile file = DemoFile.write(lines)) {
            columns = Columns.read(file.path(), lines);
        }
        orderIds = columns.order.distinct.stream().map(BuildBenchmark::utf8).toArray(byte[][]::new);
        customerIds =
                columns.customer.distinct.stream().map(BuildBenchmark::utf8).toArray(byte[][]::new);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Objects, collected by one thread. */
    @Benchmark
    public Object fromStream() {
        return objects.stream().collect(Orders.collector(settings));
    }

    /** Objects, collected by all processors. */
    @Benchmark
    public Object fromParallelStream() {
        return objects.parallelStream().collect(Orders.collector(settings));
    }

    /** One batch, filled by one thread from characters and numbers, as an adapter does. */
    @Benchmark
    public Object fromBatch() {
        OrdersBuilder builder = Orders.builder(settings);
        LineBatch batch = builder.newBatch();
        int category = batch.slot(Dimensions.category());
        int region = batch.slot(Dimensions.region());
        for (int i = 0; i < lines; i++) {
            byte[] order = orderIds[columns.order.code[i]];
            batch.text(LineBatch.ORDER, order, 0, order.length)
                    .text(LineBatch.PRODUCT, columns.product.distinct.get(columns.product.code[i]))
                    .text(category, columns.category.distinct.get(columns.category.code[i]))
                    .text(region, columns.region.distinct.get(columns.region.code[i]))
                    .at(columns.minute[i] * 60L, 0)
                    .quantity(columns.quantity[i], 0)
                    .unitPrice(columns.price[i], 2);
            if (columns.customer.code[i] != Columns.GUEST) {
                byte[] customer = customerIds[columns.customer.code[i]];
                batch.text(LineBatch.CUSTOMER, customer, 0, customer.length);
            }
            if (columns.discount[i] != 0) {
                batch.discount(columns.discount[i], 2);
            }
            batch.end(i + 1L);
        }
        return builder.toOrders();
    }
}

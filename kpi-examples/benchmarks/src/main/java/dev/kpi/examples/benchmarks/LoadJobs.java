package dev.kpi.examples.benchmarks;

import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Files and objects made into lines that can be asked about, and the memory that these take. */
final class LoadJobs {

    private static final List<PeerKind> READERS = List.of(PeerKind.KPI, PeerKind.DUCKDB);
    private static final int RETAIL_LINES = 1_067_371;
    private static final String SMALL_HEAP = "2g";
    private static final int BYTES_A_LINE_OBJECT = 700; // its texts and numbers, and room to build
    private static final int SEED_OF_SHUFFLE = 11;

    /** How {@code kpi-examples/cli/kpi} starts a JVM, but for its archive of classes. */
    static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC", "-XX:InitialRAMPercentage=10", "-XX:-UsePerfData");

    private static final double MEBI = 1 << 20;

    private final Options options;
    private final Report report;
    private final Stopwatch stopwatch;

    LoadJobs(Options options, Report report) {
        this.options = options;
        this.report = report;
        this.stopwatch = new Stopwatch(options.rounds(), 0);
    }

    private void measure(String job, long lines, String goal, Map<String, Stopwatch.Work> works) {
        if (!works.isEmpty()) {
            report.add(new Result(job, lines, stopwatch.measure(job, works).millis(), goal));
        }
    }

    /** Loads a file, and holds the peer until its answer is no longer wanted. */
    private static final class Loading implements Stopwatch.Work {
        private final PeerKind kind;
        private final Path file;
        private final Shop shop;
        private @Nullable Peer held;

        Loading(PeerKind kind, Path file, Shop shop) {
            this.kind = kind;
            this.file = file;
            this.shop = shop;
        }

        @Override
        public Supplier<Answer> run() {
            Peer peer = kind.open(file, shop);
            held = peer;
            return () -> peer.askAll(shop.dashboard(), Part.ALL);
        }

        @Override
        public void tidy() {
            if (held != null) {
                held.close();
                held = null;
            }
        }
    }

    /** Online Retail II, in this JVM and in a fresh one. */
    void retail() {
        if (!options.asks(Jobs.LOAD_RETAIL) && !options.asks(Jobs.FRESH)) {
            return;
        }
        Path given = options.retail();
        if (given == null) {
            report.note(Jobs.LOAD_RETAIL + " and " + Jobs.FRESH + " are left out: they need a file, --retail FILE");
            return;
        }
        Path file = unpacked(given);
        if (options.asks(Jobs.LOAD_RETAIL)) {
            measure(
                    "load Online Retail II from CSV",
                    RETAIL_LINES,
                    "\u2265 1",
                    Jobs.works(options, READERS, kind -> new Loading(kind, file, Shop.RETAIL)));
        }
        if (options.asks(Jobs.FRESH)) {
            fresh("fresh JVM: load it and answer a dashboard", kind -> List.of(), file);
            fresh("fresh as cli/kpi starts it", kind -> Child.archiving(QUICK_START, kind, Shop.RETAIL, file), file);
        }
    }

    private void fresh(String job, Function<PeerKind, List<String>> jvmOptions, Path file) {
        measure(
                job,
                RETAIL_LINES,
                "\u2265 2",
                Jobs.works(options, READERS, kind -> Child.fresh(jvmOptions.apply(kind), kind, Shop.RETAIL, file)));
    }

    /** A copy that is not packed, for as long as this JVM runs; the file itself if it is not packed. */
    private static Path unpacked(Path file) {
        if (!file.toString().endsWith(".gz")) {
            return file;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Path copy = Files.createTempFile("kpi-retail-", ".csv");
            copy.toFile().deleteOnExit();
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demo shop's file, each peer in a JVM of its own with a small heap. */
    void csv(DemoFile file) {
        if (!options.asks(Jobs.LOAD_CSV)) {
            return;
        }
        List<Child> children = new ArrayList<>();
        try {
            Map<String, Stopwatch.Work> works = Jobs.works(options, READERS, kind -> {
                Child child = Child.loading(SMALL_HEAP, kind, Shop.DEMO, file.path());
                children.add(child);
                return child;
            });
            measure(
                    "load CSV of " + Math.round(file.bytes() / MEBI) + " MiB in a 2 GiB heap",
                    file.lines(),
                    Jobs.goal(file.lines(), "\u2265 0.67"),
                    works);
        } finally {
            children.forEach(Child::close);
        }
    }

    /** What loaded lines take. */
    void memory(DemoFile file) {
        if (!options.asks(Jobs.MEMORY)) {
            return;
        }
        double lines = file.lines();
        if (options.peers().contains(PeerKind.KPI)) {
            long before = Heap.bytesInUse();
            KpiPeer kpi = KpiPeer.load(file.path(), Shop.DEMO);
            report.memory(
                    "kpi: columns of lines, orders, customers, products",
                    kpi.orders().columnBytes() / lines);
            report.memory("kpi: heap, dictionaries included", (Heap.bytesInUse() - before) / lines);
            kpi.close();
        }
        if (options.peers().contains(PeerKind.DUCKDB)) {
            try (DuckPeer duck = DuckPeer.open().load(file.path(), Shop.DEMO)) {
                report.memory("duckdb: in-memory table", duck.bytesHeld() / lines);
            }
        }
    }

    /** Whether so many line objects fit into the heap; the report is told that a job is left out if they do not. */
    static boolean canHoldObjects(String job, long lines, Report report) {
        boolean fits = Heap.holds(lines, BYTES_A_LINE_OBJECT);
        if (!fits) {
            report.note(job + " is left out: " + lines + " line objects need a heap of -Xmx"
                    + ((lines * BYTES_A_LINE_OBJECT) >> 20) + "m");
        }
        return fits;
    }

    /** Objects in memory, which kpi alone takes: in the order of time, then scattered over the heap. */
    void objects() {
        if (!options.asks(Jobs.OBJECTS) || !options.peers().contains(PeerKind.KPI)) {
            return;
        }
        if (!canHoldObjects(Jobs.OBJECTS, options.lines(), report)) {
            return;
        }
        DemoShop shop = DemoFile.shop(options.lines());
        List<Line> lines = new ArrayList<>(options.lines());
        shop.lines().forEachOrdered(lines::add);
        Answer inOrder = objects("in order", "\u2264 2000 ms", shop, lines);
        Collections.shuffle(lines, new Random(SEED_OF_SHUFFLE));
        Answer scattered = objects("scattered", "\u2264 8000 ms", shop, lines);
        String difference = inOrder.difference(scattered);
        if (difference != null) {
            throw new IllegalStateException("the order of the lines made a difference: " + difference);
        }
    }

    private Answer objects(String how, String goal, DemoShop shop, List<Line> lines) {
        Map<String, Stopwatch.Work> parallel = new LinkedHashMap<>();
        parallel.put(PeerKind.KPI.label(), () -> built(shop, lines.parallelStream()));
        Map<String, Stopwatch.Work> sequential = new LinkedHashMap<>();
        sequential.put(PeerKind.KPI.label(), () -> built(shop, lines.stream()));
        String job = "objects to orders, " + how;
        Stopwatch.Timed onAll = stopwatch.measure(job, parallel);
        report.add(new Result(job + ", parallel stream", lines.size(), onAll.millis(), Jobs.goal(lines.size(), goal)));
        Stopwatch.Timed onOne = stopwatch.measure(job, sequential);
        report.add(new Result(job + ", stream", lines.size(), onOne.millis(), Jobs.goal(lines.size(), goal)));
        String difference = onAll.answer().difference(onOne.answer());
        if (difference != null) {
            throw new IllegalStateException("the number of threads made a difference: " + difference);
        }
        return onOne.answer();
    }

    private static Supplier<Answer> built(DemoShop shop, Stream<Line> lines) {
        Orders orders = lines.collect(Orders.collector(shop.settings()));
        return () -> new KpiPeer(orders, Shop.DEMO.place()).askAll(Shop.DEMO.dashboard(), Part.ALL);
    }
}

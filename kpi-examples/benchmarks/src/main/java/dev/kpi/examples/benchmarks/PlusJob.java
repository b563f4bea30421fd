package dev.kpi.examples.benchmarks;

import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.order.Line;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A day's lines added to a snapshot, beside building all of them anew; this library alone. */
final class PlusJob {

    private static final int DAY = 15_000;

    private final Options options;
    private final Report report;

    PlusJob(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run() {
        int all = options.lines() + DAY;
        if (!options.asks(Jobs.PLUS)
                || !options.peers().contains(PeerKind.KPI)
                || !LoadJobs.canHoldObjects(Jobs.PLUS, all, report)) {
            return;
        }
        DemoShop shop = DemoFile.shop(all);
        OrderSettings settings = shop.settings();
        List<Line> lines = new ArrayList<>(all);
        shop.lines().forEachOrdered(lines::add);
        List<Line> day = lines.subList(options.lines(), all); // they are in the order of time
        Orders before = lines.subList(0, options.lines()).parallelStream().collect(Orders.collector(settings));
        String what = "a day's " + Report.grouped(DAY) + " lines";
        Stopwatch.Timed added = measure(what + ", added with plus", () -> {
            Orders after = before.plus(day.stream());
            return () -> answer(after);
        });
        Stopwatch.Timed anew = measure("all built anew, parallel stream of objects", () -> {
            Orders built = lines.parallelStream().collect(Orders.collector(settings));
            return () -> answer(built);
        });
        String difference = added.answer().difference(anew.answer());
        if (difference != null) {
            throw new IllegalStateException("lines added and lines built anew do not agree: " + difference);
        }
        String kpi = PeerKind.KPI.label();
        report.alone(
                "building anew \u00f7 adding " + what,
                Report.ratio(anew.millis().get(kpi), added.millis().get(kpi)),
                Jobs.goal(options.lines(), "\u226b 1"));
    }

    private Stopwatch.Timed measure(String job, Stopwatch.Work work) {
        Stopwatch.Timed timed = new Stopwatch(options.rounds(), 0).measure(job, Map.of(PeerKind.KPI.label(), work));
        report.add(new Result(job, options.lines() + DAY, timed.millis(), ""));
        return timed;
    }

    private static Answer answer(Orders orders) {
        return new KpiPeer(orders, Shop.DEMO.place()).askAll(Shop.DEMO.dashboard(), Part.ALL);
    }
}

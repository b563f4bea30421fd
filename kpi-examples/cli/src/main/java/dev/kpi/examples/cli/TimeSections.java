package dev.kpi.examples.cli;

import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.grossSales;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.returnRate;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.units;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.Metric;
import dev.kpi.order.Comparison;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.table.Grid;
import dev.kpi.table.Series;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Figures over time: months with their growth, trend, seasons, weekdays and hours, days that stand out. */
final class TimeSections {

    private static final int TOP_DAYS = 10;
    private static final String TO_DATE = "Last month against the same days a year before";

    private TimeSections() {}

    static List<Section> of(Orders orders, Scope scope) {
        List<Section> sections = new ArrayList<>();
        List<Metric<?>> metrics =
                new ArrayList<>(List.of(revenue(), orderCount(), customerCount(), averageOrderValue(), returnRate()));
        if (orders.hasCosts()) {
            metrics.add(margin());
        }
        GroupTable<?> months = GroupTable.overTime(scope.by(month()).measure(metrics));
        sections.add(new Section("months", "By month", months::text, months::json));
        Series<YearMonth, Amount> monthly = scope.by(month()).revenue();
        sections.add(Section.tried("growth", "Growth of revenue", () -> growth(monthly)));
        sections.add(Section.tried("trend", "Trend of revenue", () -> monthly.trend()));
        sections.add(Section.tried("seasons", "Seasons", monthly::seasonality));
        addComparison(sections, orders, scope);
        GroupTable<?> weekdays = GroupTable.inOrder(
                scope.by(weekday()).measure(List.of(revenue(), orderCount(), units(), averageOrderValue())));
        sections.add(new Section("weekdays", "By weekday", weekdays::text, weekdays::json));
        Matrix matrix = Matrix.of(scope);
        sections.add(new Section("hours", "Orders by hour and weekday", matrix::text, matrix::json));
        if (scope.measure(grossSales()).value().signum() == 0) {
            return sections; // days of nothing do not stand out
        }
        sections.add(Section.of(
                "top-days",
                "Days with the largest gross sales",
                scope.by(day()).measure(grossSales()).top(TOP_DAYS)));
        sections.add(Section.of(
                "unusual-days",
                "Unusual days",
                scope.by(day()).measure(grossSales()).anomalies()));
        return sections;
    }

    /** Revenue of each month beside its growth, the same month a year before, and the year so far. */
    private static Grid growth(Series<YearMonth, Amount> monthly) {
        Series<YearMonth, Quotient> growth = monthly.growth();
        Series<YearMonth, Quotient> yearly = monthly.yearOverYear();
        Series<YearMonth, Amount> toDate = monthly.yearToDate();
        List<List<Object>> rows = IntStream.range(0, monthly.size())
                .mapToObj(i -> {
                    YearMonth key = monthly.keys().get(i);
                    return List.<Object>of(
                            key + (monthly.isPartial(key) ? " *" : ""),
                            monthly.values().get(i),
                            growth.values().get(i),
                            yearly.values().get(i),
                            toDate.values().get(i));
                })
                .toList();
        Grid grid = Grid.of(List.of("month", "revenue", "growth", "year over year", "year to date"), rows);
        return monthly.partial().isEmpty() ? grid : grid.withNote("* partial: not wholly inside coverage and scope");
    }

    /** The last month so far against as many days of the same month a year before, or why there is no such thing. */
    private static void addComparison(List<Section> sections, Orders orders, Scope scope) {
        Comparison comparison;
        try {
            comparison = scope.by(month()).toDateAgainstYearBefore();
        } catch (IllegalStateException notCovered) {
            sections.add(Section.notTold("to-date", TO_DATE, notCovered));
            return;
        }
        sections.add(Section.of(
                "to-date", TO_DATE, comparison.measure(revenue(), orderCount(), customerCount(), averageOrderValue())));
        if (orders.attributes().contains(product())) {
            sections.add(Section.tried("price-volume-mix", "Why revenue changed", () -> comparison.priceVolumeMix()));
        }
    }
}

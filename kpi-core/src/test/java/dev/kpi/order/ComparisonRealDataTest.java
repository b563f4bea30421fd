package dev.kpi.order;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.hour;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Grains.week;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;

import dev.kpi.SharedData;
import dev.kpi.time.Periods;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComparisonRealDataTest {
    @Test
    void demo() throws IOException {
        Path file = SharedData.file("online_retail_II.csv.gz");
        Orders orders = OnlineRetailSqlRealDataTest.orders(file);
        Comparison years = orders.within(Periods.year(2011)).comparedTo(orders.within(Periods.year(2010)));
        System.out.println(years);
        System.out.println(years.measure(revenue(), orderCount(), customerCount(), averageOrderValue()));
        System.out.println(years.by(country()).measure(revenue()).sortedByDifference());
        System.out.println(years.by(country().top(5, revenue())).measure(revenue()));
        System.out.println(years.by(month()).measure(revenue()));
        long t = System.nanoTime();
        System.out.println(years.priceVolumeMix());
        System.out.println("ms " + (System.nanoTime() - t) / 1e6);
        t = System.nanoTime();
        years.priceVolumeMix();
        System.out.println("ms " + (System.nanoTime() - t) / 1e6);
        System.out.println(years.audit());
        System.out.println(orders.by(month()).revenue().growth());
        System.out.println(orders.by(month()).revenue().yearOverYear());
        System.out.println(orders.by(month()).toDate().measure(revenue(), orderCount()));
        System.out.println(orders.by(month()).toDateAgainstYearBefore());
        System.out.println(orders.by(month()).toDateAgainstYearBefore().measure(revenue(), orderCount()));
        System.out.println(orders.by(month()).rolling(3, customerCount()));
        System.out.println(orders.by(month()).revenue().yearToDate());
        System.out.println(orders.by(month()).revenue().trend());
        System.out.println(orders.by(month()).revenue().seasonality());
        System.out.println(orders.by(day()).revenue().seasonality());
        System.out.println(orders.by(day()).revenue().top(5));
        System.out.println(orders.by(day()).revenue().anomalies());
        System.out.println(orders.by(week()).revenue().anomalies());
        System.out.println(orders.by(weekday(), hour()).revenue().pivot(weekday(), hour()));
    }
}

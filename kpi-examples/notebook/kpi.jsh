import dev.kpi.clv.*;
import dev.kpi.cohort.*;
import dev.kpi.customer.*;
import dev.kpi.delivery.*;
import dev.kpi.examples.adapters.*;
import dev.kpi.figure.*;
import dev.kpi.metric.*;
import dev.kpi.order.*;
import dev.kpi.quality.*;
import dev.kpi.rfm.*;
import dev.kpi.scenario.*;
import dev.kpi.table.*;
import dev.kpi.time.*;
import java.time.*;
import static dev.kpi.cohort.Cohorts.*;
import static dev.kpi.customer.CustomerAnalyses.*;
import static dev.kpi.delivery.Deliveries.*;
import static dev.kpi.metric.Dimensions.*;
import static dev.kpi.metric.Grains.*;
import static dev.kpi.metric.Metrics.*;
import static dev.kpi.rfm.Rfm.*;
import static dev.kpi.scenario.Scenarios.*;

Orders orders = DemoShop.withDefaults().orders();

System.out.println("orders = " + orders);
System.out.println("Try: orders.by(month()).measure(revenue(), orderCount(), averageOrderValue())");
System.out.println("And: orders.measure(retention(month())), orders.measure(rfm()).segments(), orders.by(month()).revenue().growth()");
System.out.println("Yours: orders = CsvOrders.read(Path.of(\"orders.csv\"), CsvFormat.orderFile())");

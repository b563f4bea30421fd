import dev.kpi.examples.adapters.*;
import dev.kpi.figure.*;
import dev.kpi.metric.*;
import dev.kpi.order.*;
import dev.kpi.quality.*;
import dev.kpi.table.*;
import dev.kpi.time.*;
import java.time.*;
import static dev.kpi.metric.Dimensions.*;
import static dev.kpi.metric.Grains.*;
import static dev.kpi.metric.Metrics.*;

Orders orders = DemoShop.withDefaults().orders();

System.out.println("orders = " + orders);
System.out.println("Try: orders.by(month()).measure(revenue(), orderCount(), averageOrderValue())");
System.out.println("Yours: orders = CsvOrders.read(Path.of(\"orders.csv\"), CsvFormat.orderFile())");

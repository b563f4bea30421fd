package dev.kpi.examples.adapters;

import static dev.kpi.examples.adapters.Csv.places;
import static dev.kpi.examples.adapters.Csv.read;
import static dev.kpi.examples.adapters.Csv.treatments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Orders;
import dev.kpi.quality.Reason;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnlineRetailTest {

    private static final String HEADER = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country";
    private static final String[] LINES = {
        HEADER,
        "489434,85048, CHRISTMAS LIGHTS ,12,2009-12-01 07:45:00,6.95,13085.0,United Kingdom",
        "489434,POST,POSTAGE,1,2009-12-01 07:45:00,18.0,13085.0,United Kingdom",
        "489435,gift_0001_20,Voucher,1,2009-12-01 07:46:00,17.4,,United Kingdom",
        "C489449,22087,PAPER BUNTING,-2,2009-12-01 10:33:00,2.95,16321.0,Australia",
        "C496350,M,Manual,1,2010-02-01 08:24:00,373.57,,United Kingdom",
        "A506401,B,Adjust bad debt,1,2010-04-29 13:36:00,-53594.36,,United Kingdom",
        "489436,TEST001,This is a test product.,5,2010-01-04 09:24:00,4.5,12346.0,United Kingdom",
        "489464,21733,85123a mixed,-96,2009-12-01 10:52:00,0.0,,United Kingdom",
        "489465,47503J ,SET/3,1,2009-12-01 10:52:00,0.001,,United Kingdom",
        "489466,PADS,PADS TO MATCH ALL CUSHIONS,1,2009-12-01 10:52:00,0.01,13085.0,United Kingdom",
    };

    @Test
    void everyRuleIsAppliedAndCounted() {
        Orders orders = read(
                CsvFormat.onlineRetailII(
                        OnlineRetailRules.withDefaults().with(OnlineRetailRule.TEST_PRODUCTS_ARE_VOID)),
                LINES);
        assertThat(treatments(orders))
                .containsExactly(
                        "customer number read without '.0' = 5",
                        "invoice A... (adjustment) taken as void = 1",
                        "invoice C... taken as return = 2",
                        "postage, fee, voucher or manual line taken as charge = 3",
                        "price 0 (stock movement, gift) taken as void = 1",
                        "test product taken as void = 1");
        assertThat(orders.quality().voidLines()).isEqualTo(3);
        assertThat(orders.quality().accepted()).isEqualTo(10);
        assertThat(orders.measure(Metrics.grossSales()).value()).isEqualByComparingTo("118.811");
        assertThat(orders.measure(Metrics.returns()).value()).isEqualByComparingTo("379.47");
        assertThat(orders.by(Dimensions.customer()).orderCount().keys())
                .contains("13085")
                .doesNotContain("13085.0");
        assertThat(orders.by(Dimensions.product()).units().keys()).contains("47503J", "85048", "PADS");
        assertThat(orders.by(Dimensions.productName()).units().keys()).contains("CHRISTMAS LIGHTS");
        assertThat(orders.zone()).isEqualTo(Csv.LONDON);
        assertThat(places(orders, Reason.EXCESS_PRECISION)).containsExactly("line 10, unit price '0.001'");
    }

    @Test
    void everyRuleCanBeTakenBack() {
        OnlineRetailRules none = OnlineRetailRules.withDefaults();
        for (OnlineRetailRule rule : OnlineRetailRule.values()) {
            none = none.without(rule);
        }
        Orders orders = read(CsvFormat.onlineRetailII(none), LINES);
        assertThat(treatments(orders)).isEmpty();
        assertThat(orders.quality().voidLines()).isZero();
        assertThat(orders.by(Dimensions.customer()).orderCount().keys()).contains("13085.0");
        assertThat(orders.measure(Metrics.charges()).value()).isEqualByComparingTo("0");
        assertThat(orders.measure(Metrics.returns()).value())
                .isEqualByComparingTo("5.90"); // by the sign of the quantity
    }

    @Test
    void chargeCodesCanBeChosen() {
        OnlineRetailRules rules = OnlineRetailRules.withDefaults().withChargeCodes(Set.of("85048", "PA*"));
        Orders orders = read(CsvFormat.onlineRetailII(rules), LINES);
        assertThat(orders.measure(Metrics.charges()).value()).isEqualByComparingTo("83.41");
        assertThat(rules.chargeCodes()).containsExactlyInAnyOrder("85048", "PA*");
    }

    @Test
    void rulesAreValues() {
        OnlineRetailRules defaults = OnlineRetailRules.withDefaults();
        assertThat(defaults.holds(OnlineRetailRule.DOUBLED_DAYS_ONCE)).isFalse();
        assertThat(defaults.with(OnlineRetailRule.DOUBLED_DAYS_ONCE).without(OnlineRetailRule.DOUBLED_DAYS_ONCE))
                .isEqualTo(defaults)
                .hasSameHashCodeAs(defaults);
        assertThat(defaults.holds(OnlineRetailRule.TEST_PRODUCTS_ARE_VOID)).isFalse();
        assertThat(defaults.without(OnlineRetailRule.ADJUSTMENTS_ARE_VOID)).isNotEqualTo(defaults);
        assertThat(defaults.withChargeCodes(Set.of("POST")))
                .isNotEqualTo(defaults)
                .hasToString(
                        "OnlineRetailRules[CANCELLATIONS_ARE_RETURNS, ADJUSTMENTS_ARE_VOID,"
                                + " ZERO_PRICES_ARE_VOID, SERVICES_ARE_CHARGES, CUSTOMER_NUMBERS_ARE_WHOLE], charge codes [POST]");
    }

    @Test
    void doubledDaysAreLeftOutOfTheCompleteFileOnly() {
        CsvFormat once =
                CsvFormat.onlineRetailII(OnlineRetailRules.withDefaults().with(OnlineRetailRule.DOUBLED_DAYS_ONCE));
        assertThatThrownBy(() -> read(once, LINES))
                .isInstanceOf(CsvException.class)
                .hasMessage(
                        "orders.csv: ends before line 525463, where the second sheet begins; leave out DOUBLED_DAYS_ONCE"
                                + " for this file");
        Orders orders = read(once, sheets(FIRST, FIRST.replace("-06-", "-12-"), SECOND, SECOND));
        assertThat(orders.quality().accepted()).isEqualTo(525_462);
        assertThat(places(orders, Reason.DOUBLED_PERIOD))
                .containsExactly("line 525462, InvoiceDate '2010-12-01 10:00:00'");
        String wrong =
                "' is not of 2010-12-01, with which the second sheet begins; leave out DOUBLED_DAYS_ONCE for this"
                        + " file";
        assertThatThrownBy(() -> read(once, sheets(FIRST, FIRST, LATER)))
                .isInstanceOf(CsvException.class)
                .hasMessage("orders.csv, line 525463: InvoiceDate '2011-03-01 10:00:00" + wrong);
        assertThatThrownBy(() -> read(once, sheets(FIRST, FIRST, "", SECOND)))
                .hasMessage("orders.csv, line 525463: InvoiceDate '" + wrong);
        assertThatThrownBy(() -> read(once, sheets(FIRST, FIRST, HEADER, SECOND)))
                .hasMessage("orders.csv, line 525463: InvoiceDate 'InvoiceDate" + wrong);
        assertThatThrownBy(() -> read(once, sheets(FIRST, FIRST.replace("3", "\"3\n\""), LATER)))
                .hasMessage("orders.csv, line 525464: InvoiceDate '2011-03-01 10:00:00" + wrong);
    }

    @Test
    void theFirstTroubleOfTheCompleteFileIsToldFirst() {
        CsvFormat strict = Csv.failing(
                CsvFormat.onlineRetailII(OnlineRetailRules.withDefaults().with(OnlineRetailRule.DOUBLED_DAYS_ONCE)),
                Reason.UNPARSABLE_FIELD);
        assertThatThrownBy(() -> read(strict, sheets(FIRST.replace("1.0", "free"), FIRST, LATER)))
                .hasMessage("orders.csv, line 525461, Price 'free': not a number with '.' as decimal mark"
                        + " (unparsable-field); correct the line, or choose DROP for this reason");
    }

    private static final String FIRST = "1,2,3,1,2010-06-01 10:00:00,1.0,,UK";
    private static final String SECOND = "1,2,3,1,2010-12-01 10:00:00,1.0,,UK";
    private static final String LATER = "1,2,3,1,2011-03-01 10:00:00,1.0,,UK";

    /** A file of which the last lines are given: the first two of them are the last of the first sheet. */
    private static String sheets(String... last) {
        return HEADER + "\n" + (FIRST + "\n").repeat(525_459) + String.join("\n", last) + "\n";
    }
}

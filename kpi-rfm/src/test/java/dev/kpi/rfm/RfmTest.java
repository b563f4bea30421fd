package dev.kpi.rfm;

import static dev.kpi.rfm.Fact.back;
import static dev.kpi.rfm.Fact.sale;
import static dev.kpi.rfm.Rfm.rfm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Metrics;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.table.Tabular;
import dev.kpi.time.DateRange;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What RFM says of small shops, and at the edges. */
class RfmTest {

    private static final Orders SHOP = Fact.orders(
            sale("A-1", "ada", "2011-01-05", 1000),
            sale("A-2", "ada", "2011-03-01", 3000),
            sale("A-3", "ada", "2011-06-28", 2550),
            back("A-3", "ada", "2011-06-30", 550),
            sale("B-1", "bob", "2011-06-01", 12000),
            sale("B-2", "bob", "2011-06-20", 8000),
            sale("C-1", "cleo", "2011-02-14", 700),
            sale("D-1", "dan", "2011-04-02", 900),
            back("D-1", "dan", "2011-04-09", 1400),
            sale("E-1", "eve", "2011-06-29", 400),
            sale("G-1", "", "2011-05-05", 500),
            back("R-1", "rita", "2011-05-06", 100));

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void aTableListsTheBestCustomersFirst() {
        assertThat(SHOP.measure(rfm())).hasToString("""
                        customer  days since last order  orders     revenue  score  segment
                        eve                           1       1    GBP 4.00  512    new
                        ada                           2       3   GBP 60.00  454    loyal
                        bob                          10       2  GBP 200.00  345    loyal
                        dan                          89       1   GBP -5.00  211    hibernating
                        cleo                        136       1    GBP 7.00  113    lost
                        5 customers as of 2011-06-30, 5 bins by rank
                        customer coverage 88.9%: 8 of 9 orders; guests have no scores
                        no customer has frequency score 2, 3: few customers or many ties""");
    }

    @Test
    void aCustomerIsFoundByItsId() {
        RfmTable table = SHOP.measure(rfm());

        assertThat(table.get("ada"))
                .hasToString("RfmCustomer[id=ada, daysSinceLastOrder=2, orderCount=3, spend=GBP 60.00, recencyScore=4,"
                        + " frequencyScore=5, monetaryScore=4, segment=loyal]");
        assertThat(table.get("ada").score()).isEqualTo("454");
        assertThat(table.contains("rita")).isFalse();
        assertThat(table.contains("(unknown)")).isFalse();
        assertThatThrownBy(() -> table.get("rita"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no customer 'rita' among the 5 with a sale order in the scope up to 2011-06-30;"
                        + " ask contains(id) first");
        assertThat(table.customers()).hasSize(5);
        assertThat(table.customers("loyal").stream().map(RfmCustomer::id)).containsExactly("ada", "bob");
        assertThat(table.grid("loyal").rows()).hasSize(2);
        assertThatThrownBy(() -> table.customers("vip"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no segment 'vip'; there are champions, loyal, potential loyalist, new, promising,"
                        + " needs attention, about to sleep, at risk, cannot lose, hibernating, lost");
        assertThatThrownBy(() -> table.customers().get(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(table.asOf()).isEqualTo("2011-06-30");
        assertThat(table.bins()).isEqualTo(5);
    }

    @Test
    void segmentsAreSummedUpInTheOrderOfTheTable() {
        RfmTable table = SHOP.measure(rfm().withBins(2));

        assertThat(table.segments()).hasToString("""
                        segment             customers  share of customers     revenue  share of revenue  days since last order  orders  revenue per customer
                        champions                   0                0.0%    GBP 0.00              0.0%                    n/a     n/a                   n/a
                        loyal                       1               20.0%   GBP 60.00             22.6%                   2.00    3.00             GBP 60.00
                        potential loyalist          1               20.0%    GBP 4.00              1.5%                   1.00    1.00              GBP 4.00
                        new                         0                0.0%    GBP 0.00              0.0%                    n/a     n/a                   n/a
                        promising                   0                0.0%    GBP 0.00              0.0%                    n/a     n/a                   n/a
                        needs attention             0                0.0%    GBP 0.00              0.0%                    n/a     n/a                   n/a
                        about to sleep              0                0.0%    GBP 0.00              0.0%                    n/a     n/a                   n/a
                        at risk                     1               20.0%  GBP 200.00             75.2%                  10.00    2.00            GBP 200.00
                        cannot lose                 0                0.0%    GBP 0.00              0.0%                    n/a     n/a                   n/a
                        hibernating                 2               40.0%    GBP 2.00              0.8%                 112.50    1.00              GBP 1.00
                        lost                        0                0.0%    GBP 0.00              0.0%                    n/a     n/a                   n/a
                        total: 5 customers, revenue GBP 266.00, as of 2011-06-30""");
        assertThat(table.segments().get("hibernating").share()).hasToString("40.0% (2 of 5)");
        assertThatThrownBy(() -> table.segments().get("vip"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageStartingWith("no segment 'vip'; there are champions, loyal,");
    }

    @Test
    void theHeatMapHasTheBestAtTheTopAndRight() {
        RfmHeatMap map = SHOP.measure(rfm().withBins(3)).heatMap();

        assertThat(map).hasToString("""
                        R  F1  F2  F3
                        3   1   0   0
                        2   0   1   1
                        1   2   0   0
                        customers by recency score (down) and frequency score (across)""");
        assertThat(map.meanSpendGrid()).hasToString("""
                        R        F1          F2         F3
                        3  GBP 4.00         n/a        n/a
                        2       n/a  GBP 200.00  GBP 60.00
                        1  GBP 1.00         n/a        n/a
                        revenue per customer by recency score (down) and frequency score (across)""");
        assertThat(map.customers(1, 1)).hasToString("2 customers");
        assertThat(map.meanSpend(1, 1)).hasToString("GBP 1.00 per customer");
        assertThatThrownBy(() -> map.customers(4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score (4) must be in [1, 3]");
    }

    @Test
    void movementTellsWhoCameAndWhoWent() {
        SegmentTable halves = SegmentTable.of(
                2,
                SegmentRule.segment("active").recency(2),
                SegmentRule.segment("asleep").recency(1));
        Rfm first = rfm(day("2011-04-30")).withBins(2).withSegments(halves);
        RfmTable before = SHOP.measure(first);
        RfmTable after = SHOP.within(DateRange.of(day("2011-04-01"), day("2011-07-01")))
                .measure(rfm().withBins(2).withSegments(halves));

        assertThat(after.movedFrom(before)).hasToString("""
                        (from)    active  asleep  (gone)
                        active         0       1       0
                        asleep         1       0       1
                        (joined)       1       1       0
                        customers by segment on 2011-04-30 (rows) and on 2011-06-30 (columns)""");
        RfmMovement movement = after.movedFrom(before);
        assertThat(movement.ids("active", "asleep")).containsExactly("dan");
        assertThat(movement.ids("asleep", "(gone)")).containsExactly("cleo");
        assertThat(movement.ids("(joined)", "active")).containsExactly("eve");
        assertThat(movement.customers("asleep", "active")).hasToString("1 customers");
        assertThat(movement.stayed()).hasToString("0 customers");
        assertThat(movement).isEqualTo(after.movedFrom(before)).hasSameHashCodeAs(after.movedFrom(before));
        assertThat(after.movedFrom(after).stayed()).hasToString("4 customers");
        assertThatThrownBy(() -> before.movedFrom(after))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the earlier table is as of 2011-06-30, after this one's 2011-04-30;"
                        + " call movedFrom on the later of the two");
        assertThatThrownBy(() -> movement.customers("vip", "active"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no segment 'vip'; there are active, asleep, (joined)");
    }

    @Test
    void ordersAreGroupedBySegmentLikeByAnythingElse() {
        RfmTable rfm = SHOP.measure(rfm());

        assertThat(SHOP.by(rfm.segment())
                        .measure(Metrics.revenue(), Metrics.customerCount(), Metrics.averageOrderValue()))
                .hasToString("""
                        RFM segment     revenue  customers        AOV
                        loyal        GBP 260.00          2  GBP 53.10
                        new            GBP 4.00          1   GBP 4.00
                        hibernating   GBP -5.00          1   GBP 9.00
                        lost           GBP 7.00          1   GBP 7.00
                        (unknown)      GBP 4.00          0   GBP 5.00
                        total        GBP 270.00          5  GBP 32.28
                        5 rows
                        customers: known for 88.9% of orders""");
        assertThat(SHOP.where(rfm.segment().is("loyal")).orderCount().longValue())
                .isEqualTo(5);
        assertThat(SHOP.where(rfm.segment().is("champions")).orderCount().longValue())
                .isZero();
        assertThatThrownBy(() -> SHOP.where(rfm.segment().is("vip")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no RFM segment 'vip' in these orders; there are 11: about to sleep, at risk, cannot lose,"
                        + " champions, hibernating, lost, loyal, needs attention, new, potential loyalist, ...");
        assertThat(SHOP.by(rfm.score()).orderCount().keys())
                .containsExactly("512", "454", "345", "211", "113", "(unknown)");
        assertThat(rfm.segment()).isEqualTo(SHOP.measure(rfm()).segment()).isNotEqualTo(rfm.score());
        assertThat(rfm.segment()).hasSameHashCodeAs(SHOP.measure(rfm()).segment());
    }

    @Test
    void aSegmentGroupsTheOrdersOfALaterSnapshotByCustomerId() {
        RfmTable rfm = SHOP.measure(rfm());
        Orders later = SHOP.plus(Stream.of(
                sale("A-0", "zoe", "2010-01-01", 100).line(2),
                sale("E-2", "eve", "2011-07-05", 4400).line(2)));

        assertThat(later.by(rfm.segment()).measure(Metrics.revenue())).hasToString("""
                        RFM segment     revenue
                        loyal        GBP 260.00
                        new           GBP 48.00
                        hibernating   GBP -5.00
                        lost           GBP 7.00
                        (unknown)      GBP 5.00
                        total        GBP 315.00
                        5 rows""");
    }

    @Test
    void theScopeIsWhatIsScored() {
        RfmTable march =
                SHOP.within(DateRange.of(day("2011-03-01"), day("2011-06-21"))).measure(rfm());

        assertThat(march.asOf()).isEqualTo("2011-06-20");
        assertThat(march.get("ada").orderCount()).isEqualTo(1);
        assertThat(march.contains("eve")).isFalse();
        RfmTable ada = SHOP.where(Dimensions.customer().is("ada")).measure(rfm());
        assertThat(ada.get("ada").score()).isEqualTo("111");
    }

    @Test
    void ordersOfTheAsOfDayCountAndLaterOnesDoNot() {
        assertThat(SHOP.measure(rfm(day("2011-03-01"))).get("ada"))
                .extracting(RfmCustomer::daysSinceLastOrder, RfmCustomer::orderCount)
                .containsExactly(0, 2);
        assertThat(SHOP.measure(rfm(day("2011-02-28"))).get("ada"))
                .extracting(RfmCustomer::daysSinceLastOrder, RfmCustomer::orderCount)
                .containsExactly(54, 1);
        assertThat(SHOP.measure(rfm(day("2011-06-29"))).get("ada").spend()).hasToString("GBP 65.50");
    }

    @Test
    void asOfBeforeTheFirstOrderThereIsNobody() {
        RfmTable nobody = SHOP.measure(rfm(day("2010-12-31")));

        assertThat(nobody)
                .hasToString("customer  days since last order  orders  revenue  score  segment\n"
                        + "0 customers as of 2010-12-31, 5 bins by rank");
        assertThat(nobody.segments().total())
                .hasToString("RfmSegment[name=total, customers=0 customers, share=n/a (0 of 0), spend=GBP 0.00,"
                        + " spendShare=n/a, meanDaysSinceLastOrder=n/a, meanOrderCount=n/a, meanSpend=n/a]");
        assertThat(nobody.heatMap().customers(5, 5)).hasToString("0 customers");
        assertThat(nobody.coverage().isDefined()).isFalse();
        assertThat(SHOP.by(nobody.segment()).orderCount().keys()).containsExactly("(unknown)");
        assertThat(SHOP.measure(rfm()).movedFrom(nobody).customers("(joined)", "loyal"))
                .hasToString("2 customers");
    }

    @Test
    void asOfAfterCoverageRecencyGrowsAndTheTableSaysSo() {
        RfmTable late = SHOP.measure(rfm(day("2011-08-29")));

        assertThat(late.get("eve").daysSinceLastOrder()).isEqualTo(61);
        assertThat(late.notes()).contains("coverage ends on 2011-06-30, before the as-of date");
        assertThat(SHOP.measure(rfm()).notes()).noneMatch(note -> note.contains("coverage ends"));
    }

    @Test
    void asOfAfterTheScopeTheTableSaysUpToWhenItLooked() {
        RfmTable march =
                SHOP.within(DateRange.of(day("2011-01-01"), day("2011-04-01"))).measure(rfm(day("2011-04-30")));

        assertThat(march.get("ada").daysSinceLastOrder()).isEqualTo(60);
        assertThat(march.notes()).contains("the scope ends on 2011-03-31, before the as-of date");
        assertThat(SHOP.within(DateRange.of(day("2011-01-01"), day("2011-04-01")))
                        .measure(rfm())
                        .notes())
                .noneMatch(note -> note.contains("the scope ends"));
    }

    @Test
    void emptyOrdersNeedADate() {
        Orders none = Fact.orders();

        assertThatThrownBy(() -> none.measure(rfm()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no day to take as of: these orders are empty; name one with rfm(asOf)");
        assertThat(none.measure(rfm(day("2011-01-01"))).customerCount().longValue())
                .isZero();
        Orders covered = Stream.<dev.kpi.order.Line>empty()
                .collect(Orders.collector(OrderSettings.of(Fact.GBP, Fact.LONDON)
                        .withCoverage(DateRange.ofClosed(day("2011-01-01"), day("2011-01-31")))));
        assertThat(covered.measure(rfm()).asOf()).isEqualTo("2011-01-31");
    }

    @Test
    void aSingleCustomerScoresOneAndTheTableTellsTheEmptyScores() {
        RfmTable one = Fact.orders(sale("A-1", "ada", "2011-01-05", 1000)).measure(rfm());

        assertThat(one.get("ada").score()).isEqualTo("111");
        assertThat(one.notes())
                .containsExactly(
                        "1 customer as of 2011-01-05, 5 bins by rank",
                        "no customer has recency score 2, 3, 4, 5: few customers or many ties",
                        "no customer has frequency score 2, 3, 4, 5: few customers or many ties",
                        "no customer has monetary score 2, 3, 4, 5: few customers or many ties");
    }

    @Test
    void fewerCustomersThanBinsLeaveTheTopScoreEmpty() {
        RfmTable three = Fact.orders(
                        sale("A-1", "a", "2011-01-01", 100),
                        sale("B-1", "b", "2011-01-02", 200),
                        sale("C-1", "c", "2011-01-03", 300))
                .measure(rfm());

        assertThat(three.customers().stream().map(RfmCustomer::score)).containsExactly("414", "212", "111");
    }

    @Test
    void customersThatAllTieScoreOne() {
        List<Fact> facts = Stream.of("a", "b", "c", "d", "e", "f")
                .map(id -> sale("o-" + id, id, "2011-01-01", 100))
                .toList();

        assertThat(Fact.orders(facts).measure(rfm()).customers().stream()
                        .map(customer -> customer.id() + " " + customer.score()))
                .containsExactly("a 111", "b 111", "c 111", "d 111", "e 111", "f 111");
        assertThat(Fact.orders(facts).measure(rfm().withNtile()).customers().stream()
                        .map(customer -> customer.id() + " " + customer.score()))
                .containsExactly("f 555", "e 444", "d 333", "c 222", "a 111", "b 111");
    }

    @Test
    void daysAreLocalOnesAcrossClockChanges() {
        // at 23:30 in London: the day before in winter time, and in summer time another day than in UTC
        Orders orders = Fact.orders(
                sale("A-1", "spring", "2011-03-26", 100),
                sale("B-1", "autumn", "2011-10-29", 100),
                sale("C-1", "end", "2011-10-31", 100));
        RfmTable table = orders.measure(rfm());

        assertThat(table.get("spring").daysSinceLastOrder()).isEqualTo(219);
        assertThat(table.get("autumn").daysSinceLastOrder()).isEqualTo(2);
        assertThat(orders.measure(rfm(day("2011-03-27"))).get("spring").daysSinceLastOrder())
                .isEqualTo(1);
    }

    @Test
    void fixedBreaksBelongToTheBetterScore() {
        RfmTable table = SHOP.measure(rfm().withBins(3)
                .withRecencyBreaks(2, 89)
                .withFrequencyBreaks(2, 3)
                .withMonetaryBreaks(new BigDecimal("7.00"), new BigDecimal("60")));

        assertThat(table).hasToString("""
                        customer  days since last order  orders     revenue  score  segment
                        ada                           2       3   GBP 60.00  333    champions
                        eve                           1       1    GBP 4.00  311    new
                        bob                          10       2  GBP 200.00  223    needs attention
                        dan                          89       1   GBP -5.00  211    about to sleep
                        cleo                        136       1    GBP 7.00  112    lost
                        5 customers as of 2011-06-30, 3 bins by rank, recency breaks [2, 89], frequency breaks [2, 3], monetary breaks [7, 60]
                        customer coverage 88.9%: 8 of 9 orders; guests have no scores""");
        assertThat(SHOP.measure(rfm().withBins(2).withFrequencyBreaks(4)).notes())
                .contains("no customer has frequency score 2");
        assertThat(SHOP.measure(rfm().withBins(2).withMonetaryBreaks(new BigDecimal("1E+30")))
                        .get("bob")
                        .monetaryScore())
                .isEqualTo(1);
        assertThat(SHOP.measure(rfm().withBins(2).withMonetaryBreaks(new BigDecimal("-1E+30")))
                        .get("dan")
                        .monetaryScore())
                .isEqualTo(2);
        assertThat(SHOP.measure(rfm().withBins(2).withMonetaryBreaks(new BigDecimal("199.9999")))
                        .get("bob")
                        .monetaryScore())
                .isEqualTo(2);
        assertThat(SHOP.measure(rfm().withBins(2).withMonetaryBreaks(new BigDecimal("200.0001")))
                        .get("bob")
                        .monetaryScore())
                .isEqualTo(1);
    }

    @Test
    void theAverageOrderValueIsAnExactQuotient() {
        RfmTable table = SHOP.measure(rfm().withMonetary(Monetary.AVERAGE_ORDER_VALUE));

        assertThat(table.get("ada").spend()).hasToString("GBP 21.83 per order");
        assertThat(table.segments().get("loyal").meanSpend()).hasToString("GBP 53.10 per order");
        assertThat(table.grid().columns())
                .containsExactly("customer", "days since last order", "orders", "AOV", "score", "segment");
        RfmTable byBreaks = SHOP.measure(rfm().withMonetary(Monetary.AVERAGE_ORDER_VALUE)
                .withBins(3)
                .withMonetaryBreaks(new BigDecimal("21.833333"), new BigDecimal("21.833334")));
        assertThat(byBreaks.get("ada").monetaryScore()).isEqualTo(2);
        assertThat(byBreaks.get("bob").monetaryScore()).isEqualTo(3);
        assertThat(byBreaks.get("eve").monetaryScore()).isEqualTo(1);
    }

    @Test
    void profitNeedsCosts() {
        assertThatThrownBy(() -> SHOP.measure(rfm().withMonetary(Monetary.PROFIT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("profit cannot be told: no line has a unit cost; give lines one with withUnitCost,"
                        + " or score another Monetary");
        Orders costed = Fact.orders(new Fact("A-1", "ada", day("2011-01-01"), 1000, 400, false));
        assertThat(costed.measure(rfm().withMonetary(Monetary.PROFIT))
                        .get("ada")
                        .spend())
                .hasToString("GBP 6.00");
    }

    @Test
    void sumsBeyondALongAreToldOrExact() {
        BigDecimal price = new BigDecimal("900000000000.000001");
        Stream<dev.kpi.order.Line> lines = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> dev.kpi.order.Line.of(
                                "o-" + i,
                                day("2011-01-01")
                                        .atTime(12, 0)
                                        .atZone(Fact.LONDON)
                                        .toInstant(),
                                "p",
                                1,
                                price)
                        .withCustomer("c-" + i / 3));
        Orders rich = lines.collect(Orders.collector(Fact.GBP, Fact.LONDON));
        RfmTable table = rich.measure(rfm());

        assertThat(table.segments().total().spend()).isEqualTo(rich.revenue());
        assertThat(table.get("c-1").spend()).hasToString("GBP 2700000000000.000003");
        Orders richer = rich.plus(java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> dev.kpi.order.Line.of(
                                "x-" + i,
                                day("2011-01-01")
                                        .atTime(12, 0)
                                        .atZone(Fact.LONDON)
                                        .toInstant(),
                                "p",
                                1,
                                price)
                        .withCustomer("c-0")));
        assertThatThrownBy(() -> richer.measure(rfm()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the revenue of customer c-0 exceeds 64 bits of the smallest unit kept;"
                        + " give amounts fewer decimals");
    }

    @Test
    void tablesAreEqualByWhatTheyScore() {
        RfmTable table = SHOP.measure(rfm());

        assertThat(table)
                .isEqualTo(SHOP.measure(rfm(day("2011-06-30")).withSegments(SegmentTable.usual(5))))
                .isNotEqualTo(SHOP.measure(rfm(day("2011-06-29"))))
                .isNotEqualTo(SHOP.measure(rfm().withNtile()))
                .isNotEqualTo(SHOP.where(Dimensions.customer().not("eve")).measure(rfm(day("2011-06-30"))))
                .isNotEqualTo("a table");
    }

    @Test
    void everyResultIsTabular() {
        RfmTable table = SHOP.measure(rfm());

        assertThat(List.<Tabular>of(
                        table, table.segments(), table.heatMap(), table.movedFrom(table), table.segmentTable()))
                .allSatisfy(
                        result -> assertThat(result).hasToString(result.grid().toString()));
        assertThat(table.grid("loyal").notes()).containsExactly("5 customers as of 2011-06-30, 5 bins by rank");
    }

    @Test
    void messagesShowHostileTextHarmless() {
        RfmTable rfm = SHOP.measure(rfm());

        assertThatThrownBy(() -> rfm.get("a\u001bb"))
                .hasMessage("no customer 'a\\u001bb' among the 5 with a sale order in the scope up to 2011-06-30; ask"
                        + " contains(id) first");
        assertThatThrownBy(() -> rfm.movedFrom(rfm).customers("a\u001bb", "lost"))
                .hasMessageStartingWith("no segment 'a\\u001bb'; there are ");
        assertThatThrownBy(() -> rfm.segments().get("a\u001bb"))
                .hasMessageStartingWith("no segment 'a\\u001bb'; there are ");
        assertThatThrownBy(() -> SegmentTable.usual(5).indexOf("a\u001bb"))
                .hasMessageStartingWith("no segment 'a\\u001bb'; there are ");
        SegmentRule odd = SegmentRule.segment("a\u001bb").recency(5);
        SegmentTable own = SegmentTable.of(5, odd, SegmentRule.segment("rest").recency(1, 4));
        assertThatThrownBy(() -> SegmentTable.of(5, SegmentRule.segment("rest"), odd))
                .hasMessageContaining("by 'rest: R any, F any, M any' and by 'a\\u001bb: R 5, F any, M any';");
        assertThatThrownBy(() -> SegmentTable.of(4, odd)).hasMessageStartingWith("rule 'a\\u001bb: R 5, ");
        RfmTable ofOwn = SHOP.measure(rfm().withSegments(own));
        assertThatThrownBy(() -> own.indexOf("x")).hasMessage("no segment 'x'; there are a\\u001bb, rest");
        assertThatThrownBy(() -> ofOwn.segments().get("x")).hasMessage("no segment 'x'; there are a\\u001bb, rest");
        assertThatThrownBy(() -> ofOwn.movedFrom(ofOwn).customers("x", "rest"))
                .hasMessageStartingWith("no segment 'x'; there are a\\u001bb, rest");
        assertThatThrownBy(() -> SegmentRule.segment("(\u001b"))
                .hasMessageStartingWith("segment name '(\\u001b' must not be blank");
    }

    /** Customers of a caller's making, whose ids are not to be had. */
    private static Customers withoutIds(Customers customers, Throwable failure) {
        return (Customers) Proxy.newProxyInstance(
                Customers.class.getClassLoader(), new Class<?>[] {Customers.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("id")) {
                        throw failure;
                    }
                    return method.invoke(customers, arguments);
                });
    }

    static List<Throwable> failures() {
        return List.of(new IllegalArgumentException("no id"), new Error("no id"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatAskingForIdsThrowsIsTheSameObjectForTheCaller(Throwable failure) {
        Orders alike = Fact.orders(IntStream.range(0, 10)
                .mapToObj(i -> sale("A-" + i, "c-" + i, "2011-06-01", 100))
                .toList());
        for (int round = 0; round < 50; round++) {
            Analysis<RfmTable> scored = customers -> rfm().withNtile().of(withoutIds(customers, failure));
            assertThat(catchThrowable(() -> alike.measure(scored))).isSameAs(failure);
        }
    }
}

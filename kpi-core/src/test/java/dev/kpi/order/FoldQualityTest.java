package dev.kpi.order;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.signUp;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.figure.Amount;
import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.Finding;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.QualityReport;
import dev.kpi.quality.Reason;
import dev.kpi.table.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** What a fold tells of odd lines, and where it finds them. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class FoldQualityTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));
    private static final OrderSettings PRICED =
            SETTINGS.withPolicy(QualityPolicy.withDefaults().with(Reason.ZERO_PRICE, Policy.FAIL));

    /** Told by lines of several orders together. */
    private static final Set<Reason> OF_SEVERAL_ORDERS =
            EnumSet.of(Reason.DISAGREEING_FACT, Reason.SIGN_UP_AFTER_FIRST_ORDER, Reason.UNKNOWN_RETURNED_ORDER);

    private static Line line(String order, String price) {
        return Line.of(order, Instant.parse("2024-01-05T12:00:00Z"), "P-1", 1, new BigDecimal(price));
    }

    private static Fold<Amount> fold(OrderSettings settings, int block) {
        return Orders.folding(settings).inBlocksOf(block).fold(revenue());
    }

    private static String free(int line) {
        return "line " + line + ", unit price '0': the price is not positive (zero-price); correct the line, or choose"
                + " KEEP or DROP for this reason";
    }

    @Test
    void whatWasReadAcceptedAndRejectedIsTold() {
        Fold<Amount> fold = fold(SETTINGS, 1);
        Stream.of(
                        line("A-1", "1.00").withCustomer("c-1").withLineId("1"),
                        line("A-2", "2.00").withCustomer("c-2").withLineId("1"),
                        line("A-2", "2.00").withCustomer("c-2").withLineId("1"),
                        line("", "3.00"),
                        line("A-3", "0").withCustomer("c-1"),
                        line("A-4", "4.00").withCustomer("c-1").withKind(LineKind.VOID),
                        line("A-5", "5.00").withLineId("1"),
                        line("A-5", "6.00").withLineId("1"))
                .forEach(fold::add);

        assertThat(fold.toPartial().value()).hasToString("GBP 8.00");
        assertThat(fold.quality()).hasToString("""
                8 lines read = 5 accepted + 3 rejected; 1 void

                reason             policy  lines  first places
                missing-field      DROP        1  line 4, order ''
                duplicate-line-id  DROP        2  line 3, line id '1'; line 8, line id '1'
                missing-customer   KEEP        2  line 7, customer ''; line 8, customer ''
                zero-price         KEEP        1  line 5, unit price '0'""");
    }

    @Property
    void howeverAStreamIsFoldedItsLinesAreToldAsAllAtOnce(
            @ForAll Shop shop,
            @ForAll @IntRange(min = 1, max = 20) int block,
            @ForAll @IntRange(min = 1, max = 6) int parts,
            @ForAll long seed) {
        Random random = new Random(seed);
        Shards shards = Shards.shipped(shop, Split.BY_ORDER, 1, random);
        List<Line> lines = Shards.adjacent(shards.lines(), random);
        for (int i = random.nextInt(6); i > 0; i--) {
            lines = with(lines, random.nextInt(lines.size() + 1), line(random.nextBoolean() ? "" : " ", "1.00"));
        }

        List<Fold<Amount>> folds = new ArrayList<>();
        int from = 0;
        for (int part = 1; part <= parts; part++) {
            int to = part == parts ? lines.size() : from + random.nextInt(lines.size() - from + 1);
            Fold<Amount> fold = fold(shards.settings(), block);
            lines.subList(from, to).forEach(fold::add);
            folds.add(fold);
            from = to;
        }
        while (folds.size() > 1) {
            int at = random.nextInt(folds.size() - 1);
            folds.get(at).join(folds.remove(at + 1));
        }
        folds.get(0).toPartial();

        assertSameOfLines(
                folds.get(0).quality(),
                lines.stream().collect(Orders.collector(shards.settings())).quality());
    }

    private static List<Line> with(List<Line> lines, int position, Line line) {
        List<Line> more = new ArrayList<>(lines);
        more.add(position, line);
        return more;
    }

    private static void assertSameOfLines(QualityReport actual, QualityReport expected) {
        assertThat(actual.read()).isEqualTo(expected.read());
        assertThat(actual.accepted()).isEqualTo(expected.accepted());
        assertThat(actual.voidLines()).isEqualTo(expected.voidLines());
        assertThat(ofLines(actual)).isEqualTo(ofLines(expected));
    }

    private static List<Finding> ofLines(QualityReport report) {
        return report.findings().stream()
                .filter(finding -> !OF_SEVERAL_ORDERS.contains(finding.reason()))
                .toList();
    }

    @Test
    void answerAndQualityOfAParallelStreamAreCollectedTogether() {
        List<Line> lines = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> line(i % 100 == 0 ? "" : "A-" + i, "1.00")
                        .withCustomer("c")
                        .withCountry("France"))
                .toList();

        Fold<Column<String, Amount>> fold = lines.parallelStream()
                .collect(Fold.collector(() ->
                        Orders.folding(SETTINGS).inBlocksOf(70).by(country()).fold(revenue())));

        assertThat(fold.toPartial().value().get("France")).hasToString("GBP 9900.00");
        assertThat(fold.quality()).hasToString("""
                10,000 lines read = 9,900 accepted + 100 rejected; 0 void

                reason         policy  lines  first places
                missing-field  DROP      100  line 100, order ''; line 200, order ''; line 300, order ''; ...""");
    }

    @Test
    void foldsOfDifferentQuestionsAreNotCollectedTogether() {
        Fold<?> one = Orders.folding(SETTINGS).fold(revenue(), customerCount());

        assertThatThrownBy(() -> joined(one, Orders.folding(SETTINGS).fold(customerCount(), revenue())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "partials of different metrics cannot be merged: revenue, customers, and customers, revenue");
    }

    @SuppressWarnings("unchecked") // as a caller would have to
    private static <R> Fold<R> joined(Fold<R> one, Fold<?> other) {
        return one.join((Fold<R>) other);
    }

    @Test
    void costsThatOtherBlocksHaveAreMissing() {
        Line costed = line("A-2", "1.00").withCustomer("c").withUnitCost(BigDecimal.ONE);
        Fold<Amount> fold = fold(SETTINGS, 1);
        fold.add(line("A-1", "1.00").withCustomer("c"));
        fold.add(costed);
        fold.add(line("A-3", "1.00").withCustomer("c"));
        fold.toPartial();
        Fold<Amount> without = fold(SETTINGS, 1);
        without.add(line("A-1", "1.00").withCustomer("c"));
        without.add(line("A-2", "1.00").withCustomer("c"));
        without.toPartial();

        assertThat(fold.quality()).hasToString("""
                3 lines read = 3 accepted + 0 rejected; 0 void

                reason        policy  lines  first places
                cost-missing  KEEP        2  line 1, unit cost ''; line 3, unit cost ''""");
        assertThat(without.quality()).hasToString("2 lines read = 2 accepted + 0 rejected; 0 void");
    }

    @Test
    void whatIsCountedByCustomerIsLookedForInEachBlock() {
        Fold<Amount> fold = fold(SETTINGS, 1);
        for (int order = 1; order <= 3; order++) {
            fold.add(line("A-" + order, "1.00").withCustomer("c").with(signUp(), "2024-02-01"));
        }
        fold.toPartial();

        assertThat(fold.quality().finding(Reason.SIGN_UP_AFTER_FIRST_ORDER).count())
                .isEqualTo(3);
    }

    @Test
    void qualityIsKnownAtTheEnd() {
        Fold<Amount> fold = fold(SETTINGS, 1);

        assertThatThrownBy(fold::quality)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the quality of a fold is known once all lines are folded in; call toPartial first");
    }

    @Test
    void aLineThatStopsTheFoldIsNamedByItsPositionInTheStream() {
        Fold<Amount> fold = fold(PRICED, Fold.BLOCK_LINES);

        assertThatThrownBy(() -> {
                    for (int i = 1; i <= 100_000; i++) {
                        fold.add(line("A-" + i, i == 70_000 ? "0" : "1.00"));
                    }
                })
                .isInstanceOf(DataQualityException.class)
                .hasMessage(free(70_000));
        assertThatThrownBy(() -> fold.add(line("B", "1.00")))
                .isInstanceOf(DataQualityException.class)
                .hasMessage(free(70_000));
        assertThatThrownBy(fold::toPartial)
                .isInstanceOf(DataQualityException.class)
                .hasMessage(free(70_000));
    }

    @Test
    void aLineThatIsNotTakenInHasNoPosition() {
        Fold<Amount> fold = fold(PRICED, Fold.BLOCK_LINES);
        fold.add(line("A-1", "1.00")).add(line("A-2", "1.00"));
        assertThatThrownBy(() -> fold.add(line("A-1", "1.00"))).isInstanceOf(IllegalArgumentException.class);
        fold.add(line("A-3", "0"));

        assertThatThrownBy(fold::toPartial)
                .isInstanceOf(DataQualityException.class)
                .hasMessage(free(3));
    }

    @Test
    void anOddLineOfTheFirstOrderIsToldWhenTheSecondBegins() {
        Fold<Amount> fold = fold(PRICED, Fold.BLOCK_LINES);
        fold.add(line("", "1.00")).add(line("A-1", "1.00")).add(line("A-1", "0"));

        assertThatThrownBy(() -> fold.add(line("A-2", "1.00")))
                .isInstanceOf(DataQualityException.class)
                .hasMessage(free(3));
    }

    @Test
    void anOddLineOfTheLastBlockIsToldAtTheEnd() {
        Fold<Amount> fold = fold(PRICED, 2);
        for (int i = 1; i <= 9; i++) {
            fold.add(line("A-" + i, i == 9 ? "0" : "1.00"));
        }

        assertThatThrownBy(fold::toPartial)
                .isInstanceOf(DataQualityException.class)
                .hasMessage(free(9));
    }

    @Test
    void placesOfAPartOfTheStreamMoveBehindThePartsBeforeIt() {
        List<Fold<Amount>> parts = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            Fold<Amount> fold = fold(PRICED, Fold.BLOCK_LINES);
            for (int i = 1; i <= 3; i++) {
                fold.add(line("A-" + part + "-" + i, part == 2 && i == 3 ? "0" : "1.00"));
            }
            parts.add(fold);
        }
        Fold<Amount> all = parts.get(0).join(parts.get(1).join(parts.get(2)));

        assertThatThrownBy(all::toPartial)
                .isInstanceOf(DataQualityException.class)
                .hasMessage(free(9));
    }
}

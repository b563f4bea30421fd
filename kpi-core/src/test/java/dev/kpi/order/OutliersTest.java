package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.Finding;
import dev.kpi.quality.Place;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** Lines whose amount is far from the usual: told by all lines together, kept, in no order of rows. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class OutliersTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));
    private static final Instant NOON = Instant.parse("2011-06-01T12:00:00Z");

    private static Line line(String order, int quantity, String price) {
        return Line.of(order, NOON, "p-" + order, quantity, new BigDecimal(price))
                .withCustomer("ann");
    }

    /** Amounts 1 to 9, a large sale and its larger return, given as they come. */
    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            lines.add(line("A-" + i, 1, i + ".00"));
        }
        lines.add(line("B", 10, "100.00"));
        lines.add(line("R", -1, "2000.00"));
        return lines;
    }

    private static Finding found(OrderSettings settings, List<Line> lines) {
        return lines.stream().collect(Orders.collector(settings)).quality().finding(Reason.OUTLIER);
    }

    @Test
    void amountsFarFromTheMedianAreCountedAndStay() {
        Orders orders = lines().stream().collect(Orders.collector(SETTINGS.withOutliersBeyond(3)));

        assertThat(orders.quality()).hasToString("""
                11 lines read = 11 accepted + 0 rejected; 0 void

                reason   policy  lines  first places
                outlier  KEEP        2  order B, product p-B '1000.00'; ...""");
        assertThat(orders.revenue()).hasToString("GBP -955.00");
        assertThat(found(SETTINGS, lines()).count()).isZero();
    }

    @Test
    void aFailureNamesTheFarthestAndHowFarItIs() {
        QualityPolicy strict = QualityPolicy.withDefaults().with(Reason.OUTLIER, Policy.FAIL);

        // median 6, MAD 3: (2000 - 6) / (1.4826 * 3) = 448.3
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> found(SETTINGS.withOutliersBeyond(3).withPolicy(strict), lines()))
                .withMessage("order R, product p-R '2000.00': 448.3 robust standard deviations from the median 6.00,"
                        + " above 3 (outlier); correct the line, or choose KEEP for this reason");
        assertThat(found(SETTINGS.withOutliersBeyond(500).withPolicy(strict), lines())
                        .count())
                .isZero();
    }

    @Test
    void noneIsToldWhereMostAmountsAreTheSame() {
        List<Line> same = new ArrayList<>(lines().subList(9, 11));
        for (int i = 0; i < 3; i++) {
            same.add(line("S-" + i, 1, "5.00"));
        }
        assertThat(same.stream()
                        .collect(Orders.collector(SETTINGS.withOutliersBeyond(3)))
                        .quality())
                .hasToString("""
                5 lines read = 5 accepted + 0 rejected; 0 void

                rule of the source                                                  lines
                no outlier can be told: more than half of the amounts are the same      5""");
    }

    @Test
    void laterLinesMoveWhatIsUsual() {
        Orders orders = lines().stream().collect(Orders.collector(SETTINGS.withOutliersBeyond(3)));
        List<Line> later = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> line("C-" + i, 1, i * 50 + ".00"))
                .toList();
        Orders more = orders.plus(later.stream());
        List<Line> all = new ArrayList<>(lines());
        all.addAll(later);
        assertThat(orders.quality().finding(Reason.OUTLIER).count()).isEqualTo(2);
        assertThat(more.quality().finding(Reason.OUTLIER).count()).isZero();
        OrderSettings closer = SETTINGS.withOutliersBeyond(1);
        assertThat(found(closer, all).count()).isPositive();
        assertThat(lines().stream()
                        .collect(Orders.collector(closer))
                        .plus(later.stream())
                        .quality()
                        .finding(Reason.OUTLIER))
                .isEqualTo(found(closer, all));
    }

    @Test
    void anOutlierCannotBeDroppedNorTheThresholdBeNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QualityPolicy.withDefaults().with(Reason.OUTLIER, Policy.DROP))
                .withMessage(
                        "outlier cannot be dropped: it is told by all lines together, and is part of what is usual;"
                                + " choose KEEP or FAIL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withOutliersBeyond(0))
                .withMessage("threshold (0.0) must be above 0 and finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withOutliersBeyond(Double.NaN))
                .withMessage("threshold (NaN) must be above 0 and finite");
    }

    @Test
    void noLinesHaveNoOutliers() {
        assertThat(found(SETTINGS.withOutliersBeyond(3), List.of()).count()).isZero();
    }

    @Property
    void outliersAreThoseOfTheFormulaInAnyOrderOfRows(
            @ForAll Shop shop, @ForAll @DoubleRange(min = 0.5, max = 20) double threshold, @ForAll Random random) {
        Shop looking = new Shop(shop.settings().withOutliersBeyond(threshold), shop.lines());
        List<Line> shuffled = new ArrayList<>(shop.lines());
        Collections.shuffle(shuffled, random);
        List<BigDecimal> amounts =
                shop.oracle().facts.stream().map(fact -> fact.revenue().abs()).toList();
        Finding found = looking.orders().quality().finding(Reason.OUTLIER);

        Assume.that(isFarFromRounding(amounts));
        assertThat(found.count()).isEqualTo(count(amounts, threshold));
        assertThat(found.first()).hasSize((int) Math.min(5, found.count()));
        assertThat(looking.orders(shuffled).quality().finding(Reason.OUTLIER)).isEqualTo(found);
        assertThat(found.first()).extracting(Place::line).allMatch(line -> line == 0);
    }

    /** Scores are doubles: what is within their rounding of the threshold may fall on either side. */
    private static boolean isFarFromRounding(List<BigDecimal> amounts) {
        return amounts.stream().allMatch(amount -> amount.compareTo(new BigDecimal("1e9")) < 0);
    }

    private static long count(List<BigDecimal> amounts, double threshold) {
        if (amounts.isEmpty()) {
            return 0;
        }
        BigDecimal median = median(amounts);
        List<BigDecimal> distances =
                amounts.stream().map(amount -> amount.subtract(median).abs()).toList();
        BigDecimal deviation = median(distances);
        return deviation.signum() == 0
                ? 0
                : distances.stream()
                        .filter(distance ->
                                distance.divide(deviation.multiply(new BigDecimal("1.4826")), MathContext.DECIMAL64)
                                                .doubleValue()
                                        > threshold)
                        .count();
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.valueOf(2));
    }
}

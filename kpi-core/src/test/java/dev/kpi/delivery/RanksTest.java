package dev.kpi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.Test;

class RanksTest {

    @Property
    void positionsAscendAndTiesKeepTheirOrder(@ForAll long[] values) {
        int[] expected = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(Ranks.ascending(values)).isEqualTo(expected);
    }

    @Property
    void rankCorrelationIsThatOfCommonsMath(@ForAll @Size(min = 2, max = 60) int[] left, @ForAll long seed) {
        Random random = new Random(seed);
        long[] x = Arrays.stream(left).mapToLong(v -> Math.floorMod(v, 9) - 4).toArray(); // many ties
        long[] y = Arrays.stream(x).map(v -> v * (random.nextInt(5) - 1)).toArray();
        if (Arrays.stream(x).distinct().count() < 2
                || Arrays.stream(y).distinct().count() < 2) {
            assertThat(Ranks.correlation(x, y).isDefined()).isFalse();
            return;
        }
        double expected = new SpearmansCorrelation()
                .correlation(
                        Arrays.stream(x).asDoubleStream().toArray(),
                        Arrays.stream(y).asDoubleStream().toArray());
        assertThat(Ranks.correlation(x, y).toDouble())
                .isCloseTo(expected, within(1e-12))
                .isBetween(-1.0, 1.0);
        assertThat(Ranks.correlation(y, x)).isEqualTo(Ranks.correlation(x, y));
    }

    @Test
    void perfectOrderIsExactlyOne() {
        assertThat(Ranks.correlation(new long[] {1, 5, 9, 9}, new long[] {-3, 0, Long.MAX_VALUE, Long.MAX_VALUE})
                        .toBigDecimal())
                .isEqualByComparingTo("1");
        assertThat(Ranks.correlation(new long[] {1, 5, 9}, new long[] {Long.MAX_VALUE, 0, Long.MIN_VALUE})
                        .toBigDecimal())
                .isEqualByComparingTo("-1");
        assertThat(Ranks.correlation(new long[] {}, new long[] {}).isDefined()).isFalse();
        assertThat(Ranks.correlation(new long[] {1}, new long[] {1}).isDefined())
                .isFalse();
    }

    @Property
    void quantilesAreThoseOfCommonsMath(@ForAll @Size(min = 1, max = 40) int[] values) {
        long[] sorted = Sample.sorted(
                Arrays.stream(values).mapToLong(v -> Math.floorMod(v, 1000)).toArray());
        Percentile typeSeven = new Percentile().withEstimationType(EstimationType.R_7);
        typeSeven.setData(Arrays.stream(sorted).asDoubleStream().toArray());
        for (int tenths = 1; tenths <= 10; tenths++) {
            assertThat(Sample.quantile(sorted, tenths, 1000, Unit.ratio("km")).toDouble())
                    .isCloseTo(typeSeven.evaluate(10.0 * tenths) / 1000, within(1e-9));
        }
        assertThat(Sample.mean(sorted, 1, Unit.ratio("")).toDouble())
                .isCloseTo(Arrays.stream(sorted).average().orElseThrow(), within(1e-9));
    }

    @Test
    void sumsOfBandsNeverLeaveALong() {
        BandSums sums = new BandSums(2);
        BigDecimal expected = BigDecimal.ZERO;
        for (long term : new long[] {Long.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE, 7}) {
            sums.add(1, term);
            expected = expected.add(BigDecimal.valueOf(term, 2));
        }
        BandSums other = new BandSums(2);
        other.add(0, -5);
        sums.addAll(other);
        assertThat(sums.sum(1, 2)).isEqualByComparingTo(expected);
        assertThat(sums.sum(0, 2)).isEqualByComparingTo("-0.05");
    }
}

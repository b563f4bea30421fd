package dev.kpi.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void printsThePercentageAndItsCounts() {
        assertThat(Share.of(45, 86)).hasToString("52.3% (45 of 86)");
        assertThat(Share.of(45, 86).format()).isEqualTo("52.3%");
        assertThat(Share.of(3, 3).format()).isEqualTo("100.0%");
        assertThat(Share.of(0, 3).format()).isEqualTo("0.0%");
        assertThat(Share.of(1, 2).unit()).isEqualTo(Unit.percent());
    }

    @Test
    void isRoundedOnceToTheEvenTenth() {
        assertThat(Share.of(1, 2000).format()).isEqualTo("0.0%");
        assertThat(Share.of(3, 2000).format()).isEqualTo("0.2%");
    }

    @Test
    void isAnExactDecimalWhereThatIsFinite() {
        assertThat(Share.of(1, 8).toBigDecimal()).isEqualTo(new BigDecimal("0.125"));
        assertThat(Share.of(2, 3).toBigDecimal()).isEqualTo(new BigDecimal("0.6666666666666667"));
        assertThat(Share.of(2, 3).toDouble()).isEqualTo(2.0 / 3.0);
    }

    @Test
    void equalRatiosOfDifferentCountsRankTheSameButDiffer() {
        assertThat(Share.of(1, 2)).isNotEqualTo(Share.of(2, 4));
        assertThat(Figure.comparator().compare(Share.of(1, 2), Share.of(2, 4))).isZero();
        assertThat(Figure.comparator().compare(Share.of(0, 0), Share.of(0, 4))).isNegative();
    }

    @Test
    void aShareOfNothingIsUndefined() {
        Share nothing = Share.of(0, 0);

        assertThat(nothing.isDefined()).isFalse();
        assertThat(nothing.format()).isEqualTo("n/a");
        assertThat(nothing).hasToString("n/a (0 of 0)");
        assertThatIllegalStateException()
                .isThrownBy(nothing::toBigDecimal)
                .withMessage("this figure is undefined: it is a rate or average of nothing; ask isDefined() first");
        assertThatIllegalStateException()
                .isThrownBy(nothing::toDouble)
                .withMessage("this figure is undefined: it is a rate or average of nothing; ask isDefined() first");
    }

    @Test
    void thePartLiesInTheWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.of(3, 2))
                .withMessage("part (3) must be in [0, whole (2)]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.of(-1, 2))
                .withMessage("part (-1) must be in [0, whole (2)]");
    }
}

package dev.kpi.rfm;

import static dev.kpi.rfm.SegmentRule.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cell of scores belongs to exactly one segment. */
class SegmentTableTest {

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void theUsualElevenCoverFiveBins() {
        assertThat(SegmentTable.usual(5)).hasToString("""
                        R  F1              F2                  F3                  F4         F5
                        5  new             potential loyalist  potential loyalist  champions  champions
                        4  promising       potential loyalist  potential loyalist  loyal      loyal
                        3  about to sleep  about to sleep      needs attention     loyal      loyal
                        2  hibernating     hibernating         at risk             at risk    cannot lose
                        1  lost            lost                at risk             at risk    cannot lose""");
        assertThat(SegmentTable.usual(5).segments())
                .containsExactly(
                        "champions",
                        "loyal",
                        "potential loyalist",
                        "new",
                        "promising",
                        "needs attention",
                        "about to sleep",
                        "at risk",
                        "cannot lose",
                        "hibernating",
                        "lost");
    }

    @Test
    void otherBinsTakeTheSegmentOfTheirMiddle() {
        assertThat(SegmentTable.usual(3)).hasToString("""
                        R  F1              F2                  F3
                        3  new             potential loyalist  champions
                        2  about to sleep  needs attention     loyal
                        1  lost            at risk             cannot lose""");
        assertThat(SegmentTable.usual(4).segmentOf(4, 4, 1)).isEqualTo("champions");
        assertThat(SegmentTable.usual(4).segmentOf(2, 3, 4)).isEqualTo("at risk");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9})
    void theUsualTableNamesEveryCellOfAnyBins(int bins) {
        SegmentTable table = SegmentTable.usual(bins);
        for (int r = 1; r <= bins; r++) {
            for (int f = 1; f <= bins; f++) {
                for (int m = 1; m <= bins; m++) {
                    assertThat(table.segments()).contains(table.segmentOf(r, f, m));
                }
            }
        }
        assertThat(table.bins()).isEqualTo(bins);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 9})
    void everyCellMayHaveASegmentOfItsOwn(int bins) {
        List<SegmentRule> rules = new ArrayList<>();
        for (int cell = 0; cell < bins * bins * bins; cell++) {
            int r = cell / (bins * bins) + 1;
            int f = cell / bins % bins + 1;
            int m = cell % bins + 1;
            rules.add(segment("s" + r + f + m).recency(r).frequency(f).monetary(m));
        }

        SegmentTable table = SegmentTable.of(bins, rules);

        for (String name : table.segments()) {
            assertThat(table.segmentOf(name.charAt(1) - '0', name.charAt(2) - '0', name.charAt(3) - '0'))
                    .isEqualTo(name);
        }
        assertThat(table.segments()).hasSize(rules.size());
    }

    @Test
    void aCallersTableMayReadMoneyToo() {
        SegmentTable table = SegmentTable.of(
                3,
                segment("best").recency(3).frequency(3),
                segment("big and gone").recency(1).monetary(3),
                segment("rest").recency(1).monetary(1, 2),
                segment("rest").recency(2),
                segment("rest").recency(3).frequency(1, 2));

        assertThat(table).hasToString("""
                        R  F1                   F2                   F3
                        3  rest                 rest                 best
                        2  rest                 rest                 rest
                        1  rest / big and gone  rest / big and gone  rest / big and gone""");
        assertThat(table.segments()).containsExactly("best", "big and gone", "rest");
        assertThat(table.segmentOf(1, 2, 3)).isEqualTo("big and gone");
        refused(() -> table.segmentOf(0, 1, 1), "score (0) must be in [1, 3]");
        refused(() -> table.segmentOf(1, 1, 4), "score (4) must be in [1, 3]");
    }

    @Test
    void tablesAreEqualByTheirCells() {
        SegmentTable one =
                SegmentTable.of(2, segment("a").recency(1), segment("b").recency(2));
        SegmentTable other = SegmentTable.of(
                2,
                segment("a").recency(1),
                segment("b").recency(2).frequency(1),
                segment("b").recency(2).frequency(2));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(SegmentTable.usual(2));
        assertThat(segment("a").recency(1))
                .isEqualTo(segment("a").recency(1, 1))
                .isNotEqualTo(segment("a"));
        assertThat(segment("a").recency(1)).hasSameHashCodeAs(segment("a").recency(1, 1));
    }

    @Test
    void aGapNamesItsFirstCell() {
        refused(
                () -> SegmentTable.of(
                        5,
                        segment("good").recency(2, 5),
                        segment("bad").recency(1).monetary(1, 4)),
                "the cell R1 F1 M5 is covered by no rule; every cell of 5 x 5 x 5 must belong to one");
        refused(
                () -> SegmentTable.of(2),
                "the cell R1 F1 M1 is covered by no rule; every cell of 2 x 2 x 2 must belong to one");
    }

    @Test
    void anOverlapNamesItsFirstCellAndBothRules() {
        refused(
                () -> SegmentTable.of(
                        5, segment("all"), segment("cannot lose").recency(2).frequency(4, 5)),
                "the cell R2 F4 M1 is covered twice, by 'all: R any, F any, M any' and by 'cannot lose: R 2, F 4 to 5,"
                        + " M any'; every cell must belong to one rule");
    }

    @Test
    void scoresBeyondTheBinsAreRefused() {
        refused(
                () -> SegmentTable.of(4, segment("all").frequency(1, 5)),
                "rule 'all: R any, F 1 to 5, M any' names score 5, but there are 4 bins");
        refused(() -> segment("x").recency(0), "recency scores (0 to 0) must go from 1 or more up to at most 9");
        refused(() -> segment("x").frequency(3, 2), "frequency scores (3 to 2) must go from 1 or more up to at most 9");
        refused(() -> segment("x").monetary(10), "monetary scores (10 to 10) must go from 1 or more up to at most 9");
        refused(() -> SegmentTable.of(1, segment("x")), "bins (1) must be in [2, 9]");
    }

    @Test
    void segmentNamesAreNotThoseOfGroups() {
        refused(
                () -> segment("(gone)"),
                "segment name '(gone)' must not be blank nor start with a parenthesis, which marks groups such as"
                        + " (unknown)");
        refused(
                () -> segment(" "),
                "segment name ' ' must not be blank nor start with a parenthesis, which marks groups such as (unknown)");
        assertThatThrownBy(() -> SegmentTable.usual(5).indexOf("vip"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageStartingWith("no segment 'vip'; there are champions, ");
    }
}

package dev.kpi.rfm;

import static dev.kpi.rfm.Rfm.rfm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Options are values, and those that do not fit together are refused at once. */
class RfmOptionsTest {

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void analysesAreEqualByTheirOptions() {
        assertThat(rfm().withBins(4).withNtile())
                .isEqualTo(rfm().withNtile().withBins(4))
                .hasSameHashCodeAs(rfm().withNtile().withBins(4))
                .isNotEqualTo(rfm().withBins(4))
                .isNotEqualTo(rfm());
        assertThat(rfm().withBins(2).withMonetaryBreaks(new BigDecimal("1E+2")))
                .isEqualTo(rfm().withBins(2).withMonetaryBreaks(new BigDecimal("100.00")));
        assertThat(rfm()).hasToString("RFM as of the end of coverage, 5 bins by rank, monetary is revenue");
        assertThat(rfm(LocalDate.of(2011, 12, 9))
                        .withBins(3)
                        .withNtile()
                        .withNestedBins()
                        .withMonetary(Monetary.AVERAGE_ORDER_VALUE)
                        .withRecencyBreaks(30, 90))
                .hasToString("RFM as of 2011-12-09, 3 equal bins, F within R, M within F, recency breaks [30, 90],"
                        + " monetary is AOV");
    }

    @Test
    void binsAreTwoToNine() {
        refused(() -> rfm().withBins(1), "bins (1) must be in [2, 9]");
        refused(() -> rfm().withBins(10), "bins (10) must be in [2, 9]");
    }

    @Test
    void breaksAreOneLessThanTheBinsAndAscend() {
        refused(
                () -> rfm().withRecencyBreaks(30, 90),
                "recency breaks [30, 90] make 3 bins, but there are 5; give 4, or set the bins first");
        refused(
                () -> rfm().withFrequencyBreaks(2, 3, 5, 10).withBins(4),
                "frequency breaks [2, 3, 5, 10] make 5 bins, but there are 4; give 3, or set the bins first");
        refused(
                () -> rfm().withBins(3).withMonetaryBreaks(new BigDecimal("50.00"), new BigDecimal("50")),
                "monetary breaks [50, 50] must ascend");
        refused(() -> rfm().withBins(3).withFrequencyBreaks(3, 2), "frequency breaks [3, 2] must ascend");
    }

    @Test
    void aSegmentTableHasAsManyBins() {
        refused(
                () -> rfm().withSegments(SegmentTable.usual(4)),
                "the segment table is for 4 bins, but there are 5; set the bins first, and give a table of as many");
    }

    @Test
    void theAsOfDateIsOneOfOurTimes() {
        refused(() -> rfm(LocalDate.MAX), "as of (+999999999-12-31) must be from 0001-01-01 to 9999-12-31");
        refused(() -> rfm(LocalDate.of(0, 12, 31)), "as of (0000-12-31) must be from 0001-01-01 to 9999-12-31");
    }
}

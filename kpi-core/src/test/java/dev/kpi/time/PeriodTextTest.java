package dev.kpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Month;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods are read as they print. */
class PeriodTextTest {

    @Test
    void aPeriodIsReadAsItPrints() {
        assertThat(YearQuarter.parse("2011-Q3"))
                .isEqualTo(new YearQuarter(2011, 3))
                .hasToString("2011-Q3");
        assertThat(YearQuarter.parse("-4-Q1")).isEqualTo(new YearQuarter(-4, 1)).hasToString("-4-Q1");
        assertThat(IsoWeek.parse("2015-W53")).isEqualTo(new IsoWeek(2015, 53)).hasToString("2015-W53");
        assertThat(FiscalYear.parse("FY2011", Month.APRIL))
                .isEqualTo(new FiscalYear(2011, Month.APRIL))
                .hasToString("FY2011");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2011", "2011-3", "Q3-2011", "2011-Q", "2011-Qx", "-Q3", "2011-W03"})
    void whatIsNoQuarterIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YearQuarter.parse(text))
                .withMessage("not a quarter: '" + text + "'; write it like 2011-Q3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2011", "FY", "FYx", "fy2011", "FY2011-12"})
    void whatIsNoFiscalYearIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FiscalYear.parse(text, Month.APRIL))
                .withMessage("not a fiscal year: '" + text + "'; write it like FY2011");
    }

    @Test
    void aQuarterThatNoYearHasIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YearQuarter.parse("2011-Q5"))
                .withMessage("quarter (5) must be in [1, 4]");
    }
}

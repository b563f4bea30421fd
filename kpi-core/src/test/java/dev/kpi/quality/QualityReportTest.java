package dev.kpi.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityReportTest {
    private final QualityLog log = new QualityLog(QualityPolicy.withDefaults());

    @Test
    void printsTheBalanceTheReasonsAndTheRules() {
        for (int line = 3; line <= 20_000; line += 2) {
            log.note(Reason.MISSING_CUSTOMER, line, "Customer ID", "", "");
        }
        log.note(Reason.UNPARSABLE_FIELD, 17, "Price", "12,50", "");
        log.add(Reason.UNPARSABLE_FIELD, 5);
        log.add(Reason.DISAGREEING_FACT, 2);
        log.treated("zero price taken as void", 6208);
        log.treated("postage taken as a charge", 12);

        assertThat(log.report(1_067_371, 1_067_365, 6208)).hasToString("""
                        1,067,371 lines read = 1,067,365 accepted + 6 rejected; 6,208 void

                        reason            policy  lines  first places
                        unparsable-field  DROP        6  line 17, Price '12,50'
                        missing-customer  KEEP    9,999  line 3, Customer ID ''; line 5, Customer ID ''; ...
                        disagreeing-fact  KEEP        2

                        rule of the source         lines
                        postage taken as a charge     12
                        zero price taken as void   6,208""");
    }

    @Test
    void placesAreListedAsLongAsTheyFitAndTheFirstAlways() {
        log.note(Reason.ZERO_PRICE, 10, "Price", "0", ""); // "line 10, Price '0'" has 18 characters
        log.note(Reason.ZERO_PRICE, 11, "Price", "0", "");
        log.note(Reason.ZERO_PRICE, 12, "Price", "0", "");
        log.note(Reason.NEGATIVE_PRICE, 10, "Price", "-1", "");
        log.note(Reason.NEGATIVE_PRICE, 11, "Price", "-1", "");
        log.note(Reason.NEGATIVE_PRICE, 12, "Price", "-1.0", "");
        log.note(Reason.ZERO_QUANTITY, 10, "Quantity", "0".repeat(50), "");

        assertThat(log.report(100, 100, 0).toString().lines().skip(2))
                .containsExactly(
                        "reason          policy  lines  first places",
                        "zero-price      KEEP        3  line 10, Price '0'; line 11, Price '0'; line 12, Price '0'",
                        "negative-price  KEEP        3  line 10, Price '-1'; line 11, Price '-1'; ...",
                        "zero-quantity   KEEP        1  line 10, Quantity '" + "0".repeat(50) + "'");
    }

    @Test
    void aCleanSourceTakesOneLine() {
        assertThat(log.report(1, 1, 0)).hasToString("1 line read = 1 accepted + 0 rejected; 0 void");
    }

    @Test
    void aReasonThatWasNotMetHasACountOfZero() {
        QualityReport report = log.report(10, 10, 0);

        assertThat(report.findings()).isEmpty();
        assertThat(report.finding(Reason.ENCODING)).isEqualTo(new Finding(Reason.ENCODING, Policy.FAIL, 0, List.of()));
    }

    @Test
    void isEqualByValue() {
        log.note(Reason.ZERO_PRICE, 1, "Price", "0", "");
        QualityReport report = log.report(10, 10, 3);

        assertThat(log.report(10, 10, 3)).isEqualTo(report).hasSameHashCodeAs(report);
        assertThat(log.report(11, 11, 3)).isNotEqualTo(report);
        assertThat(log.report(10, 10, 2)).isNotEqualTo(report);
        log.treated("zero price taken as void", 1);
        assertThat(log.report(10, 10, 3)).isNotEqualTo(report);
    }

    @Test
    void aReportDoesNotFollowItsLog() {
        QualityReport before = log.report(10, 10, 0);
        log.note(Reason.ZERO_PRICE, 1, "Price", "0", "");

        assertThat(before.findings()).isEmpty();
    }

    @Test
    void numbersThatDoNotBalanceAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.report(10, 11, 0))
                .withMessage("voidLines (0), accepted (11) and read (10) must be 0 <= voidLines <= accepted <= read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.report(10, 5, 6))
                .withMessage("voidLines (6), accepted (5) and read (10) must be 0 <= voidLines <= accepted <= read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.report(10, 5, -1))
                .withMessage("voidLines (-1), accepted (5) and read (10) must be 0 <= voidLines <= accepted <= read");
    }

    @Test
    void linesAreNeverRejectedSilently() {
        log.add(Reason.MISSING_FIELD, 1);
        log.add(Reason.ZERO_PRICE, 7);

        assertThat(log.report(10, 9, 0).rejected()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.report(10, 8, 0))
                .withMessage("read (10) less accepted (8) is 2 rejected lines but only 1 reasons for dropping one were"
                        + " noted");
    }

    @Test
    void aPlaceIsSafeToPrint() {
        assertThat(new Place(17, "Price", "12,50")).hasToString("line 17, Price '12,50'");
        assertThat(new Place(17, "Price", "")).hasToString("line 17, Price ''");
        assertThat(new Place(17, "", "")).hasToString("line 17");
        assertThat(new Place(17, "", "a;b")).hasToString("line 17 'a;b'");
        assertThat(new Place(17, "No\n", "\u001b[2J\u202e\ud800"))
                .hasToString("line 17, No\\u000a '\\u001b[2J\\u202e\\ud800'");
        assertThat(new Place(1, "x", "a".repeat(60))).hasToString("line 1, x '" + "a".repeat(60) + "'");
        assertThat(new Place(1, "x", "a".repeat(40) + "b".repeat(40)))
                .hasToString("line 1, x '" + "a".repeat(29) + "..." + "b".repeat(28) + "'");
    }

    @Test
    void aFindingHasNoMorePlacesThanItsCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Finding(Reason.ENCODING, Policy.KEEP, 0, List.of(new Place(1, "", ""))))
                .withMessage("count (0) must be at least the number of places (1)");
    }
}

package dev.kpi.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityLogTest {
    private static final QualityPolicy DEFAULTS = QualityPolicy.withDefaults();
    private static final QualityPolicy STRICT = DEFAULTS.with(Reason.UNPARSABLE_FIELD, Policy.FAIL)
            .with(Reason.ZERO_PRICE, Policy.FAIL)
            .with(Reason.SIGN_UP_AFTER_FIRST_ORDER, Policy.FAIL);

    private final QualityLog log = new QualityLog(DEFAULTS);

    @Test
    void saysWhetherALineMayBeKept() {
        assertThat(log.note(Reason.ZERO_PRICE, 1, "Price", "0", "")).isTrue();
        assertThat(log.note(Reason.MISSING_FIELD, 2, "Price", "", "")).isFalse();
        assertThat(log.policy(Reason.ENCODING)).isEqualTo(Policy.FAIL);
    }

    @Test
    void keepsTheFivePlacesWithTheSmallestLines() {
        for (long line : new long[] {70, 10, 60, 20, 50, 30, 40, 15}) {
            log.note(Reason.ZERO_PRICE, line, "Price", "0", "");
        }

        Finding finding = log.report(100, 100, 0).finding(Reason.ZERO_PRICE);

        assertThat(finding.count()).isEqualTo(8);
        assertThat(finding.first()).extracting(Place::line).containsExactly(10L, 15L, 20L, 30L, 40L);
    }

    @Test
    void tellsWhetherALineMayBeAmongTheFirst() {
        assertThat(log.hasRoomFor(Reason.ZERO_PRICE, 1_000)).isTrue();
        for (long line = 1; line <= 5; line++) {
            log.note(Reason.ZERO_PRICE, 10 * line, "Price", "0", "");
        }

        assertThat(log.hasRoomFor(Reason.ZERO_PRICE, 49)).isTrue();
        assertThat(log.hasRoomFor(Reason.ZERO_PRICE, 50)).isTrue(); // by its field or value
        assertThat(log.hasRoomFor(Reason.ZERO_PRICE, 51)).isFalse();
        assertThat(log.hasRoomFor(Reason.NEGATIVE_PRICE, 51)).isTrue();
    }

    @Test
    void severalLinesAreNotedAsOneByOne() {
        long[] lines = {70, 10, 60, 20, 50, 30, 40, 15, 1};

        assertThat(log.noteAll(Reason.ZERO_PRICE, lines, 8, "Price", "0", "")).isTrue();
        assertThat(log.noteAll(Reason.MISSING_FIELD, lines, 2, "Price", "", "")).isFalse();
        assertThat(log.noteAll(Reason.ENCODING, lines, 0, "Price", "", "")).isFalse();

        QualityReport report = log.report(100, 98, 0);
        assertThat(report.finding(Reason.ZERO_PRICE).count()).isEqualTo(8);
        assertThat(report.finding(Reason.ZERO_PRICE).first())
                .extracting(Place::line)
                .containsExactly(10L, 15L, 20L, 30L, 40L);
        assertThat(report.finding(Reason.MISSING_FIELD).count()).isEqualTo(2);
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> log.noteAll(Reason.ENCODING, lines, 1, "Price", "?", "the bytes are no text"))
                .withMessageStartingWith("line 70, Price '?': the bytes are no text");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> log.noteAll(Reason.ZERO_PRICE, lines, 10, "Price", "0", ""));
    }

    @Test
    void placesOfOneLineStandInTheOrderOfFieldAndValue() {
        for (String field : List.of("f", "e", "d", "c", "b", "a")) {
            log.note(Reason.MISSING_FIELD, 3, field, "", "");
        }
        log.note(Reason.MISSING_FIELD, 3, "c", "\t", "");
        log.note(Reason.MISSING_FIELD, 3, "e", " ", "");

        assertThat(log.report(1, 0, 0).finding(Reason.MISSING_FIELD).first())
                .containsExactly(
                        new Place(3, "a", ""),
                        new Place(3, "b", ""),
                        new Place(3, "c", ""),
                        new Place(3, "c", "\t"),
                        new Place(3, "d", ""));
    }

    @Test
    void aFailureNamesThePlaceWhatIsWrongAndTheWayOut() {
        QualityLog strict = new QualityLog(STRICT);

        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> strict.note(
                        Reason.UNPARSABLE_FIELD, 17, "Price", "12,50", "not a number with '.' as decimal mark"))
                .withMessage("line 17, Price '12,50': not a number with '.' as decimal mark (unparsable-field);"
                        + " correct the line, or choose DROP for this reason")
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(Reason.UNPARSABLE_FIELD);
                    assertThat(failure.place()).isEqualTo(new Place(17, "Price", "12,50"));
                });
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> strict.note(Reason.ZERO_PRICE, 3, "Price", "0.00", ""))
                .withMessage("line 3, Price '0.00': the unit price is zero (zero-price); correct the line, or choose"
                        + " KEEP or DROP for this reason");
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> strict.note(
                        Reason.OTHER_CURRENCY,
                        9,
                        "currency",
                        "USD",
                        "order A-17 is in USD but these orders are in EUR"))
                .withMessage("line 9, currency 'USD': order A-17 is in USD but these orders are in EUR"
                        + " (other-currency); convert the amounts before building orders");
        assertThat(strict.report(0, 0, 0).findings()).isEmpty();
    }

    @Test
    void aFailureInBulkHasNoPlace() {
        QualityLog strict = new QualityLog(STRICT);
        strict.add(Reason.SIGN_UP_AFTER_FIRST_ORDER, 0);

        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> strict.add(Reason.SIGN_UP_AFTER_FIRST_ORDER, 1200))
                .withMessage("1,200 times: the customer signed up after the first order (sign-up-after-first-order);"
                        + " correct the line, or choose KEEP for this reason")
                .satisfies(failure -> {
                    assertThat(failure.place()).isNull();
                    assertThat(failure.shiftedBy(100)).isSameAs(failure);
                });
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> strict.add(Reason.ENCODING, 1))
                .withMessage("1 time: the bytes are not text in the source's encoding (encoding); correct the line, or"
                        + " choose KEEP or DROP for this reason");
    }

    @Test
    void aReaderOfAPartShiftsItsFailure() {
        DataQualityException failure =
                DataQualityException.at(new Place(17, "Price", "x"), Reason.UNPARSABLE_FIELD, "");

        assertThat(failure.shiftedBy(1000))
                .hasMessage("line 1017, Price 'x': a field cannot be read (unparsable-field); correct the line, or"
                        + " choose DROP for this reason")
                .satisfies(shifted -> assertThat(shifted.getStackTrace()).isEqualTo(failure.getStackTrace()));
        assertThat(failure.shiftedBy(0)).isSameAs(failure);
    }

    @Test
    void aFailureKeepsItsMessageAndReasonWhenItTravels() throws Exception {
        DataQualityException failure =
                DataQualityException.at(new Place(17, "Price", "x"), Reason.UNPARSABLE_FIELD, "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            DataQualityException arrived = (DataQualityException) in.readObject();
            assertThat(arrived).hasMessage(failure.getMessage());
            assertThat(arrived.reason()).isEqualTo(Reason.UNPARSABLE_FIELD);
            assertThat(arrived.place()).isNull();
        }
    }

    @Test
    void logsUnderDifferentPoliciesDoNotMerge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.merge(new QualityLog(DEFAULTS.with(Reason.ENCODING, Policy.DROP)), 0))
                .withMessage("logs under different policies (defaults) and (defaults but encoding DROP) cannot be"
                        + " merged; read all parts of a source under one policy");
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.merge(log, 0))
                .withMessage("a log cannot be merged into itself; its lines would count twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.merge(new QualityLog(DEFAULTS), -1))
                .withMessage("lineOffset (-1) must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.add(Reason.ZERO_PRICE, -1))
                .withMessage("count (-1) must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.note(Reason.ZERO_PRICE, -1, "Price", "0", ""))
                .withMessage("line (-1) must be at least 1; the first line is 1, and 0 needs a field");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.note(Reason.ZERO_PRICE, 0, "", "0", ""))
                .withMessage("line (0) must be at least 1; the first line is 1, and 0 needs a field");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.treated(" ", 1))
                .withMessage("what must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.treated("zero price taken as void", -1))
                .withMessage("lines (-1) must not be negative");
        assertThat(log.report(0, 0, 0)).isEqualTo(new QualityLog(DEFAULTS).report(0, 0, 0));
    }

    @Test
    void whatLinesTellTogetherHasNoLineAndMovesWithNone() {
        log.note(Reason.SIGN_UP_AFTER_FIRST_ORDER, 0, "customer ann", "2024-02-01", "");
        QualityLog whole = new QualityLog(DEFAULTS);
        whole.merge(log, 100);

        assertThat(whole.report(1, 1, 0)
                        .finding(Reason.SIGN_UP_AFTER_FIRST_ORDER)
                        .first())
                .extracting(Place::toString)
                .containsExactly("customer ann '2024-02-01'");
    }

    @Test
    void notingTakesNoMemoryOnceTheFirstPlacesAreHeld() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int line = 1; line <= 1000; line++) {
            log.note(Reason.MISSING_CUSTOMER, line, "Customer ID", "", "");
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int line = 1001; line <= 101_000; line++) {
            log.note(Reason.MISSING_CUSTOMER, line, "Customer ID", "", "");
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
        assertThat(log.report(101_000, 101_000, 0)
                        .finding(Reason.MISSING_CUSTOMER)
                        .count())
                .isEqualTo(101_000);
    }
}

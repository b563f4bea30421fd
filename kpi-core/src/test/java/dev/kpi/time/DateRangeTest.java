package dev.kpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2011, 1, 1);
    private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2011, 12, 31);

    @Provide
    Arbitrary<DateRange> nearby() {
        Arbitrary<Integer> starts = Arbitraries.integers().between(0, 20);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 10);
        return Combinators.combine(starts, lengths)
                .as((start, length) -> DateRange.of(
                        NEW_YEAR.plusDays(start), NEW_YEAR.plusDays(start).plusDays(length)));
    }

    @Provide
    Arbitrary<DateRange> anywhere() {
        Arbitrary<Long> days = Arbitraries.longs().between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay());
        return Combinators.combine(days, days)
                .as((a, b) -> DateRange.of(LocalDate.ofEpochDay(Math.min(a, b)), LocalDate.ofEpochDay(Math.max(a, b))));
    }

    @Property
    void printsWhatParseAccepts(@ForAll("anywhere") DateRange wide, @ForAll("nearby") DateRange narrow) {
        assertThat(DateRange.parse(wide.toString())).isEqualTo(wide);
        assertThat(DateRange.parse(narrow.toString())).isEqualTo(narrow);
    }

    @Property
    void holdsExactlyTheDaysItSays(@ForAll("nearby") DateRange range) {
        assertThat(range.days()).isEqualTo(daysIn(range).size());
        assertThat(range.isEmpty()).isEqualTo(daysIn(range).isEmpty());
        assertThat(range.contains(range.endExclusive())).isFalse();
        if (!range.isEmpty()) {
            assertThat(range.contains(range.lastInclusive())).isTrue();
            assertThat(DateRange.ofClosed(range.startInclusive(), range.lastInclusive()))
                    .isEqualTo(range);
        }
    }

    @Property
    void anIntersectionHoldsTheCommonDays(@ForAll("nearby") DateRange left, @ForAll("nearby") DateRange right) {
        Set<LocalDate> common = daysIn(left);
        common.retainAll(daysIn(right));

        assertThat(daysIn(left.intersection(right))).isEqualTo(common);
        assertThat(left.overlaps(right)).isEqualTo(!common.isEmpty());
        assertThat(left.encloses(right)).isEqualTo(daysIn(left).containsAll(daysIn(right)));
    }

    @Property
    void intersectionIsASemilattice(
            @ForAll("nearby") DateRange a, @ForAll("nearby") DateRange b, @ForAll("nearby") DateRange c) {
        assertThat(a.intersection(a)).isEqualTo(a);
        assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
        assertThat(a.intersection(b).intersection(c)).isEqualTo(a.intersection(b.intersection(c)));
        assertThat(a.encloses(a.intersection(b))).isTrue();
    }

    private static Set<LocalDate> daysIn(DateRange range) {
        return NEW_YEAR.minusDays(5)
                .datesUntil(NEW_YEAR.plusDays(40))
                .filter(range::contains)
                .collect(Collectors.toSet());
    }

    @Test
    void printsWithBothDaysIncluded() {
        assertThat(DateRange.of(NEW_YEAR, LocalDate.of(2012, 1, 1))).hasToString("2011-01-01..2011-12-31");
        assertThat(DateRange.ofClosed(NEW_YEAR, NEW_YEAR)).hasToString("2011-01-01..2011-01-01");
        assertThat(DateRange.of(NEW_YEAR, NEW_YEAR)).hasToString("empty at 2011-01-01");
    }

    @Test
    void disjointRangesMeetInTheEmptyRangeAtTheLaterStart() {
        DateRange january = DateRange.ofClosed(NEW_YEAR, LocalDate.of(2011, 1, 31));
        DateRange december = DateRange.ofClosed(LocalDate.of(2011, 12, 1), NEW_YEARS_EVE);

        assertThat(january.intersection(december)).hasToString("empty at 2011-12-01");
        assertThat(january.overlaps(december)).isFalse();
    }

    @Test
    void anEndBeforeTheStartIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateRange.of(NEW_YEARS_EVE, NEW_YEAR))
                .withMessage("endExclusive (2011-01-01) must not be before startInclusive (2011-12-31);"
                        + " swap the two days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateRange.ofClosed(NEW_YEARS_EVE, NEW_YEAR))
                .withMessage("last (2011-01-01) must not be before first (2011-12-31);"
                        + " swap the two days, or use DateRange.of for an empty range");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateRange.parse("2011-12-31..2011-01-01"))
                .withMessage("last (2011-01-01) must not be before first (2011-12-31);"
                        + " swap the two days, or use DateRange.of for an empty range");
    }

    @Test
    void theLastDateOfAllCannotBeIncluded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateRange.ofClosed(NEW_YEAR, LocalDate.MAX))
                .withMessage("last (+999999999-12-31) must be before +999999999-12-31");
    }

    @Test
    void anEmptyRangeHasNoLastDay() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DateRange.of(NEW_YEAR, NEW_YEAR).lastInclusive())
                .withMessage("a range that is empty at 2011-01-01 has no last day; ask isEmpty() first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2011-01-01",
                "2011-01-01...2011-12-31",
                "2011-02-30..2011-12-31",
                "empty at ",
                "2011-01-01..",
                "..2011-01-01",
                "2011-1-1..2011-12-31"
            })
    void textOfAnotherFormIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateRange.parse(text))
                .withMessage("text (" + text + ") is not a range of dates; write the first and the last day,"
                        + " as in 2011-01-01..2011-12-31, or empty at 2011-01-01");
    }

    @Test
    void aMessageShowsSixtyCharactersWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateRange.parse("9".repeat(60)))
                .withMessage("text (" + "9".repeat(60) + ") is not a range of dates; write the first and the last"
                        + " day, as in 2011-01-01..2011-12-31, or empty at 2011-01-01");
    }

    @Test
    void aMessageShowsHostileTextHarmlessAndShort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateRange.parse("\u202e\n" + "9".repeat(1000)))
                .withMessage("text (\\u202e\\u000a" + "9".repeat(17) + "..." + "9".repeat(28)
                        + ") is not a range of dates; write the first and the last"
                        + " day, as in 2011-01-01..2011-12-31, or empty at 2011-01-01");
    }
}

package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.quality.Reason;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Lines before and behind the days that a caller says the data cover, in zones from one end of the day to the other. */
class GivenDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2011, 3, 20);

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Pacific/Kiritimati",
                        "Pacific/Pago_Pago",
                        "Europe/London",
                        "America/Havana",
                        "+18:00",
                        "-18:00")
                .map(ZoneId::of);
    }

    @Property
    void linesOutsideAreCountedToTheDay(
            @ForAll @From("zones") ZoneId zone,
            @ForAll @IntRange(min = 1, max = 12) int covered,
            @ForAll @IntRange(max = 2) int more,
            @ForAll @Size(max = 60) List<@IntRange(min = -96, max = 20 * 24) Integer> hours) {
        DateRange coverage = DateRange.of(FIRST, FIRST.plusDays(covered));
        LocalDate asOf = FIRST.plusDays(covered - 1 + more);
        long start = FIRST.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        List<Instant> times = hours.stream()
                .map(hour -> Instant.ofEpochSecond(start + 3600L * hour))
                .toList();
        OrderSettings settings =
                OrderSettings.of(RandomLines.GBP, zone).withCoverage(coverage).withAsOf(asOf);

        Orders orders = times.stream()
                .map(at -> Line.of("A-" + at, at, "p", 1, BigDecimal.TEN))
                .collect(Orders.collector(settings));

        List<LocalDate> days =
                times.stream().map(at -> LocalDate.ofInstant(at, zone)).toList();
        assertThat(orders.quality().finding(Reason.OUTSIDE_DATES).count())
                .isEqualTo(days.stream().filter(day -> !coverage.contains(day)).count());
        assertThat(orders.quality().finding(Reason.AFTER_AS_OF).count())
                .isEqualTo(days.stream().filter(day -> day.isAfter(asOf)).count());
    }
}

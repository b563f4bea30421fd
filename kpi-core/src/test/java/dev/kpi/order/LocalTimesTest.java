package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LocalTimesTest {

    private static final List<String> ZONES = List.of(
            "Europe/London",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "Australia/Lord_Howe", // half an hour of summer time
            "Pacific/Apia", // skipped 30 December 2011
            "Asia/Manila", // skipped 31 December 1844
            "Africa/Casablanca",
            "Antarctica/Troll", // two hours
            "Europe/Dublin",
            "UTC",
            "+05:45",
            "America/New_York");

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    /** Instants anywhere, or within three days of a clock change. */
    @Provide
    Arbitrary<Long> seconds() {
        long first = Instant.parse("1678-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("2261-12-31T00:00:00Z").getEpochSecond();
        return Arbitraries.oneOf(
                Arbitraries.longs().between(first, last),
                Arbitraries.longs().between(0, 2_000_000_000L),
                Arbitraries.longs().between(-259_200, 259_200).map(s -> s + 1_301_187_600L), // London, March 2011
                Arbitraries.longs().between(-259_200, 259_200).map(s -> s + 1_325_239_200L), // Apia, December 2011
                Arbitraries.longs().between(-7200, 7200).map(s -> s + 504_901_800L)); // Kathmandu, January 1986
    }

    @Property
    void offsetsAreThoseOfTheZoneWhateverWasAskedBefore(
            @ForAll("zones") ZoneId zone, @ForAll List<@From("seconds") Long> seconds) {
        LocalTimes times = new LocalTimes(zone);
        for (long second : seconds) {
            assertThat(times.offsetAt(second))
                    .isEqualTo(zone.getRules()
                            .getOffset(Instant.ofEpochSecond(second))
                            .getTotalSeconds());
        }
    }

    @Property
    void localTimesAreReadAsTheLibraryOfDatesReadsThem(
            @ForAll("zones") ZoneId zone, @ForAll List<@From("seconds") Long> seconds) {
        LocalTimes times = new LocalTimes(zone);
        for (long second : seconds) {
            LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);

            assertThat(times.epochSecond(second)).isEqualTo(local.atZone(zone).toEpochSecond());
            assertThat(times.isOddLocalTime(second))
                    .isEqualTo(zone.getRules().getValidOffsets(local).size() != 1);
        }
    }

    @Test
    void aRepeatedTimeIsTheEarlierAndASkippedOneIsMovedOn() {
        LocalTimes london = new LocalTimes(ZoneId.of("Europe/London"));

        assertThat(Instant.ofEpochSecond(london.epochSecond(local("2011-10-30T01:30:00"))))
                .isEqualTo("2011-10-30T00:30:00Z");
        assertThat(Instant.ofEpochSecond(london.epochSecond(local("2011-03-27T01:30:00"))))
                .isEqualTo("2011-03-27T01:30:00Z");
        assertThat(london.isOddLocalTime(local("2011-10-30T01:00:00"))).isTrue();
        assertThat(london.isOddLocalTime(local("2011-10-30T02:00:00"))).isFalse();
        assertThat(london.isOddLocalTime(local("2011-03-27T01:59:59"))).isTrue();
        assertThat(london.isOddLocalTime(local("2011-03-27T02:00:00"))).isFalse();
    }

    private static long local(String text) {
        return LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
    }
}

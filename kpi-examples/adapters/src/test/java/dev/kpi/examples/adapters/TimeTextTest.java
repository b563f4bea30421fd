package dev.kpi.examples.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    private static String read(TimePattern pattern, String text) {
        TimeText times = new TimeText(pattern);
        byte[] padded = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
        if (!times.read(padded, 1, padded.length - 1)) {
            return "no time";
        }
        Instant instant = Instant.ofEpochSecond(times.second(), times.nano());
        return times.isLocal()
                ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString()
                : instant.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "2011-01-02T03:04:05, 2011-01-02T03:04:05",
        "2011-01-02 03:04:05, 2011-01-02T03:04:05",
        "2011-01-02T03:04, 2011-01-02T03:04",
        "2011-01-02 03:04:05.5, 2011-01-02T03:04:05.500",
        "2011-01-02 03:04:05.123456789, 2011-01-02T03:04:05.123456789",
        "2011-01-02, 2011-01-02T00:00",
        "2012-02-29, 2012-02-29T00:00",
        "1969-12-31T23:59:59, 1969-12-31T23:59:59",
        "0001-01-01, 0001-01-01T00:00",
        "2011-01-02T03:04:05Z, 2011-01-02T03:04:05Z",
        "2011-01-02T03:04Z, 2011-01-02T03:04:00Z",
        "2011-01-02T03:04:05+01:00, 2011-01-02T02:04:05Z",
        "2011-01-02T03:04:05-0530, 2011-01-02T08:34:05Z",
        "2011-01-02T03:04:05.25+01, 2011-01-02T02:04:05.250Z"
    })
    void isoTimesAreLocalUnlessTheyHaveAnOffset(String text, String time) {
        assertThat(read(TimePattern.ISO, text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2011",
                "2011-01",
                "2011-1-2",
                "2011-13-01",
                "2011-00-01",
                "2011-01-00",
                "2011-02-29",
                "2011-04-31",
                "2011-01-02T",
                "2011-01-02T03",
                "2011-01-02T24:00",
                "2011-01-02T03:60",
                "2011-01-02T03:04:60",
                "2011-01-02T03:04:05.",
                "2011-01-02T03:04:05.1234567891",
                "2011-01-02T03:04:05 ",
                "2011-01-02X03:04",
                "2011-01-02T03-04",
                "2011-01-02T03:04:05+",
                "2011-01-02T03:04:05+1",
                "2011-01-02T03:04:05+19:00",
                "2011-01-02T03:04:05+01:60",
                "2011-01-02T03:04:05+01-00",
                "2011-01-02T03:04:05z",
                "2011-01-02Z",
                "2011-01-02T03:04:",
                "2011-01-02T03:04:0",
                "20110102",
                "02.01.2011",
                "-011-01-02",
                "٢٠١١-01-02",
                "2011/01/02",
                "2011-01-02T-1:00",
                "12011-01-02"
            })
    void anythingElseIsNoIsoTime(String text) {
        assertThat(read(TimePattern.ISO, text)).isEqualTo("no time");
    }

    @Property
    void everyIsoTimeIsReadAsItPrints(@ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        assertThat(read(TimePattern.ISO, time.toString())).isEqualTo(time.toString());
        assertThat(read(TimePattern.ISO, time + "Z"))
                .isEqualTo(time.toInstant(ZoneOffset.UTC).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yyyy HH:mm, 02.01.2011 03:04, 2011-01-02T03:04",
        "dd.MM.uuuu, 02.01.2011, 2011-01-02T00:00",
        "yyyyMMddHHmmss, 20110102030405, 2011-01-02T03:04:05",
        "M/d/yyyy H:mm, 1/2/2011 3:04, 2011-01-02T03:04",
        "M/d/yyyy h:mm a, 1/2/2011 3:04 PM, 2011-01-02T15:04",
        "d MMM yyyy, 2 JAN 2011, 2011-01-02T00:00",
        "yyyy-MM-dd HH:mm XXX, 2011-01-02 03:04 +01:00, 2011-01-02T02:04:00Z",
        "dd.MM.yyyy HH:mm, 2.1.2011 03:04, no time",
        "dd.MM.yyyy HH:mm, 30.02.2011 03:04, no time",
        "dd.MM.yyyy HH:mm, 02-01-2011 03:04, no time",
        "dd.MM.yyyy HH:mm, 0a.01.2011 03:04, no time",
        "M/d/yyyy H:mm, 2/30/2011 3:04, no time",
        "d MMM yyyy, 2 MAI 2011, no time"
    })
    void otherTimesHaveAPattern(String pattern, String text, String time) {
        assertThat(read(TimePattern.of(pattern), text)).isEqualTo(time);
    }

    @Test
    void aTimeIsRememberedButNotOneThatCouldNotBeRead() {
        TimeText times = new TimeText(TimePattern.ISO);
        byte[] good = "2011-01-02".getBytes(StandardCharsets.UTF_8);
        byte[] bad = "2011-13-02".getBytes(StandardCharsets.UTF_8);
        assertThat(times.read(good, 0, 10)).isTrue();
        assertThat(times.read(bad, 0, 10)).isFalse();
        assertThat(times.read(bad, 0, 10)).isFalse();
        assertThat(times.read(good, 0, 10)).isTrue();
        assertThat(times.date()).hasToString("2011-01-02");
        assertThat(times.text()).isEqualTo("2011-01-02");
    }

    @Test
    void aPatternThatIsNoneIsRefused() {
        assertThatThrownBy(() -> TimePattern.of("dd.MM.jjjj"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pattern (dd.MM.jjjj) must be one of java.time.format.DateTimeFormatter: "
                        + "Unknown pattern letter: j");
        assertThatThrownBy(() -> TimePattern.of(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pattern must not be blank; use one such as dd.MM.yyyy HH:mm");
    }
}

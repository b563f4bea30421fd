package dev.kpi.examples.adapters;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a source writes times: ISO 8601, or a pattern of {@link DateTimeFormatter}.
 *
 * <p>Patterns of numbers of fixed width, such as {@code dd.MM.yyyy HH:mm}, are read digit by digit; any other goes through
 * a formatter. Immutable and thread-safe.
 */
final class TimePattern {

    private static final String FIXED_WIDTH =
            "(?:yyyy(?!y)|uuuu(?!u)|MM(?!M)|dd(?!d)|HH(?!H)|mm(?!m)|ss(?!s)|[\\p{ASCII}&&[^A-Za-z'\\[\\]{}#]])*";

    /** {@code 2011-01-02T03:04:05}, a blank for the T, seconds and time optional, with an offset or without. */
    static final TimePattern ISO = new TimePattern("");

    private final String text;
    private final boolean fixedWidth;
    private final @Nullable DateTimeFormatter formatter;

    private TimePattern(String text) {
        this.text = text;
        this.fixedWidth = (text.contains("yyyy") || text.contains("uuuu"))
                && text.contains("MM")
                && text.contains("dd")
                && Pattern.matches(FIXED_WIDTH, text);
        this.formatter = text.isEmpty() ? null : formatter(text);
    }

    /**
     * The pattern of that text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static TimePattern of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("pattern must not be blank; use one such as dd.MM.yyyy HH:mm");
        }
        return new TimePattern(text);
    }

    private static DateTimeFormatter formatter(String text) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(text)
                    .parseDefaulting(ChronoField.ERA, 1) // lets a strict formatter take yyyy
                    .toFormatter(Locale.ROOT)
                    .withChronology(IsoChronology.INSTANCE)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "pattern (" + text + ") must be one of java.time.format.DateTimeFormatter: " + e.getMessage(), e);
        }
    }

    /** What is wrong with a text that is no time. */
    String complaint(String thing) {
        return formatter == null
                ? "not a " + thing + " such as " + (thing.equals("date") ? "2011-01-02" : "2011-01-02T03:04:05")
                : "not a " + thing + " of the pattern '" + text + "'";
    }

    /** Reads a time into {@code out}; false if it is none. */
    boolean read(byte[] buffer, int from, int to, TimeText out) {
        if (formatter == null) {
            return out.readIso(buffer, from, to);
        }
        return fixedWidth
                ? readFixed(buffer, from, to, out)
                : readFormatted(new String(buffer, from, to - from, StandardCharsets.UTF_8), out);
    }

    private boolean readFixed(byte[] buffer, int from, int to, TimeText out) {
        if (to - from != text.length()) {
            return false;
        }
        int year = 0;
        int month = 0;
        int day = 0;
        int hour = 0;
        int minute = 0;
        int second = 0;
        for (int i = 0; i < text.length(); i++) {
            char wanted = text.charAt(i);
            byte c = buffer[from + i];
            if ((wanted | 0x20) < 'a' || (wanted | 0x20) > 'z') {
                if (c != wanted) {
                    return false;
                }
                continue;
            }
            int digit = c - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            switch (wanted) {
                case 'M' -> month = month * 10 + digit;
                case 'd' -> day = day * 10 + digit;
                case 'H' -> hour = hour * 10 + digit;
                case 'm' -> minute = minute * 10 + digit;
                case 's' -> second = second * 10 + digit;
                default -> year = year * 10 + digit;
            }
        }
        return out.takeLocal(year, month, day, hour, minute, second, 0);
    }

    private boolean readFormatted(String value, TimeText out) {
        if (formatter == null) {
            return false;
        }
        try {
            TemporalAccessor time =
                    formatter.parseBest(value, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            if (time instanceof ZonedDateTime zoned) {
                Instant instant = zoned.toInstant();
                out.takeInstant(instant.getEpochSecond(), instant.getNano(), zoned.toLocalDate());
            } else {
                LocalDateTime local = time instanceof LocalDateTime withTime
                        ? withTime
                        : LocalDate.from(time).atStartOfDay();
                Instant instant = local.toInstant(ZoneOffset.UTC);
                out.takeLocal(instant.getEpochSecond(), instant.getNano());
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

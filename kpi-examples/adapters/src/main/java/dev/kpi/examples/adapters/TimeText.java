package dev.kpi.examples.adapters;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;

/**
 * Reads times from UTF-8, remembering the last one: the lines of an order mostly have the same. Not thread-safe.
 */
final class TimeText {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int LONGEST_KEPT = 40;

    // the years 1678 to 2261, which is what LineBatch holds
    private static final long FIRST_SECOND = LocalDate.of(1678, 1, 1).toEpochDay() * SECONDS_PER_DAY;
    private static final long END_SECOND = LocalDate.of(2262, 1, 1).toEpochDay() * SECONDS_PER_DAY;

    private final TimePattern pattern;
    private final byte[] last = new byte[LONGEST_KEPT];
    private int lastLength = -1;
    private String text = "";
    private boolean isFar;

    private int lastDate = -1; // as 20110102, with its number of days since 1970
    private long lastDay;

    private boolean local;
    private long second;
    private int nano;
    private long epochDay;

    TimeText(TimePattern pattern) {
        this.pattern = pattern;
    }

    /** Reads a time, of the years that orders can hold; false if it is none. */
    boolean readTime(byte[] buffer, int from, int to) {
        return read(buffer, from, to) && !isFar;
    }

    /** Reads a time or date of any year; false if it is none. */
    boolean read(byte[] buffer, int from, int to) {
        int length = to - from;
        if (length == lastLength && Arrays.equals(last, 0, length, buffer, from, to)) {
            return true;
        }
        lastLength = -1;
        isFar = false;
        if (!pattern.read(buffer, from, to, this)) {
            return false;
        }
        isFar = second < FIRST_SECOND || second >= END_SECOND;
        text = new String(buffer, from, length, StandardCharsets.UTF_8);
        if (length <= LONGEST_KEPT) {
            System.arraycopy(buffer, from, last, 0, length);
            lastLength = length;
        }
        return true;
    }

    /** Whether the time came without an offset, so that it depends on the zone. */
    boolean isLocal() {
        return local;
    }

    /** Seconds since 1970-01-01T00:00, local time if {@link #isLocal()}, else of the instant. */
    long second() {
        return second;
    }

    int nano() {
        return nano;
    }

    /** The last time that could be read, as it is written. */
    String text() {
        return text;
    }

    /** The date as it is written. */
    LocalDate date() {
        return LocalDate.ofEpochDay(epochDay);
    }

    /** What is wrong with the last text that could not be read as a time or date. */
    String complaint(String thing) {
        return isFar ? "not between the years 1678 and 2261" : pattern.complaint(thing);
    }

    void takeInstant(long epochSecond, int nanoOfSecond, LocalDate date) {
        local = false;
        second = epochSecond;
        nano = nanoOfSecond;
        epochDay = date.toEpochDay();
    }

    void takeLocal(long localSecond, int nanoOfSecond) {
        local = true;
        second = localSecond;
        nano = nanoOfSecond;
        epochDay = Math.floorDiv(localSecond, SECONDS_PER_DAY);
    }

    boolean takeLocal(int year, int month, int day, int hour, int minute, int secondOfMinute, int nanoOfSecond) {
        if (hour > 23 || minute > 59 || secondOfMinute > 59 || !findDay(year, month, day)) {
            return false;
        }
        takeLocal(lastDay * SECONDS_PER_DAY + hour * 3600L + minute * 60L + secondOfMinute, nanoOfSecond);
        return true;
    }

    private boolean findDay(int year, int month, int day) {
        int date = (year * 100 + month) * 100 + day;
        if (date == lastDate) {
            return true;
        }
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return false;
        }
        lastDate = date;
        lastDay = LocalDate.of(year, month, day).toEpochDay();
        return true;
    }

    /** {@code yyyy-MM-dd}, then perhaps T or a blank and {@code HH:mm[:ss[.fraction]]}, then perhaps an offset. */
    boolean readIso(byte[] text, int from, int to) {
        if (to - from < 10 || text[from + 4] != '-' || text[from + 7] != '-') {
            return false;
        }
        int year = two(text, from) * 100 + two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        if (two(text, from) < 0 || two(text, from + 2) < 0 || month < 0 || day < 0) {
            return false;
        }
        if (to - from == 10) {
            return takeLocal(year, month, day, 0, 0, 0, 0);
        }
        if (to - from < 16 || (text[from + 10] != 'T' && text[from + 10] != ' ') || text[from + 13] != ':') {
            return false;
        }
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int at = from + 16;
        int secondOfMinute = 0;
        int nanoOfSecond = 0;
        if (at < to && text[at] == ':') {
            if (to - at < 3) {
                return false;
            }
            secondOfMinute = two(text, at + 1);
            at += 3;
            if (at < to && text[at] == '.') {
                int end = endOfDigits(text, at + 1, to);
                int digits = end - at - 1;
                if (digits < 1 || digits > 9) {
                    return false;
                }
                for (int i = 0; i < 9; i++) {
                    nanoOfSecond = nanoOfSecond * 10 + (i < digits ? text[at + 1 + i] - '0' : 0);
                }
                at = end;
            }
        }
        if (hour < 0 || minute < 0 || secondOfMinute < 0) {
            return false;
        }
        return takeLocal(year, month, day, hour, minute, secondOfMinute, nanoOfSecond)
                && (at == to || readOffset(text, at, to));
    }

    /** {@code Z}, {@code +01}, {@code +0130} or {@code +01:30}, up to 18 hours. */
    private boolean readOffset(byte[] text, int at, int to) {
        int length = to - at;
        int offset = 0;
        if (text[at] == '+' || text[at] == '-') {
            boolean colon = length == 6 && text[at + 3] == ':';
            if (length != 3 && length != 5 && !colon) {
                return false;
            }
            int hours = two(text, at + 1);
            int minutes = length == 3 ? 0 : two(text, to - 2);
            if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
                return false;
            }
            offset = (hours * 60 + minutes) * (text[at] == '-' ? -60 : 60);
        } else if (length != 1 || text[at] != 'Z') {
            return false;
        }
        local = false;
        second -= offset;
        return true;
    }

    private static int endOfDigits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    /** A number of two digits, or -1. */
    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}

package dev.kpi.order;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a text column, numbered from 0 in the order they were first met.
 *
 * <p>Characters lie one value after the other in one array, so that millions of ids cost little more than their letters.
 * Not thread-safe while it grows; safe to read from many threads afterwards.
 */
final class TextDictionary {

    private static final int SPREAD = 0x9E3779B9; // 2^32 / golden ratio: spreads the low bits of String.hashCode

    private static final int REMEMBERED = 1 << 14;

    private char[] letters = new char[256];
    private int[] starts = new int[17]; // starts[code] .. starts[code + 1]
    private long[] table = new long[32]; // hash in the upper half, code + 1 in the lower; 0 where free
    private int size;
    /** The strings that the first codes came as, where they came as strings. */
    private @Nullable String[] remembered = new @Nullable String[16];
    /** Strings made so far; a benign race, since equal strings are as good as the same one. */
    private volatile @Nullable String @Nullable [] strings;

    int size() {
        return size;
    }

    long bytesHeld() {
        return 2L * letters.length + 4L * starts.length + 8L * table.length;
    }

    /** The code of a text, a new one if it was not met before. */
    int code(String text) {
        int hash = text.hashCode();
        int slot = slotOf(hash);
        int length = text.length();
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            int code = (int) entry - 1;
            if ((int) (entry >> 32) == hash && matches(code, text)) {
                return code;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        ensureLetters(length);
        text.getChars(0, length, letters, starts[size]);
        if (size < REMEMBERED) {
            if (size >= remembered.length) {
                remembered = Arrays.copyOf(remembered, Math.min(REMEMBERED, Math.max(16, size * 2)));
            }
            remembered[size] = text;
        }
        return append(slot, hash, length);
    }

    /** The code of a slice of characters, a new one if it was not met before. */
    int code(char[] buffer, int from, int length) {
        int hash = hash(buffer, from, length);
        int slot = slotOf(hash);
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            int code = (int) entry - 1;
            if ((int) (entry >> 32) == hash && matches(code, buffer, from, length)) {
                return code;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        ensureLetters(length);
        System.arraycopy(buffer, from, letters, starts[size], length);
        return append(slot, hash, length);
    }

    /** The same as {@link String#hashCode}, four letters a step so that they need not wait for each other. */
    private static int hash(char[] buffer, int from, int length) {
        int hash = 0;
        int at = from;
        for (int end = from + length - 3; at < end; at += 4) {
            hash = 31 * 31 * 31 * 31 * hash
                    + 31 * 31 * 31 * buffer[at]
                    + 31 * 31 * buffer[at + 1]
                    + 31 * buffer[at + 2]
                    + buffer[at + 3];
        }
        for (; at < from + length; at++) {
            hash = 31 * hash + buffer[at];
        }
        return hash;
    }

    /** The code of a text, or -1. */
    int find(String text) {
        int hash = text.hashCode();
        int slot = slotOf(hash);
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            int code = (int) entry - 1;
            if ((int) (entry >> 32) == hash && matches(code, text)) {
                return code;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
    }

    /** Whether {@code code} stands for exactly these characters. */
    boolean matches(int code, char[] buffer, int from, int length) {
        return Arrays.equals(letters, starts[code], starts[code + 1], buffer, from, from + length);
    }

    private boolean matches(int code, String text) {
        if (code < REMEMBERED) { // comparing strings is faster than comparing letters, and most are the same object
            String before = code < remembered.length ? remembered[code] : null;
            if (before != null) {
                return before.equals(text);
            }
        }
        int at = starts[code];
        if (starts[code + 1] - at != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (letters[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int slotOf(int hash) {
        int spread = hash * SPREAD;
        return (spread ^ (spread >>> 16)) & (table.length - 1);
    }

    private void ensureLetters(int more) {
        int needed = starts[size] + more;
        if (needed < 0) {
            throw new IllegalArgumentException(
                    "the distinct texts of one column hold more than 2^31 characters; build several Orders");
        }
        if (needed > letters.length) {
            letters = Arrays.copyOf(
                    letters, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, letters.length * 2L)));
        }
    }

    private int append(int slot, int hash, int length) {
        int code = size;
        if (code + 1 == starts.length) {
            starts = Arrays.copyOf(starts, code * 2 + 1);
        }
        starts[code + 1] = starts[code] + length;
        table[slot] = ((long) hash << 32) | (code + 1);
        size = code + 1;
        if (2L * size > table.length) {
            rehash();
        }
        return code;
    }

    private void rehash() {
        long[] before = table;
        table = new long[before.length * 2];
        for (long entry : before) {
            if (entry != 0) {
                int slot = slotOf((int) (entry >> 32));
                while (table[slot] != 0) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = entry;
            }
        }
    }

    /** The text of a code. */
    String text(int code) {
        @Nullable String[] made = strings;
        if (made == null || made.length < size) {
            made = new @Nullable String[size];
            strings = made;
        }
        String text = made[code];
        if (text == null) {
            text = new String(letters, starts[code], starts[code + 1] - starts[code]);
            made[code] = text;
        }
        return text;
    }

    /** Writes the text of a code as {@link ByteOutput#text} does, without making a string of it. */
    void write(int code, ByteOutput out) {
        out.unsigned(starts[code + 1] - starts[code]);
        for (int i = starts[code]; i < starts[code + 1]; i++) {
            out.unsigned(letters[i]);
        }
    }

    int compare(int left, int right) {
        return Arrays.compare(letters, starts[left], starts[left + 1], letters, starts[right], starts[right + 1]);
    }

    /** Adds all values of another dictionary and tells their codes here. */
    int[] addAll(TextDictionary other) {
        int[] codes = new int[other.size];
        for (int code = 0; code < other.size; code++) {
            int from = other.starts[code];
            codes[code] = code(other.letters, from, other.starts[code + 1] - from);
        }
        return codes;
    }

    /** Lets go of spare room. */
    void trim() {
        letters = Arrays.copyOf(letters, starts[size]);
        starts = Arrays.copyOf(starts, size + 1);
        remembered = new @Nullable String[0];
    }
}

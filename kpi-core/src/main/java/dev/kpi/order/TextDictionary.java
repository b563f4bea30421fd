package dev.kpi.order;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a text column, numbered from 0 in the order they were first met.
 *
 * <p>Characters lie one value after the other in one array, so that millions of ids cost little more than their letters.
 * A large one that grows with a later snapshot is shared as it is, with the new texts behind it.
 * Not thread-safe while it grows; safe to read from many threads afterwards.
 */
final class TextDictionary {

    private static final int SPREAD = 0x9E3779B9; // 2^32 / golden ratio: spreads the low bits of String.hashCode

    private static final int REMEMBERED = 1 << 14;

    /** Copying fewer texts than this is cheaper than looking into two dictionaries ever after. */
    private static final int WORTH_SHARING = 1 << 12;

    /** What has the first codes, shared with other snapshots; it has none before itself. */
    private final @Nullable TextDictionary before;

    private final int first; // the first code of its own

    // of its own texts, by code less first
    private char[] letters = new char[256];
    private int[] starts = new int[17]; // starts[own] .. starts[own + 1]
    private long[] table = new long[32]; // hash in the upper half, own + 1 in the lower; 0 where free
    private int size;
    /** The strings that the first codes came as, where they came as strings. */
    private @Nullable String[] remembered = new @Nullable String[16];
    /** Strings made so far; a benign race, since equal strings are as good as the same one. */
    private volatile @Nullable String @Nullable [] strings;

    TextDictionary() {
        this(null);
    }

    private TextDictionary(@Nullable TextDictionary before) {
        this.before = before;
        this.first = before == null ? 0 : before.size;
    }

    /** A dictionary to go on with: the same texts under the same codes. This one stays as it is. */
    TextDictionary continued() {
        TextDictionary shared = before;
        if (shared == null) {
            return size < WORTH_SHARING ? copyOwn(new TextDictionary()) : new TextDictionary(this);
        }
        if (size < shared.size / 8 + WORTH_SHARING) {
            return copyOwn(new TextDictionary(shared));
        }
        TextDictionary flat = shared.copyOwn(new TextDictionary());
        flat.addAll(this);
        return flat;
    }

    private TextDictionary copyOwn(TextDictionary into) {
        into.letters = Arrays.copyOf(letters, Math.max(starts[size], 256));
        into.starts = Arrays.copyOf(starts, Math.max(size + 1, 17));
        into.table = table.clone();
        into.size = size;
        return into;
    }

    int size() {
        return first + size;
    }

    long bytesHeld() {
        long shared = before == null ? 0 : before.bytesHeld();
        return shared + 2L * letters.length + 4L * starts.length + 8L * table.length;
    }

    /** The code of a text, a new one if it was not met before. */
    int code(String text) {
        int hash = text.hashCode();
        int shared = before == null ? -1 : before.find(text, hash);
        if (shared >= 0) {
            return shared;
        }
        int slot = slotOf(hash);
        int length = text.length();
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            int own = (int) entry - 1;
            if ((int) (entry >> 32) == hash && matches(own, text)) {
                return first + own;
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
        int shared = before == null ? -1 : before.find(hash, buffer, from, length);
        if (shared >= 0) {
            return shared;
        }
        int slot = slotOf(hash);
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            int own = (int) entry - 1;
            if ((int) (entry >> 32) == hash && ownMatches(own, buffer, from, length)) {
                return first + own;
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
        return find(text, text.hashCode());
    }

    private int find(String text, int hash) {
        int shared = before == null ? -1 : before.find(text, hash);
        if (shared >= 0) {
            return shared;
        }
        int slot = slotOf(hash);
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            int own = (int) entry - 1;
            if ((int) (entry >> 32) == hash && matches(own, text)) {
                return first + own;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
    }

    private int find(int hash, char[] buffer, int from, int length) {
        int shared = before == null ? -1 : before.find(hash, buffer, from, length);
        if (shared >= 0) {
            return shared;
        }
        int slot = slotOf(hash);
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            int own = (int) entry - 1;
            if ((int) (entry >> 32) == hash && ownMatches(own, buffer, from, length)) {
                return first + own;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
    }

    /** The code here of a text of another dictionary, or -1. */
    int find(TextDictionary other, int code) {
        TextDictionary holder = other.holder(code);
        int from = holder.starts[code - holder.first];
        int length = holder.starts[code - holder.first + 1] - from;
        return find(hash(holder.letters, from, length), holder.letters, from, length);
    }

    /** The code here of a text of another dictionary, a new one if it was not met before. */
    int code(TextDictionary other, int code) {
        TextDictionary holder = other.holder(code);
        int from = holder.starts[code - holder.first];
        return code(holder.letters, from, holder.starts[code - holder.first + 1] - from);
    }

    /** The one of the two dictionaries that has the letters of a code. */
    private TextDictionary holder(int code) {
        TextDictionary shared = before;
        return shared != null && code < first ? shared : this;
    }

    /** Whether {@code code} stands for exactly these characters. */
    boolean matches(int code, char[] buffer, int from, int length) {
        TextDictionary holder = holder(code);
        return holder.ownMatches(code - holder.first, buffer, from, length);
    }

    private boolean ownMatches(int own, char[] buffer, int from, int length) {
        return Arrays.equals(letters, starts[own], starts[own + 1], buffer, from, from + length);
    }

    private boolean matches(int own, String text) {
        if (own < REMEMBERED) { // comparing strings is faster than comparing letters, and most are the same object
            String known = own < remembered.length ? remembered[own] : null;
            if (known != null) {
                return known.equals(text);
            }
        }
        int at = starts[own];
        if (starts[own + 1] - at != text.length()) {
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
        int own = size;
        if (own + 1 == starts.length) {
            starts = Arrays.copyOf(starts, own * 2 + 1);
        }
        starts[own + 1] = starts[own] + length;
        table[slot] = ((long) hash << 32) | (own + 1);
        size = own + 1;
        if (2L * size > table.length) {
            rehash();
        }
        return first + own;
    }

    private void rehash() {
        long[] full = table;
        table = new long[full.length * 2];
        for (long entry : full) {
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
        TextDictionary shared = before;
        if (shared != null && code < first) {
            return shared.text(code);
        }
        int own = code - first;
        @Nullable String[] made = strings;
        if (made == null || made.length < size) {
            made = new @Nullable String[size];
            strings = made;
        }
        String text = made[own];
        if (text == null) {
            text = new String(letters, starts[own], starts[own + 1] - starts[own]);
            made[own] = text;
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
        return compare(left, this, right);
    }

    /** Compares one of its texts with one of another dictionary, as strings compare. */
    int compare(int code, TextDictionary other, int otherCode) {
        TextDictionary left = holder(code);
        TextDictionary right = other.holder(otherCode);
        int l = code - left.first;
        int r = otherCode - right.first;
        return Arrays.compare(
                left.letters, left.starts[l], left.starts[l + 1], right.letters, right.starts[r], right.starts[r + 1]);
    }

    /** Adds all values of another dictionary and tells their codes here. */
    int[] addAll(TextDictionary other) {
        int[] codes = new int[other.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = code(other, code);
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

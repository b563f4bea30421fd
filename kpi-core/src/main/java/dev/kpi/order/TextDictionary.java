package dev.kpi.order;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a text column, numbered from 0 in the order they were first met.
 *
 * <p>Texts lie one after the other in one array, as {@link Utf8}, so that millions of ids cost little more than their
 * letters. A large one that grows with a later snapshot is shared as it is, with the new texts behind it.
 * Not thread-safe while it grows; safe to read from many threads afterwards.
 */
final class TextDictionary {

    private static final int SPREAD = 0x9E3779B9; // 2^32 / golden ratio

    /** In the place of the length of a text that is longer than eight bytes, so that its letters have to be looked at. */
    private static final int LONG = Long.BYTES + 1;

    /** Places of a table that a core's cache holds along with all else. */
    private static final int CACHED = 1 << 15;

    private static final int AHEAD = 64;

    /** Texts that are taken for all of them. */
    private static final int LOOKED_AT = 1 << 10;

    private static final int MOST_RECENT = 1 << 14;

    /** Copying fewer texts than this is cheaper than looking into two dictionaries ever after. */
    private static final int WORTH_SHARING = 1 << 12;

    /** So many texts share a place by chance only in tables of many millions; where made to, they are found otherwise. */
    private static final int MOST_LOOKS = 1 << 9;

    /** In the place of a place. */
    private static final int CROWDED = -1;

    private static final long CROWDED_BYTES = 140; // of a text in a map, about

    /** What has the first codes, shared with other snapshots; it has none before itself. */
    private final @Nullable TextDictionary before;

    private final int first; // the first code of its own

    // of its own texts, by code less first
    private byte[] letters = new byte[256];
    private int[] starts = new int[17]; // starts[own] .. starts[own + 1]
    /**
     * Two numbers a place: of a text of up to eight bytes these bytes, of a longer one its hash; then its length, or
     * {@link #LONG}, in the upper half, and own + 1 in the lower, or 0 where the place is free.
     */
    private long[] table = new long[2 * 32];

    /** Texts, with own, for which there is no place among the first looked at; a map that bounds the work for any texts. */
    private Map<String, Integer> crowded = Map.of();

    private int size;
    private long unusedSum; // of what was fetched

    // strings asked for lately, by their own hash: comparing strings is faster than coding them, and most come again
    private @Nullable String[] recent = new @Nullable String[16];
    private int[] recentHash = new int[16];
    private int[] recentCode = new int[16];

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
        into.letters = Arrays.copyOf(letters, Math.max(starts[size] + Utf8.SPARE, 256));
        into.starts = Arrays.copyOf(starts, Math.max(size + 1, 17));
        into.table = table.clone();
        into.crowded = crowded.isEmpty() ? crowded : new HashMap<>(crowded);
        into.size = size;
        return into;
    }

    int size() {
        return first + size;
    }

    long bytesHeld() {
        long shared = before == null ? 0 : before.bytesHeld();
        return shared + letters.length + 4L * starts.length + 8L * table.length + CROWDED_BYTES * crowded.size();
    }

    /** The code of a text, a new one if it was not met before. */
    int code(String text) {
        return code(text, text.hashCode());
    }

    /** The same of a text that is given with its hash code. */
    int code(String text, int hashCode) {
        int lately = codeLately(text, hashCode);
        if (lately >= 0) {
            return lately;
        }
        byte[] bytes = Utf8.bytes(text);
        int code = code(bytes, 0, bytes.length);
        if (4 * size > recent.length && recent.length < MOST_RECENT) { // few share a place
            recent = new @Nullable String[4 * recent.length];
            recentCode = new int[recent.length];
            recentHash = new int[recent.length];
        }
        int at = spread(hashCode) & (recent.length - 1);
        recent[at] = text;
        recentHash[at] = hashCode; // tells most others apart without a look at their letters, which lie elsewhere
        recentCode[at] = code;
        return code;
    }

    /** The code of a text that was coded lately, given with its hash code; -1 if that is not known. */
    int codeLately(String text, int hashCode) {
        int at = spread(hashCode) & (recent.length - 1);
        String held = recent[at];
        return held != null && recentHash[at] == hashCode && held.equals(text) ? recentCode[at] : -1;
    }

    /** Whether it holds so much that looking for a text mostly means to wait for memory. */
    boolean isLarge() {
        return table.length > CACHED || before != null;
    }

    /** Looks at the places of texts of some hashes, so that memory is waited for once and not text by text. */
    void fetch(long[] hashes, int count) {
        if (before != null) {
            before.fetch(hashes, count);
        }
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += table[placeOf(hashes[i])];
        }
        unusedSum = sum; // lest the compiler leaves the loop out
    }

    /** The code of a text in UTF-8, a new one if it was not met before; what is no UTF-8 is taken as U+FFFD. */
    int code(byte[] text, int from, int length) {
        return code(Utf8.hash(text, from, length), text, from, length);
    }

    /** The same of a text of which the hash is known. */
    int code(long hash, byte[] text, int from, int length) {
        return code(hash, text, from, length, false);
    }

    private int code(long hash, byte[] text, int from, int length, boolean isUtf8) {
        int shared = before == null ? -1 : before.find(hash, text, from, length);
        if (shared >= 0) {
            return shared;
        }
        long key = key(hash, text, from, length);
        int place = place(hash, key, text, from, length);
        int own = ownAt(place, text, from, length);
        if (own >= 0) {
            return first + own;
        }
        if (!isUtf8 && !Utf8.isAscii(text, from, length)) {
            byte[] clean = Utf8.bytes(Utf8.text(text, from, length));
            if (!Arrays.equals(clean, 0, clean.length, text, from, from + length)) {
                return code(clean, 0, clean.length);
            }
        }
        return append(key, place, text, from, length);
    }

    /** The code of a text, or -1. */
    int find(String text) {
        byte[] bytes = Utf8.bytes(text);
        return find(bytes, 0, bytes.length);
    }

    private int find(byte[] text, int from, int length) {
        return find(Utf8.hash(text, from, length), text, from, length);
    }

    /** The code of a text in UTF-8 of which the hash is known, or -1. */
    int find(long hash, byte[] text, int from, int length) {
        int shared = before == null ? -1 : before.find(hash, text, from, length);
        if (shared >= 0) {
            return shared;
        }
        int place = place(hash, key(hash, text, from, length), text, from, length);
        int own = ownAt(place, text, from, length);
        return own < 0 ? -1 : first + own;
    }

    /** What is at the place of a text, -1 if nothing is. */
    private int ownAt(int place, byte[] text, int from, int length) {
        return place == CROWDED ? crowded.getOrDefault(Utf8.text(text, from, length), -1) : (int) table[place + 1] - 1;
    }

    /** What a place holds of a text. */
    private static long key(long hash, byte[] text, int from, int length) {
        return length <= Long.BYTES ? Utf8.word(text, from, length) : hash;
    }

    /** Where a text is, or else the free place where it would be put; {@link #CROWDED} if it has none. */
    private int place(long hash, long key, byte[] text, int from, int length) {
        int tag = Math.min(length, LONG);
        int place = placeOf(hash);
        int looks = MOST_LOOKS;
        for (long entry = table[place + 1]; entry != 0; entry = table[place + 1]) {
            boolean isAlike = table[place] == key && entry >>> 32 == tag;
            if (isAlike && (tag < LONG || ownMatches((int) entry - 1, text, from, length))) {
                return place;
            }
            if (--looks == 0) {
                return CROWDED;
            }
            place = (place + 2) & (table.length - 1);
        }
        return place;
    }

    /** The code here of a text of another dictionary, or -1. */
    int find(TextDictionary other, int code) {
        TextDictionary holder = other.holder(code);
        int from = holder.starts[code - holder.first];
        int length = holder.starts[code - holder.first + 1] - from;
        return find(holder.letters, from, length);
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

    /** Whether {@code code} stands for exactly this text in UTF-8. */
    boolean matches(int code, byte[] text, int from, int length) {
        TextDictionary holder = holder(code);
        return holder.ownMatches(code - holder.first, text, from, length);
    }

    private boolean ownMatches(int own, byte[] text, int from, int length) {
        int start = starts[own];
        return starts[own + 1] - start == length && Utf8.same(letters, start, text, from, length);
    }

    private static int spread(int hash) {
        int spread = hash * SPREAD;
        return spread ^ (spread >>> 16);
    }

    private int placeOf(long hash) {
        return (int) (hash >>> 31) & (table.length - 2); // an even number
    }

    private void ensureLetters(int more) {
        int needed = starts[size] + more + Utf8.SPARE;
        if (needed < 0) {
            throw new IllegalArgumentException(
                    "the distinct texts of one column hold more than 2^31 bytes; build several Orders");
        }
        if (needed > letters.length) {
            letters = Arrays.copyOf(
                    letters, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, letters.length * 2L)));
        }
    }

    /** Adds a text that was not met before, at a place that is free. */
    private int append(long key, int place, byte[] text, int from, int length) {
        ensureLetters(length);
        int own = size;
        if (own + 1 == starts.length) {
            starts = Arrays.copyOf(starts, own * 2 + 1);
        }
        Utf8.copy(text, from, length, letters, starts[own]);
        starts[own + 1] = starts[own] + length;
        size = own + 1;
        if (place == CROWDED) {
            putCrowded(own);
        } else {
            table[place] = key;
            table[place + 1] = entry(length, own);
        }
        if (size > mostTexts(table.length)) {
            rehash(tableLength(size));
        }
        return first + own;
    }

    /** What a place holds beside the key of a text. */
    private static long entry(int length, int own) {
        return ((long) Math.min(length, LONG) << 32) | (own + 1);
    }

    /** Puts a text at the first free place, if it is among those that are looked at. */
    private boolean put(long hash, long key, long entry) {
        int place = placeOf(hash);
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            if (table[place + 1] == 0) {
                table[place] = key;
                table[place + 1] = entry;
                return true;
            }
            place = (place + 2) & (table.length - 1);
        }
        return false;
    }

    private void putCrowded(int own) {
        if (crowded.isEmpty()) {
            crowded = new HashMap<>();
        }
        crowded.put(Utf8.text(letters, starts[own], starts[own + 1] - starts[own]), own);
    }

    private void rehash(int length) {
        long[] full = table;
        Map<String, Integer> others = crowded;
        table = new long[length];
        crowded = Map.of();
        for (int place = 0; place < full.length; place += 2) {
            long key = full[place];
            long entry = full[place + 1];
            if (entry != 0) {
                int tag = (int) (entry >>> 32);
                if (!put(tag == LONG ? key : Utf8.hash(key, tag), key, entry)) {
                    putCrowded((int) entry - 1);
                }
            }
        }
        others.values().forEach(this::putAgain);
    }

    /** Puts a text that was crowded into the table, if there is a place now. */
    private void putAgain(int own) {
        int from = starts[own];
        int length = starts[own + 1] - from;
        long hash = Utf8.hash(letters, from, length);
        if (!put(hash, key(hash, letters, from, length), entry(length, own))) {
            putCrowded(own);
        }
    }

    /** The text of a code, which is not kept: for what few texts are asked of, such as messages. */
    String passingText(int code) {
        TextDictionary holder = holder(code);
        int from = holder.starts[code - holder.first];
        return Utf8.text(holder.letters, from, holder.starts[code - holder.first + 1] - from);
    }

    /** The text of a code, kept for the next time: for what all texts are asked of, such as results. */
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
            text = Utf8.text(letters, starts[own], starts[own + 1] - starts[own]);
            made[own] = text;
        }
        return text;
    }

    /** Writes the text of a code as {@link ByteOutput#text} does, in most cases without making a string of it. */
    void write(int code, ByteOutput out) {
        TextDictionary holder = holder(code);
        int from = holder.starts[code - holder.first];
        int to = holder.starts[code - holder.first + 1];
        if (!Utf8.isAscii(holder.letters, from, to - from)) {
            out.text(Utf8.text(holder.letters, from, to - from));
            return;
        }
        out.unsigned(to - from);
        for (int i = from; i < to; i++) {
            out.unsigned(holder.letters[i]);
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
        return Utf8.compare(
                left.letters, left.starts[l], left.starts[l + 1], right.letters, right.starts[r], right.starts[r + 1]);
    }

    /** Adds all values of another dictionary and tells their codes here. */
    int[] addAll(TextDictionary other) {
        int[] codes = new int[other.size()];
        TextDictionary shared = other.before;
        if (shared != null) {
            addOwn(shared, codes);
        }
        addOwn(other, codes);
        return codes;
    }

    /** Adds the texts of another dictionary that it does not share, some at a time. */
    private void addOwn(TextDictionary other, int[] codes) {
        long[] hashes = new long[AHEAD];
        for (int from = 0; from < other.size; from += AHEAD) {
            int count = Math.min(AHEAD, other.size - from);
            for (int i = 0; i < count; i++) {
                int start = other.starts[from + i];
                hashes[i] = Utf8.hash(other.letters, start, other.starts[from + i + 1] - start);
            }
            fetch(hashes, count);
            for (int i = 0; i < count; i++) {
                int start = other.starts[from + i];
                int length = other.starts[from + i + 1] - start;
                codes[other.first + from + i] = code(hashes[i], other.letters, start, length, true);
            }
        }
    }

    /** Which part of the texts of another dictionary is new here, by a look at some of them. */
    double shareOfNew(TextDictionary other) {
        int step = Math.max(1, other.size() / LOOKED_AT);
        int looks = 0;
        int missing = 0;
        for (long code = 0; code < other.size(); code += step) {
            looks++;
            missing += find(other, (int) code) < 0 ? 1 : 0;
        }
        return looks == 0 ? 0 : (double) missing / looks;
    }

    /** Makes room for so many texts, so that it need not grow on the way. */
    void reserve(int texts) {
        if (tableLength(texts - first) > table.length) {
            rehash(tableLength(texts - first));
        }
        if (starts.length <= texts - first) {
            starts = Arrays.copyOf(starts, texts - first + 1);
        }
    }

    /** Lets go of spare room. */
    void trim() {
        letters = Arrays.copyOf(letters, starts[size] + Utf8.SPARE);
        starts = Arrays.copyOf(starts, size + 1);
        recent = new @Nullable String[16];
        recentHash = new int[16];
        recentCode = new int[16];
        if (table.length > tableLength(size)) {
            rehash(tableLength(size));
        }
    }

    /** The length of a table for so many texts. */
    private static int tableLength(int texts) {
        int length = 2 * Integer.highestOneBit(Math.max(texts, 16));
        while (texts > mostTexts(length)) {
            length = Math.multiplyExact(length, 2);
        }
        return length;
    }

    /** How many texts a table of a length may hold: three for four places. */
    private static int mostTexts(int tableLength) {
        return tableLength / 8 * 3;
    }
}

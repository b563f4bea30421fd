package dev.kpi.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Texts as bytes of UTF-8, hashed and compared eight at a time.
 *
 * <p>A surrogate without its other half, which a string may hold but UTF-8 has no place for, is written like any other
 * character of its range, so that every string comes back as it was and no two become one.
 */
final class Utf8 {

    /** Free bytes behind the last text of an array let it be read in whole words; without, it is read byte by byte. */
    static final int SPARE = Long.BYTES;

    private static final int SHORT = 4 * Long.BYTES;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long[] MASKS = { // of the first so many bytes of a word
        0, 0xFFL, 0xFFFFL, 0xFFFFFFL, 0xFFFFFFFFL, 0xFFFFFFFFFFL, 0xFFFFFFFFFFFFL, 0xFFFFFFFFFFFFFFL, -1
    };

    // first bytes: of the block that surrogates are in, of what follows it, of what lies beyond the basic plane
    private static final int SURROGATES = 0xED;
    private static final int BEHIND_SURROGATES = 0xEE;
    private static final int BEYOND_BASIC_PLANE = 0xF0;

    private Utf8() {}

    static long hash(byte[] bytes, int from, int length) {
        if (length <= Long.BYTES) {
            return hash(word(bytes, from, length), length);
        }
        long hash = length * SPREAD;
        int at = from;
        int last = from + length - Long.BYTES;
        for (; at < last; at += Long.BYTES) {
            hash = mixed(hash, (long) WORD.get(bytes, at));
        }
        return mixed(hash, (long) WORD.get(bytes, last)); // some of its bytes once more
    }

    /** The same of up to eight bytes, given as a {@link #word}. */
    static long hash(long word, int length) {
        return mixed(length * SPREAD, word);
    }

    private static long mixed(long hash, long word) {
        long product = (hash ^ word) * SPREAD; // no bit of it tells of higher ones of the word
        return (product ^ (product >>> 32)) * SPREAD;
    }

    /** Up to eight bytes as a number. */
    static long word(byte[] bytes, int from, int length) {
        if (from + Long.BYTES <= bytes.length) {
            return (long) WORD.get(bytes, from) & MASKS[length];
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = word << Byte.SIZE | (bytes[from + i] & 0xFF);
        }
        return word;
    }

    /** Copies a text behind which there is room for {@link #SPARE} bytes, which are written over. */
    static void copy(byte[] from, int fromAt, int length, byte[] to, int toAt) {
        if (length > SHORT || fromAt + length + SPARE > from.length) {
            System.arraycopy(from, fromAt, to, toAt, length);
            return;
        }
        for (int at = 0; at < length; at += Long.BYTES) { // for few bytes faster than a call
            WORD.set(to, toAt + at, (long) WORD.get(from, fromAt + at));
        }
    }

    static boolean same(byte[] left, int leftFrom, byte[] right, int rightFrom, int length) {
        if (length < Long.BYTES) {
            return word(left, leftFrom, length) == word(right, rightFrom, length);
        }
        int last = length - Long.BYTES;
        for (int at = 0; at < last; at += Long.BYTES) {
            if ((long) WORD.get(left, leftFrom + at) != (long) WORD.get(right, rightFrom + at)) {
                return false;
            }
        }
        return (long) WORD.get(left, leftFrom + last) == (long) WORD.get(right, rightFrom + last);
    }

    static boolean isAscii(byte[] bytes, int from, int length) {
        long all = 0;
        int at = from;
        int end = from + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            all |= (long) WORD.get(bytes, at);
        }
        if (at < end) {
            all |= word(bytes, at, end - at);
        }
        return (all & HIGH_BITS) == 0;
    }

    /** Compares as strings compare: by UTF-16, in which what lies beyond the basic plane comes before its last part. */
    static int compare(byte[] left, int leftFrom, int leftTo, byte[] right, int rightFrom, int rightTo) {
        int at = Arrays.mismatch(left, leftFrom, leftTo, right, rightFrom, rightTo);
        if (at < 0) {
            return 0;
        }
        if (at == leftTo - leftFrom || at == rightTo - rightFrom) {
            return leftTo - leftFrom - (rightTo - rightFrom);
        }
        int l = left[leftFrom + at] & 0xFF;
        int r = right[rightFrom + at] & 0xFF;
        boolean isFar = l >= BEYOND_BASIC_PLANE;
        if (isFar == r >= BEYOND_BASIC_PLANE || Math.min(l, r) < SURROGATES) {
            return l - r;
        }
        if (Math.min(l, r) >= BEHIND_SURROGATES) {
            return r - l;
        }
        return text(left, leftFrom, leftTo - leftFrom).compareTo(text(right, rightFrom, rightTo - rightFrom));
    }

    static byte[] bytes(String text) {
        return hasUnpairedSurrogate(text) ? encode(text) : text.getBytes(UTF_8);
    }

    /** Copies a text that is ASCII, which has room; tells where it ends, or -1 if it is not ASCII. */
    static int copyAscii(String text, byte[] to, int at) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            all |= c;
            to[at + i] = (byte) c;
        }
        return all < 0x80 ? at + text.length() : -1;
    }

    private static boolean hasUnpairedSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int character = text.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(character)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.write(SURROGATES);
                out.write(0x80 | ((c >> 6) & 0x3F));
                out.write(0x80 | (c & 0x3F));
            } else {
                out.writeBytes(Character.toString(c).getBytes(UTF_8));
            }
        });
        return out.toByteArray();
    }

    /** The text of such bytes; what is none of UTF-8 comes out as U+FFFD. */
    static String text(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, UTF_8);
        return text.indexOf('\uFFFD') >= 0 && holdsSurrogate(bytes, from, from + length)
                ? decode(bytes, from, from + length)
                : text;
    }

    private static boolean holdsSurrogate(byte[] bytes, int from, int to) {
        for (int at = from; at + 2 < to; at++) {
            if (isSurrogate(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSurrogate(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) == SURROGATES && (bytes[at + 1] & 0xE0) == 0xA0 && (bytes[at + 2] & 0xC0) == 0x80;
    }

    private static String decode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from; // where what is plain UTF-8 begins
        for (int at = from; at + 2 < to; ) {
            if (isSurrogate(bytes, at)) {
                text.append(new String(bytes, plain, at - plain, UTF_8));
                text.append((char) (0xD000 | (bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F)));
                at += 3;
                plain = at;
            } else {
                at++;
            }
        }
        return text.append(new String(bytes, plain, to - plain, UTF_8)).toString();
    }
}

package dev.kpi.order;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Bytes being read, with every size checked against what is left before room is made for it. Not thread-safe. */
final class ByteInput {

    private static final int MOST_SCALE = 2000;
    private static final int MOST_DIGITS = 1024; // bytes of an unscaled value

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteInput(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    private int next(String what) {
        if (at >= end) {
            throw damaged("they end within " + what);
        }
        return bytes[at++];
    }

    static IllegalArgumentException damaged(String how) {
        return new IllegalArgumentException("bytes of this partial are damaged: " + how);
    }

    long unsigned(String what) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = next(what);
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged(what + " does not end");
    }

    long signed(String what) {
        long value = unsigned(what);
        return (value >>> 1) ^ -(value & 1);
    }

    boolean flag(String what) {
        int value = next(what);
        if (value != 0 && value != 1) {
            throw damaged(what + " (" + value + ") must be 0 or 1");
        }
        return value == 1;
    }

    /** A number from 0 to {@code most}. */
    int number(String what, long most) {
        return checked(what, unsigned(what), most);
    }

    private static int checked(String what, long value, long most) {
        if (value < 0 || value > most) {
            throw damaged(what + " (" + Long.toUnsignedString(value) + ") must be at most " + most);
        }
        return (int) value;
    }

    /** How many things follow, each of which takes a byte at least. */
    int size(String what) {
        long value = unsigned(what);
        return checked(what, value, end - at);
    }

    String text(String what) {
        char[] letters = new char[size("the length of " + what)];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) number(what, Character.MAX_VALUE);
        }
        return new String(letters);
    }

    BigDecimal decimal(String what) {
        long scale = signed(what);
        if (scale < -MOST_SCALE || scale > MOST_SCALE) {
            throw damaged(
                    "the scale of " + what + " (" + scale + ") must be in [-" + MOST_SCALE + ", " + MOST_SCALE + "]");
        }
        int length = size("the length of " + what);
        if (length > MOST_DIGITS) {
            throw damaged("the length of " + what + " (" + length + ") must be at most " + MOST_DIGITS);
        }
        if (length == 0) {
            throw damaged(what + " has no digits");
        }
        BigInteger unscaled = new BigInteger(bytes, at, length);
        at += length;
        return new BigDecimal(unscaled, (int) scale);
    }

    boolean hasMore() {
        return at < end;
    }

    void requireEnd() {
        if (at != end) {
            throw damaged((end - at) + " bytes are left over");
        }
    }
}

package dev.kpi.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Bytes being written: small numbers take few of them. Not thread-safe. */
final class ByteOutput {

    private byte[] bytes = new byte[256];
    private int size;

    private void write(int value) {
        if (size == bytes.length) {
            if (size > Integer.MAX_VALUE - 16) {
                throw new IllegalStateException(
                        "this partial needs more than 2^31 bytes; ask for fewer dimensions or metrics at once");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, size * 2L));
        }
        bytes[size++] = (byte) value;
    }

    /** A number, the smaller the fewer bytes; seven bits a byte, the lowest first. */
    ByteOutput unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        write((int) rest);
        return this;
    }

    /** A number of either sign, the nearer to zero the fewer bytes. */
    ByteOutput signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    ByteOutput flag(boolean value) {
        write(value ? 1 : 0);
        return this;
    }

    /** Its length, then each char as a number, so that every text comes back as it was. */
    ByteOutput text(String text) {
        unsigned(text.length());
        for (int i = 0; i < text.length(); i++) {
            unsigned(text.charAt(i));
        }
        return this;
    }

    ByteOutput raw(byte[] values) {
        for (byte value : values) {
            write(value);
        }
        return this;
    }

    ByteOutput decimal(BigDecimal value) {
        signed(value.scale());
        BigInteger unscaled = value.unscaledValue();
        byte[] digits = unscaled.toByteArray();
        unsigned(digits.length);
        return raw(digits);
    }

    /** Four bytes, the highest first. */
    ByteOutput fixed(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            write(value >>> shift);
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}

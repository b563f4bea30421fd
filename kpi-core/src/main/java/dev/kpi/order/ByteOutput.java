package dev.kpi.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Bytes being written: small numbers take few of them. Not thread-safe. */
final class ByteOutput {

    private static final int PIECE = 1 << 16;
    private static final int MOST_PIECES = (Integer.MAX_VALUE >> 16) - 1;

    private final List<byte[]> pieces = new ArrayList<>(); // full ones
    private byte[] bytes = new byte[256];
    private int size;

    private void write(int value) {
        if (size == bytes.length) {
            makeRoom();
        }
        bytes[size++] = (byte) value;
    }

    private void makeRoom() {
        if (size < PIECE) {
            bytes = Arrays.copyOf(bytes, 2 * size);
            return;
        }
        if (pieces.size() == MOST_PIECES) {
            throw new IllegalStateException(
                    "this partial needs more than 2^31 bytes; ask for fewer dimensions or metrics at once");
        }
        pieces.add(bytes);
        bytes = new byte[PIECE];
        size = 0;
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
    private ByteOutput fixed(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            write(value >>> shift);
        }
        return this;
    }

    /** Appends the checksum of all that was written. */
    ByteOutput checksum() {
        CRC32 checksum = new CRC32();
        pieces.forEach(checksum::update);
        checksum.update(bytes, 0, size);
        return fixed((int) checksum.getValue());
    }

    byte[] toBytes() {
        byte[] all = new byte[pieces.size() * PIECE + size];
        for (int i = 0; i < pieces.size(); i++) {
            System.arraycopy(pieces.get(i), 0, all, i * PIECE, PIECE);
        }
        System.arraycopy(bytes, 0, all, pieces.size() * PIECE, size);
        return all;
    }
}

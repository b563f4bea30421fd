package dev.kpi.examples.adapters;

import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Decodes a part of an array of bytes; what is not text in the encoding becomes U+FFFD. Not thread-safe. */
final class BytesReader extends Reader {

    private static final int LONGEST_UTF_8 = 4;
    /** One letter outside ASCII slows down what is decoded with it: about two lines. */
    private static final int PIECE = 128;

    private final byte[] bytes;
    private final int to;
    private final Charset charset;
    private final boolean isUtf8;
    private int at;
    private boolean hasReplaced;

    /** Of an encoding that takes at least one byte a character, so that the room asked for is enough. */
    BytesReader(byte[] bytes, int from, int to, Charset charset) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        this.charset = charset;
        this.isUtf8 = charset.equals(StandardCharsets.UTF_8);
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int count = Math.min(length, to - at);
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        int end = at + (isUtf8 && at + count < to ? beforeSplitCharacter(count) : count);
        int written = 0;
        while (at < end) {
            int piece = isUtf8 && end - at > PIECE ? beforeSplitCharacter(PIECE) : end - at;
            written += decode(piece, buffer, offset + written);
        }
        return written;
    }

    private int decode(int count, char[] buffer, int offset) {
        // a string copies and widens its bytes by machine instructions for whole blocks, a decoder one by one
        String text = new String(bytes, at, count, charset);
        hasReplaced |= text.indexOf('\uFFFD') >= 0;
        text.getChars(0, text.length(), buffer, offset);
        at += count;
        return text.length();
    }

    /** The count without the bytes of a character that goes on behind it; the count itself if there is no such. */
    private int beforeSplitCharacter(int count) {
        int shorter = count;
        while (shorter > 0 && count - shorter < LONGEST_UTF_8 && (bytes[at + shorter] & 0xC0) == 0x80) {
            shorter--;
        }
        return shorter > 0 && count - shorter < LONGEST_UTF_8 ? shorter : count;
    }

    /** Whether anything decoded so far is U+FFFD. */
    boolean hasReplaced() {
        return hasReplaced;
    }

    @Override
    public void close() {
        // nothing to close
    }
}

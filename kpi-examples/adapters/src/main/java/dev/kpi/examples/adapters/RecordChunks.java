package dev.kpi.examples.adapters;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into chunks of whole records, and tells on which line each begins.
 *
 * <p>Used by one thread at a time.
 */
final class RecordChunks {

    /** A record must end within so many bytes; more is a quote that is never closed, or no order file. */
    static final int LONGEST_RECORD = 16 << 20;

    private static final int SLICE = 256 << 10; // one read: stays in the processor's cache
    private static final byte[] NONE = {};
    private static final int SPARE = 2 * Long.BYTES; // behind a chunk: its end can be marked, and read in whole words

    private final InputStream in;
    private final RecordScanner scanner;
    private byte[] pending = NONE; // read, but not handed out: a record that goes on, or what follows the header
    private boolean ended;
    private long line = 1;
    private boolean overlong;

    /** Some whole records. */
    static final class Chunk {
        private byte[] bytes = NONE;
        private int length;
        private long firstLine;
        private boolean overlong;

        /** Sixteen bytes or more follow the records. */
        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }

        /** The line on which it begins, from 1. */
        long firstLine() {
            return firstLine;
        }

        /** Whether its last record has no end within {@link #LONGEST_RECORD}. */
        boolean isOverlong() {
            return overlong;
        }
    }

    RecordChunks(InputStream in, char separator) {
        this.in = in;
        this.scanner = new RecordScanner(separator);
    }

    /** Reads the first record that is no empty line, looking at about so many bytes; false if there is none. */
    boolean first(Chunk chunk, int size) throws IOException {
        while (next(chunk, size)) {
            int from = 0;
            long firstLine = chunk.firstLine;
            while (from < chunk.length) {
                scanner.scan(chunk.bytes, from, chunk.length, true, true);
                int end = scanner.end() > from ? scanner.end() : chunk.length;
                if (!isLineBreak(chunk.bytes, from, end)) {
                    keepFollowing(chunk, end, firstLine + scanner.lines());
                    chunk.bytes = Arrays.copyOfRange(chunk.bytes, from, end + SPARE);
                    chunk.length = end - from;
                    chunk.firstLine = firstLine;
                    return true;
                }
                from = end;
                firstLine += scanner.lines();
            }
        }
        return false;
    }

    private void keepFollowing(Chunk chunk, int from, long firstLine) {
        byte[] following = new byte[chunk.length - from + pending.length];
        System.arraycopy(chunk.bytes, from, following, 0, chunk.length - from);
        System.arraycopy(pending, 0, following, chunk.length - from, pending.length);
        pending = following;
        line = firstLine;
    }

    /** Gives back what was read last, to be read again. */
    void unread(Chunk chunk) {
        keepFollowing(chunk, 0, chunk.firstLine);
    }

    /** Whether the stream has no more bytes than what was read, be it given back. */
    boolean isAllRead() {
        return ended;
    }

    /** The line on which what was not read yet begins. */
    long line() {
        return line;
    }

    private static boolean isLineBreak(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != '\n' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Reads about so many bytes of whole records; false if there is nothing more. */
    boolean next(Chunk chunk, int size) throws IOException {
        if (overlong) {
            return false;
        }
        int wanted = Math.max(size, pending.length);
        fill(chunk, wanted);
        if (chunk.length == 0) {
            return false;
        }
        scanner.scan(chunk.bytes, 0, chunk.length, ended, false);
        while (scanner.end() == 0 && chunk.length < LONGEST_RECORD) {
            wanted = Math.min(LONGEST_RECORD, 2 * wanted);
            pending = Arrays.copyOf(chunk.bytes, chunk.length);
            fill(chunk, wanted);
            scanner.scan(chunk.bytes, 0, chunk.length, ended, false);
        }
        int end = scanner.end();
        overlong = end == 0;
        chunk.overlong = overlong;
        chunk.firstLine = line;
        pending = overlong ? NONE : Arrays.copyOfRange(chunk.bytes, end, chunk.length);
        chunk.length = overlong ? chunk.length : end;
        line += scanner.lines();
        return true;
    }

    /** Makes the chunk hold what is pending and what the stream has, up to so many bytes. */
    private void fill(Chunk chunk, int wanted) throws IOException {
        if (chunk.bytes.length < wanted + SPARE) {
            chunk.bytes = new byte[wanted + SPARE];
        }
        System.arraycopy(pending, 0, chunk.bytes, 0, pending.length);
        int length = pending.length;
        while (length < wanted && !ended) {
            int count = in.read(chunk.bytes, length, Math.min(SLICE, wanted - length));
            ended = count < 0;
            length += Math.max(0, count);
        }
        chunk.length = length;
        pending = NONE;
    }
}

package dev.kpi.examples.adapters;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What gzip packed (RFC 1952), one member or several behind each other, perhaps padded with zeros behind the last. Nothing
 * is left out in silence, as {@link java.util.zip.GZIPInputStream} does with a further member whose header is damaged: what
 * is cut short, damaged or no member stops the reading, and the message tells at which byte of the packed file.
 *
 * <p>Used by one thread at a time.
 */
final class GzipStream extends InputStream {

    private static final int BUFFER = 64 << 10;
    private static final int MAGIC = 0x8B1F;
    private static final int DEFLATED = 8;

    // flags of a header
    private static final int CHECKED = 2;
    private static final int EXTRA = 4;
    private static final int NAMED = 8;
    private static final int COMMENTED = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32(); // of what is unpacked; while a header is read, of that
    private final byte[] packed = new byte[BUFFER];
    private int at; // what of it is taken, but for what the inflater has
    private int length;
    private long before; // bytes of the file before those in the buffer
    private long memberStart;
    private boolean inMember;
    private boolean ended;

    /** The stream that gzip packed, from the start of its first member; it is left open. */
    GzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        while (inMember || beginMember()) {
            int count = unpack(buffer, offset, wanted);
            if (count > 0) {
                check.update(buffer, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                at = length; // the inflater has taken it
                requireMore();
                inflater.setInput(packed, 0, length);
            } else {
                throw damaged("no dictionary goes with them");
            }
        }
        return -1;
    }

    private int unpack(byte[] buffer, int offset, int wanted) throws IOException {
        try {
            return inflater.inflate(buffer, offset, wanted);
        } catch (DataFormatException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    /** Reads the header of the next member; false if there is none. */
    private boolean beginMember() throws IOException {
        if (ended || (at == length && !hasMore())) {
            ended = true;
            return false;
        }
        memberStart = before + at;
        check.reset();
        int first = next();
        if (first == 0 && memberStart > 0) {
            requirePadding();
            ended = true;
            return false;
        }
        if ((first | next() << Byte.SIZE) != MAGIC) {
            throw new ZipException("what begins at byte " + memberStart
                    + " of the packed file is neither packed with gzip nor padding with zeros; cut it off, or pack the file"
                    + " anew");
        }
        require(next() == DEFLATED, "its method is unknown");
        int flags = next();
        require((flags & RESERVED) == 0, "its flags are unknown");
        skip(6); // time, level and system
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << Byte.SIZE);
        }
        if ((flags & NAMED) != 0) {
            skipText();
        }
        if ((flags & COMMENTED) != 0) {
            skipText();
        }
        if ((flags & CHECKED) != 0) {
            int sum = (int) check.getValue() & 0xFFFF;
            require((next() | next() << Byte.SIZE) == sum, "its checksum differs");
        }
        check.reset();
        inflater.reset();
        inflater.setInput(packed, at, length - at);
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        at = length - inflater.getRemaining();
        long sum = check.getValue();
        long size = inflater.getBytesWritten() & 0xFFFF_FFFFL;
        if (nextNumber() != sum || nextNumber() != size) {
            throw damaged("their checksum differs");
        }
        inMember = false;
    }

    private void requirePadding() throws IOException {
        while (at < length || hasMore()) {
            if (packed[at++] != 0) {
                throw new ZipException("byte " + (before + at - 1)
                        + " of the packed file is not zero, though padding with zeros begins at byte " + memberStart
                        + "; cut off what is no part of it, or pack the file anew");
            }
        }
    }

    private void require(boolean holds, String complaint) throws IOException {
        if (!holds) {
            throw new ZipException("the gzip header at byte " + memberStart + " of the packed file is damaged: "
                    + complaint + "; fetch or pack the file anew");
        }
    }

    private ZipException damaged(String why) {
        return new ZipException("the gzip data that begin at byte " + memberStart + " of the packed file are damaged: "
                + why + "; fetch or pack the file anew");
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // a byte of it
        }
    }

    private long nextNumber() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (at == length) {
            requireMore();
        }
        int b = packed[at++] & 0xFF;
        check.update(b);
        return b;
    }

    private void requireMore() throws IOException {
        if (!hasMore()) {
            throw new EOFException("the packed file ends too soon, at byte " + (before + length)
                    + " and within what begins at byte " + memberStart + "; fetch or pack it anew");
        }
    }

    /** Fills the buffer, all of which is taken; false if there is nothing more. */
    private boolean hasMore() throws IOException {
        int count;
        do {
            count = in.read(packed, 0, packed.length);
        } while (count == 0);
        if (count < 0) {
            return false;
        }
        before += length;
        length = count;
        at = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}

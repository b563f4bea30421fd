package dev.kpi.examples.adapters;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a CSV file, unpacked, without byte order mark, and in UTF-8: other encodings are turned into it on the way,
 * what is none of theirs into U+FFFD.
 *
 * <p>Used by one thread at a time.
 */
final class CsvSource implements Closeable {

    private static final int LONGEST_MARK = 4;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final Counting counting;
    private final InputStream bytes;

    private CsvSource(Counting counting, InputStream bytes) {
        this.counting = counting;
        this.bytes = bytes;
    }

    /**
     * Looks at the first bytes of a stream.
     *
     * @throws CsvException if its byte order mark is that of another encoding, or if it is a zip archive
     * @throws IOException if it cannot be read, or what gzip packed is damaged
     */
    static CsvSource open(InputStream in, String name, Charset declared) throws IOException {
        Counting counting = new Counting(in);
        PushbackInputStream raw = new PushbackInputStream(counting, LONGEST_MARK);
        byte[] head = peek(raw);
        boolean packed = head.length > 1 && head[0] == 0x1F && head[1] == (byte) 0x8B;
        PushbackInputStream plain = packed ? new PushbackInputStream(new GzipStream(raw), LONGEST_MARK) : raw;
        try {
            return new CsvSource(counting, inUtf8(plain, name, declared));
        } catch (IOException | RuntimeException e) {
            try (plain) { // what unpacks holds memory outside the heap
                throw e;
            }
        }
    }

    /** The text of a stream in UTF-8 and without byte order mark. */
    private static InputStream inUtf8(PushbackInputStream plain, String name, Charset declared) throws IOException {
        byte[] head = peek(plain);
        if (Arrays.equals(head, ZIP)) {
            throw CsvException.of(
                    name, "is a zip archive, as workbooks (XLSX) are; unpack it, or save the sheet as CSV");
        }
        ByteOrderMark mark = ByteOrderMark.of(head);
        Charset charset = declared;
        if (mark != null) {
            charset = Charset.forName(mark.charset);
            if (!charset.equals(declared) && !mark.charset.startsWith(declared.name())) {
                throw CsvException.of(
                        name,
                        "starts with the byte order mark of " + charset + " but is to be read as " + declared
                                + "; choose the encoding with CsvFormat.withCharset");
            }
            plain.skipNBytes(mark.length);
        }
        return charset.equals(StandardCharsets.UTF_8) ? plain : new Utf8Stream(plain, charset);
    }

    private static byte[] peek(PushbackInputStream in) throws IOException {
        byte[] head = in.readNBytes(LONGEST_MARK);
        in.unread(head);
        return head;
    }

    InputStream bytes() {
        return bytes;
    }

    /** How many bytes of the file were read so far, of a packed one the packed ones. */
    long bytesRead() {
        return counting.count;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private enum ByteOrderMark {
        UTF_8("UTF-8", 0xEF, 0xBB, 0xBF),
        // before those of 16 bits, whose bytes it begins with
        UTF_32LE("UTF-32LE", 0xFF, 0xFE, 0, 0),
        UTF_32BE("UTF-32BE", 0, 0, 0xFE, 0xFF),
        UTF_16LE("UTF-16LE", 0xFF, 0xFE),
        UTF_16BE("UTF-16BE", 0xFE, 0xFF);

        private final String charset;
        private final int length;
        private final long bits;

        ByteOrderMark(String charset, int... bytes) {
            this.charset = charset;
            this.length = bytes.length;
            long all = 0;
            for (int b : bytes) {
                all = (all << Byte.SIZE) | b;
            }
            this.bits = all;
        }

        static @Nullable ByteOrderMark of(byte[] head) {
            for (ByteOrderMark mark : values()) {
                long bits = 0;
                for (int i = 0; i < mark.length && i < head.length; i++) {
                    bits = (bits << Byte.SIZE) | (head[i] & 0xFF);
                }
                if (head.length >= mark.length && bits == mark.bits) {
                    return mark;
                }
            }
            return null;
        }
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the caller opened the stream, and closes it
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** The same text in UTF-8. */
    private static final class Utf8Stream extends InputStream {
        private final InputStreamReader reader;
        private final char[] characters = new char[8 << 10];
        private int kept; // a high surrogate that waits for its low one
        private byte[] encoded = {};
        private int at;

        Utf8Stream(InputStream in, Charset charset) {
            this.reader = new InputStreamReader(in, charset);
        }

        @Override
        public int read() throws IOException {
            return hasMore() ? encoded[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int count = Math.min(length, encoded.length - at);
            System.arraycopy(encoded, at, buffer, offset, count);
            at += count;
            return count;
        }

        private boolean hasMore() throws IOException {
            while (at == encoded.length) {
                int count = reader.read(characters, kept, characters.length - kept);
                if (count < 0) {
                    return false;
                }
                int length = kept + count;
                kept = Character.isHighSurrogate(characters[length - 1]) ? 1 : 0;
                encoded = new String(characters, 0, length - kept).getBytes(StandardCharsets.UTF_8);
                at = 0;
                characters[0] = characters[length - 1];
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}

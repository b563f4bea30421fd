package dev.kpi.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers why it could not be written: printers tell nobody. */
final class AnswerStream extends FilterOutputStream {

    private static final int KIND = 0170000; // of a file, in its mode
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final BooleanSupplier hasReader;
    private @Nullable IOException failure;

    /**
     * A stream.
     *
     * @param hasReader whether it ends at a reader, so that a failure means that this one closed it; asked where the reason
     *     does not say so
     */
    AnswerStream(OutputStream out, BooleanSupplier hasReader) {
        super(out);
        this.hasReader = hasReader;
    }

    /** Standard output as it is. */
    static AnswerStream standard() {
        return new AnswerStream(new FileOutputStream(FileDescriptor.out), AnswerStream::isPipe);
    }

    /** Whether standard output is a pipe or socket; false where the system does not tell. */
    static boolean isPipe() {
        Path linux = Path.of("/proc/self/fd/1");
        Path descriptor = Files.exists(linux, LinkOption.NOFOLLOW_LINKS) ? linux : Path.of("/dev/fd/1");
        try {
            int kind = (Integer) Files.getAttribute(descriptor, "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Why something could not be written; {@code null} if all was, or if the reader of a pipe closed it. */
    @Nullable
    String failure() {
        if (failure == null) {
            return null;
        }
        String reason = String.valueOf(failure.getMessage()); // "Broken pipe" and the like, in the user's language
        return reason.toLowerCase(Locale.ROOT).contains("pipe") || hasReader.getAsBoolean() ? null : reason;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireNoFailure();
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        requireNoFailure();
        try {
            out.flush();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void requireNoFailure() throws IOException {
        if (failure != null) {
            throw failure; // what follows a gap would mislead
        }
    }
}

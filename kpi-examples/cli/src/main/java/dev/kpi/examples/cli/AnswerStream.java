package dev.kpi.examples.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers why it could not be written: printers tell nobody. */
final class AnswerStream extends FilterOutputStream {

    private @Nullable IOException failure;

    AnswerStream(OutputStream out) {
        super(out);
    }

    /** Why something could not be written; {@code null} if all was, or if the reader of a pipe closed it. */
    @Nullable
    String failure() {
        if (failure == null) {
            return null;
        }
        String reason = String.valueOf(failure.getMessage());
        return reason.toLowerCase(Locale.ROOT).contains("pipe") ? null : reason; // "Broken pipe" and the like
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

package dev.kpi.examples.adapters;

import dev.kpi.order.Orders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads CSV files into orders.
 *
 * <pre>{@code
 * Orders orders = CsvOrders.read(Path.of("orders.csv"), CsvFormat.orderFile());
 * System.out.println(orders.quality());      // what was read, accepted and rejected, and why
 * }</pre>
 *
 * <p>Files packed with gzip are unpacked on the way, whatever their name. A file is read in parts side by side, on the
 * common pool or the fork-join pool of the caller; no more than some parts are in memory beside the orders.
 */
public final class CsvOrders {

    private static final CsvProgress UNSEEN = (bytes, total) -> {};

    private CsvOrders() {}

    /**
     * The orders of a file.
     *
     * @param file a file, or a pipe such as {@code /dev/stdin}
     * @throws CsvException if the file is not of the format, or holds what its quality policy does not bear
     * @throws IOException if the file cannot be read, or what gzip packed is cut short or damaged
     */
    public static Orders read(Path file, CsvFormat format) throws IOException {
        return read(file, format, UNSEEN);
    }

    /**
     * The same, telling how far it has come.
     *
     * @throws CsvException if the file is not of the format, or holds what its quality policy does not bear
     * @throws IOException if the file cannot be read
     */
    public static Orders read(Path file, CsvFormat format, CsvProgress progress) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            // pipes tell no size
            long size = Files.isRegularFile(file) ? Files.size(file) : -1;
            return read(in, file.toString(), size, format, progress, 0);
        }
    }

    /**
     * The orders of a stream, which is left open.
     *
     * @param name what messages call it
     * @throws CsvException if the text is not of the format, or holds what its quality policy does not bear
     * @throws IOException if the stream cannot be read
     */
    public static Orders read(InputStream in, String name, CsvFormat format) throws IOException {
        return read(in, name, -1, format, UNSEEN, 0);
    }

    static Orders read(InputStream in, String name, long size, CsvFormat format, CsvProgress progress, int chunkSize)
            throws IOException {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(progress, "progress");
        try (CsvSource source = CsvSource.open(in, name, format.charset())) {
            return new CsvLoad(name, format, source, size, progress, chunkSize).read();
        } catch (IOException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }
}

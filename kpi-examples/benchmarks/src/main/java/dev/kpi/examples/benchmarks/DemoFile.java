package dev.kpi.examples.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kpi.examples.adapters.DemoShop;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** The demo shop's lines in a temporary CSV file, some 70 bytes a line, which all peers read. */
final class DemoFile implements AutoCloseable {

    private static final int SEED_OF_SHUFFLE = 7;

    private final Path file;
    private final long lines;

    private DemoFile(Path file, long lines) {
        this.file = file;
        this.lines = lines;
    }

    /** The shop that is written: the one with few facts. */
    static DemoShop shop(long lines) {
        return DemoShop.withDefaults().withLines(lines).withFewFacts();
    }

    /** Writes that many lines in the order of time. */
    static DemoFile write(long lines) {
        try {
            Path file = Files.createTempFile("kpi-demo-", ".csv");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                shop(lines).writeCsv(out);
            }
            return new DemoFile(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts the lines into an order that has nothing to do with time, the same one always.
     *
     * @throws IllegalArgumentException if the file is larger than 2 GiB
     */
    DemoFile shuffle() {
        try {
            if (Files.size(file) > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "lines (" + lines + ") are too many to be shuffled, more than 2 GiB of text; ask for fewer");
            }
            byte[] text = Files.readAllBytes(file);
            int[] starts = starts(text);
            int rows = starts.length - 1;
            Random random = new Random(SEED_OF_SHUFFLE);
            int[] order = new int[rows];
            for (int i = 0; i < rows; i++) { // Fisher and Yates, inside out; row 0 is the header
                int j = i < 2 ? i : 1 + random.nextInt(i);
                order[i] = order[j];
                order[j] = i;
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                for (int row : order) {
                    out.write(text, starts[row], starts[row + 1] - starts[row]);
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where each row starts, and where the last one ends. */
    private static int[] starts(byte[] text) {
        int[] starts = new int[1 << 10];
        int rows = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                if (++rows == starts.length) {
                    starts = Arrays.copyOf(starts, rows * 2);
                }
                starts[rows] = i + 1;
            }
        }
        return Arrays.copyOf(starts, rows + 1);
    }

    Path path() {
        return file;
    }

    long lines() {
        return lines;
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the records one by one. */
    static void forEach(Path file, Consumer<NamedCsvRecord> action) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            reader.forEach(action);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

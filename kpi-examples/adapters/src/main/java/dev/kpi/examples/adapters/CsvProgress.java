package dev.kpi.examples.adapters;

/** Is told how far reading has come, for a progress bar. Called by one thread at a time, though not always the same. */
@FunctionalInterface
public interface CsvProgress {

    /**
     * So much was read.
     *
     * @param bytes the bytes read so far, of a packed file the packed ones
     * @param total the size of the file, or -1 if it is not known
     */
    void read(long bytes, long total);
}

package dev.kpi.examples.adapters;

import dev.kpi.order.LineBatch;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.OrdersBuilder;
import dev.kpi.quality.DataQualityException;
import dev.kpi.text.DisplayText;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One load of one file: threads take chunks of whole records one after the other, and parse them side by side.
 *
 * <p>Taking a chunk, which reads its bytes and counts its lines, is done by one thread at a time; it takes a fraction of
 * the time that parsing takes. Every chunk has its batch, made in the order of the chunks, so that the outcome does not
 * depend on the threads: neither the orders nor, if there are several, the failure that is told. The batches of one
 * thread follow each other, so that it codes a text once, though many chunks have it.
 */
final class CsvLoad {

    private static final int SMALLEST_CHUNK = 1 << 20;
    private static final int HEADER_CHUNK = 1 << 16; // no thread has work before the header is read
    private static final int LARGEST_CHUNK = 16 << 20;
    private static final long ALL_CHUNKS = 256 << 20; // of all threads
    private static final int CHUNKS_PER_WORKER = 3;

    private final String name;
    private final CsvFormat format;
    private final CsvSource input;
    private final RecordChunks chunks;
    private final long total;
    private final CsvProgress progress;
    private final int fixedSize;
    private final int workers = Runtime.getRuntime().availableProcessors();

    private int taken;
    private @Nullable Failure failure;

    /** The failure of the first chunk that has one. */
    private record Failure(int part, Throwable thrown) {}

    /** A chunk and the batch that its lines go to. */
    private record Part(int number, LineBatch batch) {}

    /**
     * A load of a source.
     *
     * @param total the size of the file, -1 if not known
     * @param fixedSize the bytes of each chunk, 0 for what suits the file
     */
    CsvLoad(String name, CsvFormat format, CsvSource input, long total, CsvProgress progress, int fixedSize) {
        this.name = name;
        this.format = format;
        this.input = input;
        this.chunks = new RecordChunks(input.bytes(), format.separator());
        this.total = total;
        this.progress = progress;
        this.fixedSize = fixedSize;
    }

    Orders read() throws IOException {
        RecordChunks.Chunk header = new RecordChunks.Chunk();
        if (!chunks.first(header, fixedSize > 0 ? fixedSize : HEADER_CHUNK)) {
            throw CsvException.of(name, "is empty; its first line must name the columns");
        }
        ColumnPlan plan = ColumnPlan.of(name, header.firstLine(), record(header), format);
        OrderSettings settings = settings(plan);
        OrdersBuilder builder = Orders.builder(settings);
        String currency = settings.currency().getCurrencyCode();
        IntStream.range(0, workers).parallel().forEach(worker -> readParts(builder, plan, currency));
        throwFailure();
        OnlineRetailRules rules = format.rules();
        if (rules != null
                && rules.holds(OnlineRetailRule.DOUBLED_DAYS_ONCE)
                && chunks.line() <= RetailLines.SECOND_SHEET) {
            throw CsvException.of(
                    name,
                    "ends before line " + RetailLines.SECOND_SHEET
                            + ", where the second sheet begins; leave out DOUBLED_DAYS_ONCE for this file");
        }
        try {
            return builder.toOrders();
        } catch (DataQualityException e) {
            throw CsvException.of(name, e);
        }
    }

    /** The first chunks are small, so that every thread soon has one, and so are the last, so that all end together. */
    private int chunkSize() {
        if (fixedSize > 0) {
            return fixedSize;
        }
        long largest = Math.min(LARGEST_CHUNK, ALL_CHUNKS / workers);
        long share = input.bytesRead() / workers;
        if (total >= 0) {
            share = Math.min(share, (total - input.bytesRead()) / ((long) CHUNKS_PER_WORKER * workers));
        }
        return (int) Math.max(SMALLEST_CHUNK, Math.min(largest, share));
    }

    /** The fields of a chunk that is a single record. */
    private List<String> record(RecordChunks.Chunk chunk) {
        if (chunk.isOverlong()) {
            throw overlong(chunk.firstLine());
        }
        RecordFields fields = new RecordFields(chunk, format.separator());
        boolean isRead = fields.next() && !fields.refuseQuotesBehindBlanks();
        return isRead ? fields.texts() : requireNoComplaint(fields);
    }

    /** Throws what is wrong with the record at hand, if anything is; else there are no fields. */
    private List<String> requireNoComplaint(RecordFields fields) {
        String complaint = fields.complaint();
        if (complaint != null) {
            throw CsvException.at(name, fields.line(), complaint);
        }
        return List.of();
    }

    /** The settings, their currency read off the first line that names one if they have none. */
    private OrderSettings settings(ColumnPlan plan) throws IOException {
        OrderSettings settings = format.settings();
        if (!settings.currency().equals(CsvFormat.NOT_KNOWN)) {
            return settings;
        }
        int column = plan.currencyColumn();
        if (column < 0) {
            throw CsvException.of(name, "no column tells the currency; name it with CsvFormat.withCurrency");
        }
        return settings.withCurrency(firstCurrency(column, plan.headers().get(column)));
    }

    /** The currency of the first line that names one, of those that the largest chunk holds; they are read again later. */
    private Currency firstCurrency(int column, String header) throws IOException {
        RecordChunks.Chunk some = new RecordChunks.Chunk();
        int size = fixedSize > 0 ? fixedSize : SMALLEST_CHUNK;
        if (!chunks.next(some, size)) {
            throw CsvException.of(name, "has no line that tells the currency; name it with CsvFormat.withCurrency");
        }
        while (true) {
            chunks.unread(some); // before its fields are read, which writes over them
            RecordFields fields = new RecordFields(some, format.separator());
            Currency currency = firstCurrency(some, fields, column, header);
            if (currency != null) {
                return currency;
            }
            if (size >= LARGEST_CHUNK || chunks.isAllRead()) {
                throw CsvException.of(
                        name,
                        "has no line up to line " + fields.line()
                                + " that tells the currency; name it with CsvFormat.withCurrency");
            }
            size *= 2;
            chunks.next(some, size);
        }
    }

    /** The currency of the first line of a chunk that names one, {@code null} if none does. */
    private @Nullable Currency firstCurrency(RecordChunks.Chunk chunk, RecordFields fields, int column, String header) {
        if (chunk.isOverlong()) {
            throw overlong(chunk.firstLine());
        }
        while (fields.next() && !fields.refuseQuotesBehindBlanks()) {
            String code = column < fields.count() ? fields.text(column).strip() : "";
            if (code.isEmpty()) {
                continue;
            }
            try {
                return Currency.getInstance(code.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw CsvException.at(
                        name,
                        fields.line(),
                        header + " '" + DisplayText.inMessage(code)
                                + "' is no ISO 4217 code; correct it, or name the currency with CsvFormat.withCurrency",
                        e);
            }
        }
        requireNoComplaint(fields);
        return null;
    }

    private void readParts(OrdersBuilder builder, ColumnPlan plan, String currency) {
        RecordChunks.Chunk chunk = new RecordChunks.Chunk();
        for (Part part = take(builder, plan, chunk, null);
                part != null;
                part = take(builder, plan, chunk, part.batch())) {
            try {
                parse(chunk, part.batch(), plan, currency);
            } catch (Throwable thrown) { // an error of another thread would reach the caller without its message
                fail(part.number(), thrown);
            }
        }
    }

    /**
     * Takes the next chunk; {@code null} if there is none.
     *
     * @param ended the batch that this thread filled before
     */
    private synchronized @Nullable Part take(
            OrdersBuilder builder, ColumnPlan plan, RecordChunks.Chunk chunk, @Nullable LineBatch ended) {
        if (failure != null) {
            return null;
        }
        try {
            if (!chunks.next(chunk, chunkSize())) {
                return null;
            }
            progress.read(input.bytesRead(), total);
            LineBatch batch = ended == null ? builder.newBatch() : builder.nextBatch(ended);
            if (taken == 0) {
                plan.unused().forEach(column -> batch.treated("column " + column + " not used", 1));
            }
            return new Part(taken++, batch);
        } catch (Throwable thrown) {
            fail(taken, thrown);
            return null;
        }
    }

    private synchronized void fail(int part, Throwable thrown) {
        if (failure == null || part < failure.part()) {
            failure = new Failure(part, thrown);
        }
    }

    private void throwFailure() throws IOException {
        if (failure == null) {
            return;
        }
        if (failure.thrown() instanceof IOException e) {
            throw e;
        }
        throw CsvLoad.<RuntimeException>rethrown(failure.thrown());
    }

    /** Throws what was thrown where nothing else had to be declared. */
    @SuppressWarnings("unchecked") // nothing is cast at run time
    private static <E extends Throwable> RuntimeException rethrown(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private void parse(RecordChunks.Chunk chunk, LineBatch batch, ColumnPlan plan, String currency) {
        RecordFields fields = new RecordFields(chunk, format.separator());
        try {
            new LineReader(name, format, plan, batch, fields, currency).readAll();
        } catch (DataQualityException e) {
            throw CsvException.of(name, e);
        }
        if (chunk.isOverlong()) {
            throw overlong(fields.line());
        }
        requireNoComplaint(fields);
    }

    private CsvException overlong(long line) {
        return CsvException.at(
                name,
                line,
                "a record is longer than " + (RecordChunks.LONGEST_RECORD >> 20)
                        + " MiB; probably one of its quotes is never closed");
    }
}

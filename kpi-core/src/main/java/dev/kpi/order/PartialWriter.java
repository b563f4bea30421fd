package dev.kpi.order;

import dev.kpi.time.DateRange;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes partials, version 1: a magic word, the version, the question in words, the terms, coverage and scales, what is kept
 * for the question, and a checksum. The same knowledge gives the same bytes.
 */
final class PartialWriter {

    static final byte[] MAGIC = "KPIP".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;
    static final int CHECKSUM_BYTES = 4;

    private final Kept<?> kept;
    private final ByteOutput out = new ByteOutput();

    private PartialWriter(Kept<?> kept) {
        this.kept = kept;
    }

    static byte[] write(Kept<?> kept) {
        PartialWriter writer = new PartialWriter(kept);
        writer.out.raw(MAGIC).unsigned(VERSION);
        writer.question(kept.question());
        writer.knowledge();
        kept.write(writer.out);
        return writer.out.checksum().toBytes();
    }

    static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private void question(Question<?> question) {
        Question.Terms terms = question.terms;
        out.text(question.dimensionText())
                .text(question.metricText())
                .text(question.measureText())
                .text(question.shape.name());
        out.text(terms.currency().getCurrencyCode()).text(terms.zone().getId());
        out.text(terms.split().name()).flag(terms.returnsOnOrderDate());
        DateRange days = terms.days();
        out.flag(days != null);
        if (days != null) {
            range(days);
        }
        out.text(terms.conditions());
    }

    private void range(DateRange days) {
        out.signed(days.startInclusive().toEpochDay())
                .signed(days.endExclusive().toEpochDay());
    }

    private void knowledge() {
        range(kept.stated);
        range(kept.read);
        range(kept.data);
        out.unsigned(kept.amountScale).unsigned(kept.quantityScale).flag(kept.costs);
        for (boolean held : kept.held) {
            out.flag(held);
        }
    }
}

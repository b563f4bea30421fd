package dev.kpi.order;

import dev.kpi.text.DisplayText;
import dev.kpi.time.DateRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.function.Function;

/** Reads what {@link PartialWriter} writes, believing none of it. */
final class PartialReader<R> {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(10_000, 1, 1);

    private final ByteInput in;
    private final Kept<R> kept;

    private PartialReader(ByteInput in, Question<R> asked) {
        this.in = in;
        asked.requireSameAsked(in.text("the dimensions"), in.text("the metrics"), in.text("the measures"), shape(in));
        this.kept = asked.on(terms(in)).nothing();
    }

    static <R> Partial<R> read(byte[] bytes, Question<R> asked) {
        byte[] magic = PartialWriter.MAGIC;
        if (bytes.length < magic.length || !Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length)) {
            throw new IllegalArgumentException(
                    "bytes (" + bytes.length + ") are none of a partial: they do not begin with KPIP");
        }
        ByteInput head = new ByteInput(bytes, magic.length, bytes.length);
        long version = head.unsigned("the version");
        if (version != PartialWriter.VERSION) {
            throw new IllegalArgumentException("bytes are of version " + Long.toUnsignedString(version)
                    + " of partials, but this library reads version " + PartialWriter.VERSION
                    + "; read them with the library that wrote them, or a later one");
        }
        int end = bytes.length - PartialWriter.CHECKSUM_BYTES;
        int from = magic.length + 1; // the version took one byte
        if (end < from || PartialWriter.checksum(bytes, end) != checksum(bytes, end)) {
            throw ByteInput.damaged("their checksum does not fit; some are missing or changed");
        }
        ByteInput in = new ByteInput(bytes, from, end);
        PartialReader<R> reader = new PartialReader<>(in, asked);
        reader.knowledge();
        reader.kept.read(in);
        in.requireEnd();
        return new Partial<>(reader.kept);
    }

    private static int checksum(byte[] bytes, int at) {
        int value = 0;
        for (int i = 0; i < PartialWriter.CHECKSUM_BYTES; i++) {
            value = (value << 8) | (bytes[at + i] & 0xFF);
        }
        return value;
    }

    private static Question.Shape shape(ByteInput in) {
        return named("the shape", in.text("the shape"), Question.Shape::valueOf);
    }

    private static <T> T named(String what, String text, Function<String, T> named) {
        try {
            return named.apply(text);
        } catch (IllegalArgumentException | DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "bytes of this partial name " + what + " (" + DisplayText.inMessage(text)
                            + "), which is not known here",
                    unknown);
        }
    }

    private static Question.Terms terms(ByteInput in) {
        Currency currency = named("the currency", in.text("the currency"), Currency::getInstance);
        ZoneId zone = named("the time zone", in.text("the time zone"), ZoneId::of);
        Split split = named("the split", in.text("the split"), Split::valueOf);
        boolean returnsOnOrderDate = in.flag("the dating of returns");
        DateRange days = in.flag("whether there are days") ? range(in, "days", LocalDate.MIN, LocalDate.MAX) : null;
        return new Question.Terms(currency, zone, split, returnsOnOrderDate, days, in.text("the conditions"));
    }

    private static DateRange range(ByteInput in, String what, LocalDate first, LocalDate last) {
        long start = in.signed(what);
        long end = in.signed(what);
        if (start < first.toEpochDay() || end > last.toEpochDay() || start > end) {
            throw ByteInput.damaged(what + " (from day " + start + " to " + end + " since 1970) must lie between "
                    + first + " and " + last + ", the start not after the end");
        }
        return DateRange.of(LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(end));
    }

    private void knowledge() {
        kept.stated = range(in, "coverage", FIRST, LAST);
        kept.read = range(in, "coverage", FIRST, LAST);
        kept.data = range(in, "days of data", FIRST, LAST);
        kept.amountScale = in.number("the scale of amounts", Decimal.MAX_SCALE);
        kept.quantityScale = in.number("the scale of quantities", Decimal.MAX_SCALE);
        kept.costs = in.flag("whether there are costs");
        for (int a = 0; a < kept.held.length; a++) {
            kept.held[a] = in.flag("whether there is an attribute");
        }
    }
}

package dev.kpi.examples.adapters;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GzipStreamTest {

    private static final byte[] FIRST = "the first member".getBytes(US_ASCII);
    private static final byte[] SECOND = "and the second one".getBytes(US_ASCII);
    private static final int HEADER = 10;

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(all)) {
            zip.write(plain);
        }
        return all.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream in = new GzipStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    @Property(tries = 100)
    void unpacksMembersOfAnySizeReadInPiecesOfAnySize(
            @ForAll @IntRange(max = 4) int more,
            @ForAll @IntRange(max = 200_000) int size,
            @ForAll @IntRange(min = 1, max = 70_000) int piece,
            @ForAll @IntRange(max = 1000) int padding,
            @ForAll Random random)
            throws IOException {
        byte[] packed = {};
        byte[] plain = {};
        for (int member = 0; member <= more; member++) {
            byte[] part = new byte[random.nextInt(size + 1)];
            random.nextBytes(part);
            Arrays.fill(part, 0, part.length / 2, (byte) 'x');
            plain = joined(plain, part);
            packed = joined(packed, packed(part));
        }
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(joined(packed, new byte[padding]))) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, piece));
            }
        };
        try (InputStream in = new GzipStream(slow)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[piece];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
            assertThat(out.toByteArray()).isEqualTo(plain);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void whatIsCutAnywhereEndsTooSoon() throws IOException {
        byte[] first = packed(FIRST);
        byte[] both = joined(first, packed(SECOND));
        for (int size = 1; size < both.length; size++) {
            byte[] cut = Arrays.copyOf(both, size);
            if (size == first.length) {
                assertThat(unpacked(cut)).isEqualTo(FIRST);
            } else {
                assertThatThrownBy(() -> unpacked(cut))
                        .isInstanceOf(EOFException.class)
                        .hasMessage(
                                "the packed file ends too soon, at byte " + size + " and within what begins at byte "
                                        + (size < first.length ? 0 : first.length) + "; fetch or pack it anew");
            }
        }
    }

    @Test
    void noByteThatMeansSomethingCanBeChangedWithoutBeingTold() throws IOException {
        byte[] first = packed(FIRST);
        byte[] both = joined(first, packed(SECOND), new byte[3]);
        int told = 0;
        for (int at = 0; at < both.length; at++) {
            byte[] changed = both.clone();
            changed[at] ^= 0x60;
            try {
                assertThat(unpacked(changed)).isEqualTo(joined(FIRST, SECOND));
            } catch (IOException e) {
                told++;
            }
        }
        int timesLevelsAndSystems = 2 * 6;
        int unusedBits = 2; // behind the data, up to the next whole byte
        assertThat(told)
                .isBetween(both.length - timesLevelsAndSystems - unusedBits, both.length - timesLevelsAndSystems);
    }

    private static void assertDamaged(String message, byte[] packed, int at, int value) {
        byte[] changed = packed.clone();
        changed[at] = (byte) value;
        assertThatThrownBy(() -> unpacked(changed))
                .isInstanceOf(ZipException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() throws IOException {
        byte[] first = packed(FIRST);
        byte[] both = joined(first, packed(SECOND), new byte[3]);
        int second = first.length;
        int padding = both.length - 3;
        assertDamaged(
                "what begins at byte " + second
                        + " of the packed file is neither packed with gzip nor padding with zeros;"
                        + " cut it off, or pack the file anew",
                both,
                second,
                'x');
        assertDamaged(
                "the gzip header at byte " + second
                        + " of the packed file is damaged: its method is unknown; fetch or pack" + " the file anew",
                both,
                second + 2,
                7);
        assertDamaged(
                "the gzip header at byte " + second
                        + " of the packed file is damaged: its flags are unknown; fetch or pack" + " the file anew",
                both,
                second + 3,
                0x20);
        assertDamaged(
                "the gzip data that begin at byte " + second
                        + " of the packed file are damaged: their checksum differs;" + " fetch or pack the file anew",
                both,
                padding - 8,
                both[padding - 8] + 1);
        assertDamaged(
                "the gzip data that begin at byte 0 of the packed file are damaged: invalid block type; fetch or pack the"
                        + " file anew",
                both,
                HEADER,
                0xFF);
        assertDamaged(
                "byte " + (padding + 2) + " of the packed file is not zero, though padding with zeros begins at byte "
                        + padding + "; cut off what is no part of it, or pack the file anew",
                both,
                padding + 2,
                1);
    }

    @Test
    void allThatAHeaderMayHoldIsSkippedAndItsChecksumHolds() throws IOException {
        byte[] member = packed(FIRST);
        byte[] plainHeader = Arrays.copyOf(member, HEADER);
        plainHeader[3] = 2 | 4 | 8 | 16;
        byte[] header = joined(plainHeader, new byte[] {3, 0, 1, 2, 3}, "name\0why\0".getBytes(US_ASCII));
        CRC32 check = new CRC32();
        check.update(header);
        int sum = (int) check.getValue();
        byte[] data = Arrays.copyOfRange(member, HEADER, member.length);
        byte[] whole = joined(member, header, new byte[] {(byte) sum, (byte) (sum >> 8)}, data);
        assertThat(unpacked(whole)).isEqualTo(joined(FIRST, FIRST));
        assertDamaged(
                "the gzip header at byte " + member.length
                        + " of the packed file is damaged: its checksum differs; fetch or" + " pack the file anew",
                whole,
                member.length + HEADER + 2,
                9);
    }
}

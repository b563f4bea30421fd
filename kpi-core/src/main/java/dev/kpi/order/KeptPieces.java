package dev.kpi.order;

import java.util.Arrays;

/**
 * What several shards, or blocks of a fold, told of one customer, as bytes one after the other: cheap to add to, and put
 * together only once an answer is asked for. Not thread-safe while it grows.
 */
final class KeptPieces {

    private byte[] bytes = {};
    private int size;

    /** Adds a customer whose amounts and units come at these scales. */
    void add(CustomerCodec codec, KeptCustomer customer, int amountScale, int quantityScale) {
        ByteOutput out = new ByteOutput();
        out.unsigned(amountScale).unsigned(quantityScale);
        codec.write(customer, out);
        byte[] written = out.toBytes();
        add(written, written.length);
    }

    void addAll(KeptPieces other) {
        add(other.bytes, other.size);
    }

    private void add(byte[] more, int length) {
        int needed = Math.addExact(size, length);
        if (needed > bytes.length) { // a customer with one piece needs no spare room
            bytes = Arrays.copyOf(bytes, size == 0 ? needed : Math.max(needed, size + Math.min(size, 1 << 26)));
        }
        System.arraycopy(more, 0, bytes, size, length);
        size = needed;
    }

    /**
     * All of it put together, at these scales.
     *
     * @throws IllegalStateException if two pieces tell of one order
     */
    KeptCustomer together(CustomerCodec codec, int amountScale, int quantityScale) {
        ByteInput in = new ByteInput(bytes, 0, size);
        KeptCustomer whole = next(in, codec, amountScale, quantityScale);
        boolean several = in.hasMore();
        while (in.hasMore()) {
            whole.absorb(next(in, codec, amountScale, quantityScale));
        }
        if (several) {
            whole.sort();
        }
        return whole;
    }

    private static KeptCustomer next(ByteInput in, CustomerCodec codec, int amountScale, int quantityScale) {
        int amount = in.number("a scale", amountScale);
        int quantity = in.number("a scale", quantityScale);
        KeptCustomer customer = codec.read(in);
        customer.rescale(amountScale - amount, quantityScale - quantity);
        return customer;
    }
}

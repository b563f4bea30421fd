package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings an excerpt of finished orders back into a batch, under codes of its own, and remembers which old order and
 * product each staged one is.
 */
final class StagedExcerpt {

    /** Dictionaries up to this size are worth an array of what each code became. */
    private static final int SMALL = 1 << 16;

    final Excerpt excerpt;
    private final Facts facts;
    private final LineBatch batch;
    private final Map<Attribute, Coded> coded = new HashMap<>();
    private final List<Coded> ofOrders = new ArrayList<>();
    private final List<Coded> ofCustomers = new ArrayList<>();
    private final List<Coded> ofProducts = new ArrayList<>();
    private final List<Coded> ofLines = new ArrayList<>();
    private int[] stubs = new int[64]; // by order code: old position + 1, or 0
    private int[] products = new int[64]; // by variant: old product + 1
    private int voids;

    // of the rows as they are staged: the old product, or UNKNOWN of stubs
    private int[] productOfRow = new int[64];
    private int rows;

    /** One attribute on its way from the old codes to those of the batch. */
    private final class Coded {
        private final @Nullable PackedLongs column;
        private final int slot;
        private final TextDictionary from;
        private final TextDictionary to;
        private final int[] memo; // by old code: the new one + 1, or 0
        private int[] back = new int[64]; // by new code: the old one + 1, or 0
        private int lastCode = Staging.UNKNOWN;
        private int last = Staging.UNKNOWN;

        Coded(Attribute attribute, @Nullable PackedLongs column, TextDictionary from) {
            this.column = column;
            this.from = from;
            batch.adopt(attribute, new TextDictionary()); // held, though no row staged here may have a value
            this.slot = batch.slot(attribute);
            this.to = batch.staging().dictionary(slot);
            this.memo = new int[from.size() < SMALL ? from.size() : 0];
        }

        int codeOf(int code) {
            if (code == lastCode) {
                return last;
            }
            last = code < memo.length && memo[code] > 0 ? memo[code] - 1 : newCode(code);
            lastCode = code;
            return last;
        }

        private int newCode(int code) {
            int made = to.code(from, code);
            if (code < memo.length) {
                memo[code] = made + 1;
            }
            if (made >= back.length) {
                back = Arrays.copyOf(back, Math.max(made + 1, 2 * back.length));
            }
            back[made] = code + 1;
            return made;
        }

        /** Sets the line at hand to what an old row has; tells the new code. */
        int set(int row) {
            int code = column == null || row < 0 ? Staging.UNKNOWN : column.getInt(row);
            int made = code == Staging.UNKNOWN ? Staging.UNKNOWN : codeOf(code);
            batch.code(slot, made);
            return made;
        }
    }

    StagedExcerpt(Excerpt excerpt, LineBatch batch) {
        this.excerpt = excerpt;
        this.facts = excerpt.facts;
        this.batch = batch;
        batch.ranges().growTo(facts.amountScale, facts.quantityScale);
        facts.dictionaries.forEach((attribute, texts) -> {
            Coded made = new Coded(attribute, column(attribute), texts);
            coded.put(attribute, made);
            switch (attribute.level()) {
                case ORDER -> ofOrders.add(made);
                case CUSTOMER -> ofCustomers.add(made);
                case PRODUCT -> ofProducts.add(made);
                case LINE -> ofLines.add(made);
            }
        });
        nameOrders();
        stageProducts();
        stageOrders();
        rememberProducts();
        for (Facts.VoidLine line : facts.voids) {
            if (isNamed(line.order())) {
                Restaging.addVoid(batch, line);
                voids++;
            }
        }
    }

    /** Gives codes to the orders that new lines name, in the order of their old codes: the first is told of first. */
    private void nameOrders() {
        Coded ids = coded.get(Dimensions.order());
        if (ids != null) {
            excerpt.namedOrders.stream().forEach(ids::codeOf);
        }
    }

    private @Nullable PackedLongs column(Attribute attribute) {
        if (attribute.equals(Dimensions.order())) {
            return facts.orders.id();
        }
        if (attribute.equals(Dimensions.customer())) {
            return facts.customers.id();
        }
        if (attribute.equals(Dimensions.product())) {
            return facts.products.id();
        }
        return switch (attribute.level()) {
            case ORDER -> facts.orders.codes().get(attribute);
            case CUSTOMER -> facts.customers.codes().get(attribute);
            case PRODUCT -> facts.products.codes().get(attribute);
            case LINE -> facts.lines.codes().get(attribute);
        };
    }

    private boolean isNamed(String order) {
        return excerpt.added.stream()
                .anyMatch(staging -> staging.dictionary(Staging.ORDER).find(order) >= 0);
    }

    /** Stages the facts of products that new lines name; and of nameless ones if there are new ones. */
    private void stageProducts() {
        TextDictionary ids = facts.dictionaries.get(Dimensions.product());
        BitSet named = new BitSet();
        boolean nameless = false;
        for (Codebook codebook :
                excerpt.added.stream().map(Staging::codebook).distinct().toList()) {
            TextDictionary texts = codebook.dictionary(Staging.PRODUCT);
            for (int code = 0; ids != null && code < texts.size(); code++) {
                int known = ids.find(texts, code);
                if (known >= 0) {
                    named.set(known);
                }
            }
            StagedVariants variants = codebook.variants();
            for (int variant = 0; variant < variants.size(); variant++) {
                nameless |= variants.code(Staging.PRODUCT, variant) == Staging.UNKNOWN;
            }
        }
        for (int product = 0; product < facts.products.count(); product++) {
            int id = facts.products.id().getInt(product);
            if (id < 0 ? nameless : named.get(id)) {
                setProduct(product);
                remember(batch.addKnownProduct(), product);
            }
        }
    }

    private void setProduct(int product) {
        ofProducts.forEach(fact -> fact.set(product));
    }

    private void remember(int variant, int product) {
        if (variant >= products.length) {
            products = Arrays.copyOf(products, Math.max(variant + 1, 2 * products.length));
        }
        products[variant] = product + 1;
    }

    private void stageOrders() {
        int customer = 0;
        int[] orderStart = facts.customers.orderStart();
        int identified = facts.customers.count();
        for (int order = excerpt.orders.nextSetBit(0); order >= 0; order = excerpt.orders.nextSetBit(order + 1)) {
            while (customer < identified && orderStart[customer + 1] <= order) {
                customer++;
            }
            stageOrder(order, customer);
        }
    }

    private void stageOrder(int order, int customer) {
        int[] lineStart = facts.entries.lineStart();
        boolean whole = excerpt.isWhole(order);
        int end = facts.orders.firstEntry(order + 1);
        int code = Staging.UNKNOWN;
        for (int entry = facts.orders.firstEntry(order); entry < end; entry++) {
            int flags = facts.entries.returned().get(entry) == 0 ? 0 : Staging.RETURN | Staging.NEGATIVE;
            long nanos = facts.entries.nanos().get(entry);
            int lines = whole ? lineStart[entry + 1] - lineStart[entry] : 1;
            for (int i = 0; i < lines; i++) {
                int line = lineStart[entry] + i;
                code = setHeader(order, customer);
                if (whole) {
                    stageLine(line, nanos, flags);
                } else {
                    batch.addKnown(nanos, flags, 0, 0, 0, 0);
                    addProduct(Staging.UNKNOWN);
                }
            }
        }
        if (code >= stubs.length) {
            stubs = Arrays.copyOf(stubs, Math.max(code + 1, 2 * stubs.length));
        }
        stubs[code] = whole ? 0 : order + 1;
    }

    /** Sets the facts of order and customer; tells the order's new code. */
    private int setHeader(int order, int customer) {
        boolean guest = customer == facts.customers.count();
        int row = guest ? customer + order - facts.customers.guestStart() : customer;
        Coded orderIds = coded.get(Dimensions.order());
        Coded customerIds = coded.get(Dimensions.customer());
        int code = Staging.UNKNOWN;
        for (Coded fact : ofOrders) {
            int made = fact.set(order);
            code = fact == orderIds ? made : code;
        }
        for (Coded fact : ofCustomers) {
            fact.set(guest && fact == customerIds ? -1 : row);
        }
        return code;
    }

    private void stageLine(int line, long nanos, int flags) {
        Facts.Lines lines = facts.lines;
        int product = lines.product().getInt(line);
        setProduct(product);
        ofLines.forEach(fact -> fact.set(line));
        int more = (lines.charge().get(line) == 1 ? Staging.CHARGE : 0)
                | (lines.costed().get(line) == 1 ? Staging.COSTED : 0);
        batch.addKnown(
                nanos,
                flags | more,
                lines.value().get(line),
                lines.discount().get(line),
                lines.quantity().get(line),
                lines.cost().get(line));
        addProduct(product);
    }

    private void addProduct(int product) {
        if (rows == productOfRow.length) {
            productOfRow = Arrays.copyOf(productOfRow, 2 * rows);
        }
        productOfRow[rows++] = product;
    }

    /** Remembers which old product the variant of each staged row is. */
    private void rememberProducts() {
        Staging staging = batch.staging();
        for (int row = 0; row < rows; row++) {
            if (productOfRow[row] != Staging.UNKNOWN) {
                remember(staging.variantOf(row), productOfRow[row]);
            }
        }
        productOfRow = new int[0];
    }

    /** The old position of an order that is a stub, by its new code; -1 for the others. */
    int stubOf(int code) {
        return code < stubs.length ? stubs[code] - 1 : -1;
    }

    /** The old product of one of the batch's variants, -1 for that of stubs. */
    int productOf(int variant) {
        return variant < products.length ? products[variant] - 1 : -1;
    }

    /** The old code of a staged text that came from the old orders, else -1. */
    int oldCode(Attribute attribute, int code) {
        Coded known = coded.get(attribute);
        return known == null || code >= known.back.length ? -1 : known.back[code] - 1;
    }

    /** How many void lines it holds. */
    int voids() {
        return voids;
    }
}

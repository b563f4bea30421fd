package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the definitions say that orders are, done slowly: lines become facts with their entry and settled attributes.
 * Shares nothing with the engine but the types that callers see.
 */
final class Oracle {

    private static final BigDecimal LIMIT = new BigDecimal("1E+12");
    private static final Instant FIRST = Instant.parse("1678-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2262-01-01T00:00:00Z");

    private final OrderSettings settings;
    final List<OracleFact> facts = new ArrayList<>();
    final Set<Attribute> attributes = new LinkedHashSet<>();
    private final TreeSet<LocalDate> acceptedDays = new TreeSet<>();
    private final TreeSet<LocalDate> countingDays = new TreeSet<>();
    private final Set<List<String>> voidIds = new LinkedHashSet<>();
    long read;
    long rejected;
    long voidLines;

    private Oracle(OrderSettings settings) {
        this.settings = settings;
    }

    static Oracle of(OrderSettings settings, List<Line> lines) {
        Oracle oracle = new Oracle(settings);
        oracle.build(lines);
        return oracle;
    }

    /** A line that was accepted so far, with its exact amounts. */
    private record Accepted(
            Line line, Map<Attribute, String> texts, BigDecimal gross, BigDecimal discount, BigDecimal cost) {
        String text(Attribute attribute) {
            return texts.get(attribute);
        }

        String order() {
            return text(Dimensions.order());
        }

        boolean isSale() {
            return line.kind() == LineKind.SALE;
        }

        boolean isReturn() {
            return line.kind() == LineKind.RETURN;
        }
    }

    private void build(List<Line> lines) {
        List<Accepted> accepted = new ArrayList<>();
        for (Line line : lines) {
            read++;
            Accepted row = accept(line);
            if (row == null) {
                rejected++;
            } else {
                accepted.add(row);
            }
        }
        List<Accepted> kept = withoutDuplicates(accepted);
        rejected += accepted.size() - kept.size();
        kept.forEach(row -> acceptedDays.add(local(row.line.at()).toLocalDate()));
        accepted.forEach(row -> attributes.addAll(row.texts.keySet())); // duplicates that were dropped included
        kept.stream()
                .filter(row -> row.line.kind() == LineKind.VOID && row.text(Dimensions.lineId()) != null)
                .forEach(row -> voidIds.add(List.of(row.order(), row.text(Dimensions.lineId()))));
        voidLines =
                kept.stream().filter(row -> row.line.kind() == LineKind.VOID).count();
        List<Accepted> counting =
                kept.stream().filter(row -> row.line.kind() != LineKind.VOID).toList();
        counting.forEach(row -> countingDays.add(local(row.line.at()).toLocalDate()));
        settle(counting);
        OracleFirsts.note(facts);
    }

    // ---- lines

    private Accepted accept(Line line) {
        Map<Attribute, String> texts = new HashMap<>();
        Dimensions.wellKnown().forEach(attribute -> put(texts, attribute, line.text(attribute)));
        line.others().forEach((attribute, value) -> put(texts, attribute, value));
        BigDecimal quantity = line.quantity();
        BigDecimal price = line.unitPrice();
        BigDecimal unitCost = line.unitCost() == null ? BigDecimal.ZERO : line.unitCost();
        if (!texts.containsKey(Dimensions.order())
                || line.at().isBefore(FIRST)
                || !line.at().isBefore(END)
                || !isExact(quantity)
                || !isExact(price)
                || !isExact(unitCost)) {
            return null;
        }
        BigDecimal gross = price.multiply(quantity);
        BigDecimal discount = discount(line, gross);
        BigDecimal cost = unitCost.multiply(quantity);
        if (!isExact(gross) || !isExact(discount) || !isExact(cost)) {
            return null;
        }
        return new Accepted(line, texts, gross, discount, line.unitCost() == null ? null : cost);
    }

    private static void put(Map<Attribute, String> texts, Attribute attribute, String value) {
        if (value != null && !value.isBlank() && !value.equals(Dimension.UNKNOWN)) {
            texts.put(attribute, value);
        }
    }

    private static boolean isExact(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 6 && value.abs().compareTo(LIMIT) < 0;
    }

    private BigDecimal discount(Line line, BigDecimal gross) {
        if (line.discount() == null) {
            return BigDecimal.ZERO;
        }
        if (!line.isDiscountInPercent()) {
            return line.discount();
        }
        int scaleOfPrices = Math.max(
                settings.currency().getDefaultFractionDigits(),
                line.unitPrice().stripTrailingZeros().scale());
        return gross.multiply(line.discount())
                .divide(new BigDecimal(100))
                .setScale(scaleOfPrices, RoundingMode.HALF_EVEN);
    }

    /** Of lines with one order and line id, the earliest stays, then the one whose facts are smallest. */
    private static List<Accepted> withoutDuplicates(List<Accepted> rows) {
        Map<List<String>, Accepted> byId = new HashMap<>();
        for (Accepted row : rows) {
            String id = row.text(Dimensions.lineId());
            if (id != null) {
                byId.merge(List.of(row.order(), id), row, (a, b) -> ROW_ORDER.compare(a, b) <= 0 ? a : b);
            }
        }
        return rows.stream()
                .filter(row -> row.text(Dimensions.lineId()) == null
                        || byId.get(List.of(row.order(), row.text(Dimensions.lineId()))) == row)
                .toList();
    }

    private static final Comparator<Accepted> ROW_ORDER = rowOrder();

    private static Comparator<Accepted> rowOrder() {
        Comparator<Accepted> order = Comparator.comparing(row -> row.line.at());
        List<Attribute> all = Stream.concat(
                        Dimensions.wellKnown().stream(),
                        RandomLines.OWN.stream()
                                .sorted(Comparator.comparing((Attribute a) -> a.name())
                                        .thenComparing(Attribute::level)))
                .toList();
        for (Attribute attribute : all) {
            order = order.thenComparing(row -> row.texts.getOrDefault(attribute, ""));
        }
        return order.thenComparing(row -> row.line.kind())
                .thenComparing(row -> row.line.isCharge())
                .thenComparing(row -> row.cost != null)
                .thenComparing(row -> row.isReturn() ? row.line.quantity().abs() : row.line.quantity())
                .thenComparing(row -> row.isReturn() ? returned(row) : row.gross)
                .thenComparing(row -> row.isReturn() ? BigDecimal.ZERO : row.discount)
                .thenComparing(row -> cost(row) == null ? BigDecimal.ZERO : cost(row));
    }

    /** The absolute net amount of a return line, whatever the sign of its quantity. */
    private static BigDecimal returned(Accepted row) {
        return row.line
                .unitPrice()
                .multiply(row.line.quantity().abs())
                .subtract(row.discount.abs())
                .abs();
    }

    private static BigDecimal cost(Accepted row) {
        boolean turned = row.isReturn() && row.line.quantity().signum() < 0;
        return row.cost == null ? null : turned ? row.cost.negate() : row.cost;
    }

    // ---- facts

    private ZonedDateTime local(Instant at) {
        return at.atZone(settings.zone());
    }

    private void settle(List<Accepted> rows) {
        Map<String, String> customerOf = settled(rows, Dimensions.customer(), Accepted::order);
        Map<String, Instant> soldAt = new HashMap<>();
        for (Accepted row : rows) {
            if (row.isSale()) {
                soldAt.merge(row.order(), row.line.at(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        Map<List<Object>, Instant> returnedAt = new HashMap<>();
        for (Accepted row : rows) {
            if (row.isReturn()) {
                Instant at = countsAt(row, soldAt);
                returnedAt.merge(returnEntry(row, soldAt), at, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        Set<String> cameBack = new LinkedHashSet<>();
        for (Accepted row : rows) {
            String link = row.texts.getOrDefault(Dimensions.returnedOrder(), row.order());
            if (row.isReturn() && soldAt.containsKey(link)) {
                cameBack.add(link);
            }
        }
        // a guest order counts as a customer of its own
        Function<Accepted, String> buyer = row -> customerOf.containsKey(row.order())
                ? "customer " + customerOf.get(row.order())
                : "guest " + row.order();
        Map<Attribute, Map<String, String>> facts = new HashMap<>();
        for (Attribute attribute : attributes) {
            if (attribute.level() == Level.ORDER) {
                facts.put(attribute, settled(rows, attribute, Accepted::order));
            } else if (attribute.level() == Level.CUSTOMER) {
                facts.put(attribute, settled(rows, attribute, buyer));
            } else if (attribute.level() == Level.PRODUCT) {
                facts.put(attribute, settled(rows, attribute, row -> row.text(Dimensions.product())));
            }
        }
        for (Accepted row : rows) {
            Map<Attribute, String> texts = new HashMap<>(row.texts);
            facts.forEach((attribute, values) -> {
                boolean own = attribute.level() == Level.PRODUCT && row.text(Dimensions.product()) == null;
                String entity = attribute.level() == Level.ORDER
                        ? row.order()
                        : attribute.level() == Level.CUSTOMER ? buyer.apply(row) : row.text(Dimensions.product());
                if (!own) {
                    put(texts, attribute, values.get(entity));
                }
            });
            texts.remove(Dimensions.customer());
            put(texts, Dimensions.customer(), customerOf.get(row.order()));
            Instant at = row.isReturn() ? returnedAt.get(returnEntry(row, soldAt)) : soldAt.get(row.order());
            this.facts.add(new OracleFact(
                    texts,
                    row.isReturn(),
                    row.line.isCharge(),
                    local(at),
                    row.isReturn() ? row.line.quantity().abs() : row.line.quantity(),
                    row.isReturn() ? BigDecimal.ZERO : row.gross,
                    row.isReturn() ? BigDecimal.ZERO : row.discount,
                    row.isReturn() ? returned(row) : BigDecimal.ZERO,
                    cost(row),
                    cameBack.contains(row.order()),
                    !cameBack.isEmpty()));
        }
    }

    /** The value with the smallest instant, then the smallest text, of each entity. */
    private static Map<String, String> settled(
            List<Accepted> rows, Attribute attribute, Function<Accepted, String> entityOf) {
        Map<String, Accepted> first = new LinkedHashMap<>();
        Comparator<Accepted> order =
                Comparator.comparing((Accepted row) -> row.line.at()).thenComparing(row -> row.text(attribute));
        for (Accepted row : rows) {
            String entity = entityOf.apply(row);
            if (entity != null && row.text(attribute) != null) {
                first.merge(entity, row, (a, b) -> order.compare(a, b) <= 0 ? a : b);
            }
        }
        Map<String, String> values = new HashMap<>();
        first.forEach((entity, row) -> values.put(entity, row.text(attribute)));
        return values;
    }

    /** When a return counts: when it happened, or with the option, when the order it returns was placed. */
    private Instant countsAt(Accepted row, Map<String, Instant> soldAt) {
        String named = row.text(Dimensions.returnedOrder());
        String link = named == null ? row.order() : named;
        return settings.hasReturnsOnOrderDate() && soldAt.containsKey(link) ? soldAt.get(link) : row.line.at();
    }

    private List<Object> returnEntry(Accepted row, Map<String, Instant> soldAt) {
        return List.of(row.order(), local(countsAt(row, soldAt)).toLocalDate());
    }

    /** The (order, line id) of void lines. */
    Set<List<String>> voidIds() {
        return voidIds;
    }

    // ---- scopes

    boolean hasCosts() {
        return facts.stream().anyMatch(fact -> fact.cost() != null);
    }

    /** The days that the data claims to cover, {@code null} if there are none. */
    DateRange coverage() {
        if (settings.coverage() != null) {
            return settings.coverage();
        }
        if (acceptedDays.isEmpty()) {
            return null;
        }
        LocalDate last = settings.asOf() == null ? acceptedDays.last() : settings.asOf();
        LocalDate first = acceptedDays.first().isAfter(last) ? last : acceptedDays.first();
        return DateRange.ofClosed(first, last);
    }

    /** From the first to the last line that counts, however its entry is dated; {@code null} without lines. */
    DateRange dataDays() {
        return countingDays.isEmpty() ? null : DateRange.ofClosed(countingDays.first(), countingDays.last());
    }

    OracleScope scope() {
        return new OracleScope(settings.currency(), facts, facts);
    }

    OracleScope scope(OrderLines.Part part) {
        OracleScope scope = scope();
        if (part.days() != null) {
            scope = scope.within(part.days());
        }
        for (var condition : part.conditions()) {
            scope = scope.where(condition);
        }
        return scope;
    }
}

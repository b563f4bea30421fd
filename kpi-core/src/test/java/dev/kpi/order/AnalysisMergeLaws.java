package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.kpi.customer.Analysis;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.OrderLines.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * The laws that every analysis of customers must obey, whatever the shards: what they know together is what all lines tell at
 * once. Each module extends them with its own analyses.
 */
public abstract class AnalysisMergeLaws {

    /** The analyses, by the factory that makes them: {@code CustomerAnalyses.lifecycle}. */
    protected abstract Map<String, List<Analysis<?>>> analyses();

    /** The packages whose analyses must be among them. */
    protected abstract List<String> packages();

    private List<Analysis<?>> all() {
        return analyses().values().stream().flatMap(List::stream).collect(Collectors.toList());
    }

    private static Split split(boolean byCustomer) {
        return byCustomer ? Split.BY_CUSTOMER : Split.BY_ORDER;
    }

    /** The lines of a shop with a day of delivery on some. */
    private static Shards shards(Shop shop, Split split, int number, Random random) {
        List<Line> lines =
                shop.lines().stream().map(AnalysisMergeLaws::delivered).toList();
        return Shards.shipped(shop.with(lines), split, number, random);
    }

    private static Line delivered(Line line) {
        int kind = Math.floorMod(Shards.order(line).hashCode(), 5);
        return switch (kind) {
            case 0 -> line;
            case 1 -> line.with(Dimensions.deliveryDate(), "soon " + Shards.order(line));
            default -> line.with(Dimensions.deliveryDate(), "2011-0" + kind + "-28");
        };
    }

    private static <R> List<Partial<R>> partials(
            Analysis<R> analysis, Shards shards, Part part, Split split, long scopeSeed) {
        List<Partial<R>> partials = new ArrayList<>();
        for (Orders orders : shards.shards()) {
            partials.add(Shards.part(orders, part, split, new Random(scopeSeed)).partial(split, analysis));
        }
        return partials;
    }

    private static <R> void assertMerges(Analysis<R> analysis, Shards shards, Part part, Split split, long seed) {
        Random random = new Random(seed);
        Scope all = Shards.part(shards.orders(), part, split, new Random(seed));

        Partial<R> merged = Shards.merged(partials(analysis, shards, part, split, seed), random);

        assertThat(Asked.outcome(merged::value))
                .as("%s", analysis)
                .isEqualTo(Asked.outcome(() -> all.measure(analysis)));
        assertThat(merged).isEqualTo(all.partial(split, analysis)); // the same bytes
        assertThat(merged.read(merged.toBytes())).isEqualTo(merged);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @Domain(OrderLines.class)
    @Domain(DomainContext.Global.class)
    void shardsTellTogetherWhatAllLinesTell(
            @ForAll Shop shop,
            @ForAll Part part,
            @ForAll boolean byCustomer,
            @ForAll @IntRange(min = 1, max = 8) int number,
            @ForAll long seed) {
        Shards shards = shards(shop, split(byCustomer), number, new Random(seed));
        all().forEach(analysis -> assertMerges(analysis, shards, part, split(byCustomer), seed));
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    @Domain(OrderLines.class)
    @Domain(DomainContext.Global.class)
    void theOrderAndTheGroupingOfMergesMakeNoDifference(
            @ForAll Shop shop, @ForAll Part part, @ForAll boolean byCustomer, @ForAll long seed) {
        Shards shards = shards(shop, split(byCustomer), 3, new Random(seed));
        Orders none = Stream.<Line>of().collect(Orders.collector(shards.settings()));
        for (Analysis<?> analysis : all()) {
            assertCommutes(analysis, shards, none, part, split(byCustomer), seed);
        }
    }

    private static <R> void assertCommutes(
            Analysis<R> analysis, Shards shards, Orders none, Part part, Split split, long seed) {
        List<Partial<R>> p = partials(analysis, shards, part, split, seed);
        Partial<R> nothing = Shards.part(none, part, split, new Random(seed)).partial(split, analysis);

        assertThat(p.get(0).merge(p.get(1))).isEqualTo(p.get(1).merge(p.get(0)));
        assertThat(p.get(0).merge(p.get(1)).merge(p.get(2)))
                .isEqualTo(p.get(0).merge(p.get(1).merge(p.get(2))));
        assertThat(p.stream().collect(Partial.merging()))
                .isEqualTo(p.get(0).merge(p.get(1)).merge(p.get(2)));
        assertThat(p.get(0).merge(nothing)).isEqualTo(p.get(0));
        assertThat(nothing.merge(p.get(0))).isEqualTo(p.get(0));
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    @Domain(OrderLines.class)
    @Domain(DomainContext.Global.class)
    void aFoldTellsWhatAllLinesTell(
            @ForAll Shop shop, @ForAll Part part, @ForAll @IntRange(min = 1, max = 20) int block, @ForAll long seed) {
        Shards shards = shards(shop, Split.BY_ORDER, 1, new Random(seed));
        Folding folding = Orders.folding(shards.settings()).inBlocksOf(block);
        folding = part.days() == null ? folding : folding.within(part.days());
        for (var condition : part.conditions()) {
            folding = Shards.isRefused(condition, Split.BY_ORDER) ? folding : folding.where(condition);
        }
        List<Line> adjacent = Shards.adjacent(shards.lines(), new Random(seed));
        Scope all = Shards.part(shards.orders(), part, Split.BY_ORDER, new Random(seed));
        for (Analysis<?> analysis : all()) {
            var collector = folding.collector(analysis);
            Object expected = Asked.outcome(() -> all.measure(analysis));

            assertThat(Asked.outcome(() -> adjacent.stream().collect(collector)))
                    .as("%s", analysis)
                    .isEqualTo(expected);
            assertThat(Asked.outcome(() -> adjacent.parallelStream().collect(collector)))
                    .as("%s", analysis)
                    .isEqualTo(expected);
        }
    }

    @Example
    void everyAnalysisIsUnderTheseLaws() {
        Set<String> missing = new TreeSet<>();
        Set<String> checked =
                all().stream().map(analysis -> analysis.getClass().getName()).collect(Collectors.toSet());
        JavaClasses library = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importPackages(packages());
        assertThat(library).isNotEmpty();
        for (JavaClass type : library) {
            if (type.isAssignableTo(Analysis.class) && !type.isInterface() && !checked.contains(type.getName())) {
                missing.add(type.getName());
            }
            for (JavaMethod method : type.getMethods()) {
                if (method.getModifiers().containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC))
                        && method.getRawReturnType().isAssignableTo(Analysis.class)
                        && !analyses().containsKey(type.getSimpleName() + "." + method.getName())) {
                    missing.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(missing).as("analyses that no law of merging is checked for").isEmpty();
    }
}

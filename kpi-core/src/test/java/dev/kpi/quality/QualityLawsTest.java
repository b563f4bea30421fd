package dev.kpi.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class QualityLawsTest {
    private static final List<Reason> REASONS =
            List.of(Reason.ZERO_PRICE, Reason.MISSING_FIELD, Reason.DUPLICATE_LINE_ID);

    /** Something odd about a line. */
    private record Oddity(int line, Reason reason, String field, String value) {}

    @Provide
    Arbitrary<List<Oddity>> oddities() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.of(REASONS),
                        Arbitraries.of("Price", "Quantity"),
                        Arbitraries.of("0", "x", ""))
                .as(Oddity::new)
                .list()
                .ofMaxSize(60);
    }

    @Property
    void anySplitOfTheSourceMergedInAnyOrderGivesTheSameReport(
            @ForAll("oddities") List<Oddity> oddities,
            @ForAll @IntRange(min = 1, max = 25) int linesAPart,
            @ForAll Random random) {
        QualityLog whole = new QualityLog(QualityPolicy.withDefaults());
        oddities.forEach(oddity -> note(whole, oddity, 0));
        whole.treated("rule", oddities.size());

        List<Integer> offsets = new ArrayList<>();
        for (int offset = 0; offset < 60; offset += linesAPart) {
            offsets.add(offset);
        }
        Collections.shuffle(offsets, random);
        QualityLog merged = new QualityLog(QualityPolicy.withDefaults());
        for (int offset : offsets) {
            QualityLog part = new QualityLog(QualityPolicy.withDefaults());
            List<Oddity> within = oddities.stream()
                    .filter(oddity -> oddity.line > offset && oddity.line <= offset + linesAPart)
                    .toList();
            within.forEach(oddity -> note(part, oddity, offset));
            part.treated("rule", within.size());
            merged.merge(part, offset);
        }

        assertThat(merged.report(60, accepted(oddities), 0)).isEqualTo(whole.report(60, accepted(oddities), 0));
    }

    @Property
    void whatIsNotAcceptedIsRejectedForAReason(@ForAll("oddities") List<Oddity> oddities) {
        QualityLog log = new QualityLog(QualityPolicy.withDefaults());
        List<Integer> dropped = new ArrayList<>();
        for (Oddity oddity : oddities) {
            if (!note(log, oddity, 0) && !dropped.contains(oddity.line)) {
                dropped.add(oddity.line);
            }
        }

        QualityReport report = log.report(60, 60 - dropped.size(), 0);

        assertThat(report.accepted() + report.rejected()).isEqualTo(report.read());
        assertThat(report.rejected()).isEqualTo(dropped.size());
        assertThat(report.findings().stream().mapToLong(Finding::count).sum()).isEqualTo(oddities.size());
        for (Reason reason : REASONS) {
            assertThat(report.finding(reason).first())
                    .isEqualTo(oddities.stream()
                            .filter(oddity -> oddity.reason == reason)
                            .map(oddity -> new Place(oddity.line, oddity.field, oddity.value))
                            .sorted(Place.ORDER)
                            .limit(5)
                            .toList());
        }
    }

    private static boolean note(QualityLog log, Oddity oddity, int offset) {
        return log.note(oddity.reason, oddity.line - offset, oddity.field, oddity.value, "");
    }

    private static long accepted(List<Oddity> oddities) {
        long dropped = oddities.stream()
                .filter(oddity -> oddity.reason.defaultPolicy() == Policy.DROP)
                .map(Oddity::line)
                .distinct()
                .count();
        return 60 - dropped;
    }
}

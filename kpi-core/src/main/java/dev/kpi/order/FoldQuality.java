package dev.kpi.order;

import dev.kpi.quality.QualityLog;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.QualityReport;

/** What was read, accepted and rejected of the lines that a fold has folded in. Not thread-safe. */
final class FoldQuality {

    private final QualityPolicy policy;
    private final QualityLog log;
    private final QualityLog missingCosts; // to be told once some line has a cost
    private boolean costs;
    private long read;
    private long accepted;
    private long voids;

    FoldQuality(QualityPolicy policy) {
        this.policy = policy;
        this.log = new QualityLog(policy);
        this.missingCosts = new QualityLog(policy);
    }

    /** Adds what was met in a block, whose places count from behind the first lines of the stream. */
    void add(Orders block, long before) {
        QualityReport met = block.quality();
        log.merge(block.log(), before);
        SignUps.noteLate(block.facts(), log);
        missingCosts.merge(block.missingCosts(), before);
        costs |= block.facts().lines.hasCosts();
        addLines(met.read(), met.accepted(), met.voidLines());
    }

    /** Adds what was met in a part of the stream that stands behind so many lines. */
    void addAll(FoldQuality later, long before) {
        log.merge(later.log, before);
        missingCosts.merge(later.missingCosts, before);
        costs |= later.costs;
        addLines(later.read, later.accepted, later.voids);
    }

    private void addLines(long moreRead, long moreAccepted, long moreVoids) {
        read += moreRead;
        accepted += moreAccepted;
        voids += moreVoids;
    }

    QualityReport report() {
        QualityLog whole = new QualityLog(policy);
        whole.merge(log, 0);
        if (costs) {
            whole.merge(missingCosts, 0);
        }
        return whole.report(read, accepted, voids);
    }
}

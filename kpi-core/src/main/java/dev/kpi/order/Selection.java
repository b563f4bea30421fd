package dev.kpi.order;

import dev.kpi.metric.Condition;
import dev.kpi.time.DateRange;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A part of orders, told by a range of days and conditions. */
final class Selection extends Scope {

    private final boolean shard;

    Selection(Facts facts, @Nullable DateRange days, List<Condition> conditions) {
        this(facts, days, conditions, false);
    }

    Selection(Facts facts, @Nullable DateRange days, List<Condition> conditions, boolean shard) {
        super(facts, days, conditions);
        this.shard = shard;
    }

    @Override
    boolean isShard() {
        return shard;
    }

    @Override
    public String toString() {
        DateRange range = days();
        String where = conditions().stream().map(Condition::toString).collect(Collectors.joining(" and "));
        return "Orders[" + contents() + (range == null ? "" : " \u00b7 within " + range)
                + (where.isEmpty() ? "" : " \u00b7 where " + where) + "]";
    }
}

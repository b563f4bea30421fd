package dev.kpi.order;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Top;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the top of a dimension within a scope, and numbers everything else as others. */
final class Ranking {

    private record Ranked<K>(K key, Figure figure) {}

    private Ranking() {}

    static <S> Codes bind(Top<S> top, Scope scope, Codes base) {
        Answer answer = Query.run(scope, List.of(top.base()), top.metric().measures());
        List<Ranked<S>> ranked = new ArrayList<>();
        for (int group : answer.groups()) {
            @SuppressWarnings("unchecked") // the base's codes have the base's keys
            S key = (S) answer.key(group, 0);
            ranked.add(new Ranked<>(key, Query.figure(top.metric(), answer.totals(group))));
        }
        Comparator<Ranked<S>> largestFirst = Comparator.comparing((Ranked<S> r) -> r.figure, Figure.comparator())
                .reversed();
        ranked.sort(largestFirst.thenComparing(Ranked::key, top.base().keyOrder()));

        List<String> keys = new ArrayList<>();
        Map<Object, Integer> codeOfKey = new HashMap<>();
        for (Ranked<S> leader : ranked.subList(0, Math.min(top.k(), ranked.size()))) {
            codeOfKey.put(leader.key, keys.size());
            keys.add(Dimension.keyText(leader.key));
        }
        int others = keys.size();
        int[] codeOf = new int[base.size()];
        Arrays.fill(codeOf, others);
        for (int code = 0; code < codeOf.length; code++) {
            codeOf[code] = codeOfKey.getOrDefault(base.key(code), others);
        }
        String name = Dimension.OTHERS;
        while (keys.contains(name)) { // a group that is really called so keeps its name
            name = "(" + name + ")";
        }
        keys.add(name);
        return new Codes.Recoded(keys, base, codeOf);
    }
}

package dev.kpi.order;

import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures scopes and keeps what a question needs of them. */
final class FigureKeeper {

    private final FigureQuestion<?> question;
    private final KeptFigures<?> kept;

    FigureKeeper(KeptFigures<?> kept) {
        this.question = kept.question;
        this.kept = kept;
    }

    /** Adds lines of other shards than those added before. */
    void add(Scope scope) {
        Scope shard = scope.asShard();
        Facts facts = shard.facts();
        kept.note(facts);
        int[] customerCode = customerCodes(facts);
        int[] orderCode = question.keepsLinks ? kept.links.note(facts) : new int[0];
        if (!question.dimensions.isEmpty()) {
            Answer answer = ask(shard, question.dimensions);
            KeptGroup[] groups = new KeptGroup[answer.size()];
            for (int group : answer.groups()) {
                groups[group] = kept.group(List.copyOf(answer.keys(group)));
            }
            take(answer, groups, customerCode, orderCode);
        }
        Answer answer = ask(shard, List.of());
        KeptGroup[] all = new KeptGroup[answer.size()];
        Arrays.fill(all, kept.whole);
        take(answer, all, customerCode, orderCode);
    }

    private Answer ask(Scope shard, List<Dimension<?>> dimensions) {
        return Query.run(new Plan(shard, dimensions, question.measures, false, Set.copyOf(question.keepings)));
    }

    /** The code here of each customer's number in the facts. */
    private int[] customerCodes(Facts facts) {
        TextDictionary ids = facts.dictionaries.get(Dimensions.customer());
        if (!question.keepsCustomers || ids == null) {
            return new int[0];
        }
        int[] codeOfId = kept.customers.addAll(ids);
        int[] codes = new int[facts.customers.count()];
        for (int customer = 0; customer < codes.length; customer++) {
            codes[customer] = codeOfId[facts.customers.id().getInt(customer)];
        }
        return codes;
    }

    private void take(Answer answer, @Nullable KeptGroup[] groups, int[] customerCode, int[] orderCode) {
        for (int m = 0; m < question.measures.size(); m++) {
            Measure measure = question.measures.get(m);
            if (question.keepings.get(m) == Keeping.NUMBER) {
                for (int group : answer.groups()) {
                    at(groups, group).add(m, answer.value(measure, group));
                }
            } else if (measure instanceof Measure.Distinct distinct) {
                takeKeys(answer, distinct, m, groups);
            }
        }
        if (question.keepsCustomers) {
            answer.customers().forEach((group, who) -> at(groups, group).addCustomer(customerCode[who]));
            answer.repeaters().forEach((group, who) -> at(groups, group).addRepeater(customerCode[who]));
        }
        answer.orders().forEach((group, entry) -> at(groups, group).addOrder(orderCode[entry]));
    }

    private void takeKeys(Answer answer, Measure.Distinct distinct, int m, @Nullable KeptGroup[] groups) {
        TextDictionary texts = kept.keys[m];
        int[] textOfCode = new int[answer.codes(distinct)];
        Arrays.fill(textOfCode, -1);
        answer.pairs(distinct).forEach((group, code) -> {
            if (textOfCode[code] < 0) {
                textOfCode[code] = texts.code(KeyText.of(distinct.dimension(), answer.distinctKey(distinct, code)));
            }
            CodeSet keys = at(groups, group).keys[m];
            if (keys != null) {
                keys.add(textOfCode[code]);
            }
        });
    }

    private static KeptGroup at(@Nullable KeptGroup[] groups, int group) {
        KeptGroup kept = groups[group];
        if (kept == null) {
            throw new IllegalStateException("group " + group + " has no line");
        }
        return kept;
    }
}

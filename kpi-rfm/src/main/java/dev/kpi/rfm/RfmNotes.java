package dev.kpi.rfm;

import dev.kpi.customer.Customers;
import dev.kpi.figure.Count;
import dev.kpi.figure.Share;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What has to be said beside scores. */
final class RfmNotes {

    private RfmNotes() {}

    static List<String> of(RfmTable table, RfmRows rows) {
        Customers customers = rows.customers;
        RfmOptions options = rows.options;
        byte[][] scores = rows.scores;
        List<String> notes = new ArrayList<>();
        long size = table.customerCount().longValue();
        notes.add(table.customerCount().format() + (size == 1 ? " customer" : " customers") + " as of " + table.asOf()
                + ", " + options.scoring());
        Share coverage = table.coverage();
        if (coverage.part() < coverage.whole()) {
            notes.add("customer coverage " + coverage.format() + ": "
                    + Count.of(coverage.part()).format() + " of "
                    + Count.of(coverage.whole()).format() + " orders; guests have no scores");
        }
        DateRange covered = customers.coverage();
        if (!covered.isEmpty() && table.asOf().isAfter(covered.lastInclusive())) {
            notes.add("coverage ends on " + covered.lastInclusive() + ", before the as-of date");
        }
        DateRange days = customers.days();
        boolean endsEarly = !days.isEmpty() && days.endExclusive().isBefore(covered.endExclusive());
        if (endsEarly && table.asOf().isAfter(days.lastInclusive())) {
            notes.add("the scope ends on " + days.lastInclusive() + ", before the as-of date");
        }
        for (int d = 0; d < scores.length && size > 0; d++) {
            byte[] column = scores[d];
            boolean[] met = new boolean[options.bins() + 1];
            for (byte score : column) {
                met[score] = true;
            }
            String empty = IntStream.rangeClosed(1, options.bins())
                    .filter(score -> !met[score])
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(", "));
            if (!empty.isEmpty()) {
                notes.add("no customer has " + RfmOptions.DIMENSIONS.get(d) + " score " + empty
                        + (options.breaks().get(d).isEmpty() ? ": few customers or many ties" : ""));
            }
        }
        return List.copyOf(notes);
    }
}

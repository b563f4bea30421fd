package dev.kpi.examples.cli;

import static dev.kpi.scenario.Scenarios.cohortEconomy;
import static dev.kpi.scenario.Scenarios.percent;
import static dev.kpi.scenario.Scenarios.points;
import static dev.kpi.scenario.Scenarios.to;

import dev.kpi.metric.Grain;
import dev.kpi.order.Orders;
import dev.kpi.scenario.Change;
import dev.kpi.scenario.CohortEconomyAnalysis;
import dev.kpi.scenario.Continuation;
import dev.kpi.scenario.Lever;
import dev.kpi.scenario.Scenario;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks what would follow if customers were kept, won or priced otherwise. */
@Command(
        name = "scenario",
        description = "What would follow if more customers were kept or won, if they bought more, or if prices changed."
                + " A change reads +5%% (percent), +2pp (percentage points) or 0.10 (to that value).",
        footer = {
            "",
            "Examples:",
            "  kpi scenario --retention +5%%",
            "  kpi scenario --discount 0.10 --elasticity -1.2 --horizon 24",
            "  kpi scenario --retention +2pp --cohort 2024-11,2024-12 --format json"
        })
final class ScenarioCommand implements Callable<Integer> {

    private static final Pattern CHANGE = Pattern.compile("([+-]?)([0-9]+(?:\\.[0-9]+)?)(%|pp)?");
    private static final int SEED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private ScopeOptions part = new ScopeOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--per", paramLabel = "GRAIN", description = "The periods of cohorts and ages. Without: month.")
    private @Nullable String per;

    @Option(
            names = "--horizon",
            paramLabel = "AGES",
            description = "The last age that counts. Without: the oldest seen.")
    private @Nullable Integer horizon;

    @Option(
            names = "--continuation",
            paramLabel = "HOW",
            description = "How retention goes on beyond the oldest age seen: none (the default), level or geometric.")
    private @Nullable String continuation;

    @Option(
            names = "--margin-is",
            paramLabel = "SHARE",
            description = "Profit per revenue today, as in 0.4; needed where the orders have no costs.")
    private @Nullable Double marginIs;

    @Option(names = "--discount", paramLabel = "CHANGE", description = "The discount rate, as in 0.10 or -2pp.")
    private @Nullable String discount;

    @Option(
            names = "--elasticity",
            paramLabel = "E",
            description = "How demand answers to price, from -10 to 0. Without: 0.")
    private double elasticity;

    @Option(names = "--order-value", paramLabel = "CHANGE", description = "Money per order, as in +3%%.")
    private @Nullable String orderValue;

    @Option(names = "--order-frequency", paramLabel = "CHANGE", description = "Orders per active customer, as in +3%%.")
    private @Nullable String orderFrequency;

    @Option(names = "--acquisition", paramLabel = "CHANGE", description = "Customers won, as in +10%%.")
    private @Nullable String acquisition;

    @Option(names = "--margin", paramLabel = "CHANGE", description = "The margin, as in +1pp.")
    private @Nullable String margin;

    @Option(names = "--retention", paramLabel = "CHANGE", description = "Retention at every age from 1 on, as in +5%%.")
    private @Nullable String retention;

    @Option(
            names = "--survival",
            paramLabel = "CHANGE",
            description = "Retention from each period to the next, which compounds, as in +1%%.")
    private @Nullable String survival;

    @Option(
            names = "--cohort",
            paramLabel = "NAME",
            split = ",",
            description = "Only for these cohorts, as in 2024-11. Several with commas.")
    private List<String> cohorts = List.of();

    @Option(
            names = "--ranges",
            paramLabel = "N",
            description = "Ranges of the results from so many resamples of the customers.")
    private @Nullable Integer ranges;

    @Override
    public Integer call() throws IOException {
        output.check(source.file());
        Grain<?> grain = Mistakes.grain(spec, per);
        Orders orders = source.ordersToldOf();
        CohortEconomyAnalysis analysis = analysis(grain, orders);
        Scenario scenario = Scenario.of(part.of(orders).measure(analysis));
        scenario = moved(scenario, "--discount", Lever.DISCOUNT, discount);
        scenario = moved(scenario, "--order-value", Lever.ORDER_VALUE, orderValue);
        scenario = moved(scenario, "--order-frequency", Lever.ORDER_FREQUENCY, orderFrequency);
        scenario = moved(scenario, "--acquisition", Lever.ACQUISITION, acquisition);
        scenario = moved(scenario, "--margin", Lever.MARGIN, margin);
        scenario = moved(scenario, "--retention", Lever.RETENTION, retention);
        scenario = moved(scenario, "--survival", Lever.SURVIVAL, survival);
        if (elasticity != 0) {
            Scenario inelastic = scenario;
            scenario = Mistakes.named(spec, "--elasticity: ", () -> inelastic.withElasticity(elasticity));
        }
        if (ranges != null) {
            Scenario asked = scenario;
            int resamples = ranges;
            output.write(Mistakes.named(spec, "--ranges: ", () -> asked.ranges(SEED, resamples)));
        } else {
            output.write(scenario);
        }
        return 0;
    }

    private CohortEconomyAnalysis analysis(Grain<?> grain, Orders orders) {
        if (!orders.hasCosts() && marginIs == null) {
            throw new ParameterException(
                    spec.commandLine(), "no line has a unit cost; say what the margin is with --margin-is, as in 0.4");
        }
        return Mistakes.named(spec, "", () -> {
            CohortEconomyAnalysis analysis = cohortEconomy(grain);
            analysis = horizon == null ? analysis : analysis.withHorizon(horizon);
            analysis = continuation == null ? analysis : analysis.withContinuation(continuation(continuation));
            analysis = marginIs == null ? analysis : analysis.withMargin(marginIs);
            return ranges == null ? analysis : analysis.withCustomers();
        });
    }

    private static Continuation continuation(String name) {
        return Arrays.stream(Continuation.values())
                .filter(how -> how.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no --continuation is called '" + name + "'; there are none, level and geometric"));
    }

    private Scenario moved(Scenario scenario, String option, Lever lever, @Nullable String text) {
        if (text == null) {
            return scenario;
        }
        return Mistakes.named(spec, option + " " + text + ": ", () -> {
            Change change = change(text);
            return scenario.with(
                    lever,
                    cohorts.isEmpty()
                            ? change
                            : change.on(
                                    cohorts.get(0),
                                    cohorts.subList(1, cohorts.size()).toArray()));
        });
    }

    private static Change change(String text) {
        Matcher matcher = CHANGE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must read +5%, +2pp or 0.10");
        }
        double size = Double.parseDouble(matcher.group(2));
        double signed = "-".equals(matcher.group(1)) ? -size : size;
        String unit = matcher.group(3);
        if (unit == null) {
            return to(signed);
        }
        return unit.equals("%") ? percent(signed) : points(signed);
    }
}

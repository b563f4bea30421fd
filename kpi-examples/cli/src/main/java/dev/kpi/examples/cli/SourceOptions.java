package dev.kpi.examples.cli;

import dev.kpi.examples.adapters.CsvFormat;
import dev.kpi.examples.adapters.CsvOrders;
import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.examples.adapters.OnlineRetailRule;
import dev.kpi.examples.adapters.OnlineRetailRules;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import dev.kpi.time.DateRange;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where orders come from; the same options in every command that needs some. */
final class SourceOptions {
    private static final String ONLINE_RETAIL = "online-retail-2";
    private static final List<String> PRESETS = List.of("order-file", ONLINE_RETAIL);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "The CSV file or pipe to read, may be packed with gzip. Without: a generated demo shop.")
    private @Nullable Path csv;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "What the file looks like: order-file (the default) or online-retail-2.")
    private @Nullable String preset;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description =
                    "The currency of all amounts, as in EUR. Without: the first that a line of the file names, within its first"
                            + " 16 MiB.")
    private @Nullable String currency;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of the shop's days, as in Europe/Berlin. Without: UTC.")
    private @Nullable String zone;

    @Option(names = "--charset", paramLabel = "NAME", description = "The encoding of the file. Without: UTF-8.")
    private @Nullable String charset;

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            description = "What stands between fields: a character, or tab. Without: a comma.")
    private @Nullable String separator;

    @Option(
            names = "--decimal",
            paramLabel = "CHAR",
            description = "What stands before decimals, as in ','. Without: a point.")
    private @Nullable String decimal;

    @Option(
            names = "--time-pattern",
            paramLabel = "PATTERN",
            description = "How times are written, as in 'dd.MM.yyyy HH:mm'. Without: as in 2011-01-31T23:59.")
    private @Nullable String timePattern;

    @Option(
            names = "--drop-duplicates",
            description = "Leaves out lines that repeat another one in every field: --on duplicate-line=drop.")
    private boolean dropDuplicates;

    @Option(
            names = "--remove-overlap",
            description = "Of online-retail-2: counts the days once that stand at the end of its first sheet"
                    + " and at the beginning of its second.")
    private boolean removeOverlap;

    @Option(
            names = "--covers",
            paramLabel = "DAYS",
            description = "The days that the data claim to cover, as in 2024-01-01..2024-12-31; others are counted as"
                    + " outside-dates. Without: from the first to the last day.")
    private @Nullable String covers;

    @Option(
            names = "--taken-on",
            paramLabel = "DAY",
            description =
                    "The day at whose end the data were taken: coverage ends with it, and later lines are counted as"
                            + " after-as-of.")
    private @Nullable String takenOn;

    @Option(
            names = "--outliers",
            paramLabel = "N",
            description = "Counts as outlier each line whose amount is more than N robust standard deviations from the"
                    + " median, as in 100. They stay in every figure.")
    private @Nullable Double outliers;

    @Option(
            names = "--on",
            paramLabel = "REASON=POLICY",
            description = "What to do about odd lines: keep, drop or fail, as in zero-price=drop. May be repeated.")
    private List<String> policies = List.of();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    /** What the orders are read from, for headings. */
    String name() {
        return csv == null ? "demo shop" : csv.toString();
    }

    /** The file that is read; {@code null} for the demo shop. */
    @Nullable
    Path file() {
        return csv;
    }

    /**
     * The orders, for an answer that does not tell what was read: lines that were left out are told on standard error.
     *
     * @throws ParameterException if options are wrong or do not go together
     * @throws IOException if the file cannot be read
     */
    Orders ordersToldOf() throws IOException {
        Orders orders = orders();
        String leftOut = csv == null ? "" : Reading.leftOut(orders.quality());
        if (!leftOut.isEmpty()) {
            spec.commandLine().getErr().println("kpi: " + leftOut);
        }
        return orders;
    }

    /**
     * The orders.
     *
     * @throws ParameterException if options are wrong or do not go together
     * @throws IOException if the file cannot be read
     */
    Orders orders() throws IOException {
        UnaryOperator<OrderSettings> settings = settings();
        Path file = csv;
        if (file == null) {
            requireNone("--csv", preset, currency, zone, charset, separator, decimal, timePattern);
            require(!removeOverlap, "--remove-overlap needs --csv FILE and --preset " + ONLINE_RETAIL);
            DemoShop shop = DemoShop.withDefaults();
            return shop.orders(Mistakes.named(spec, "", () -> settings.apply(shop.settings())));
        }
        require(!file.toString().isEmpty(), "--csv '' is no name of a file");
        CsvFormat preset = format();
        CsvFormat format = Mistakes.named(spec, "", () -> preset.withSettings(settings));
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a directory, not a file");
        }
        try (Progress bar = progress.bar("reading " + file.getFileName(), " MiB", 1 << 20)) {
            return CsvOrders.read(file, format, bar::report);
        }
    }

    private void requireNone(String needed, @Nullable String... values) {
        List<String> names =
                List.of("--preset", "--currency", "--zone", "--charset", "--separator", "--decimal", "--time-pattern");
        for (int i = 0; i < values.length; i++) {
            require(values[i] == null, names.get(i) + " needs " + needed + " FILE; the demo shop is what it is");
        }
    }

    private CsvFormat format() {
        CsvFormat format = preset();
        if (zone != null) {
            format = format.withZone(parsed("--zone", zone, ZoneId::of, "a time zone such as Europe/Berlin or +01:00"));
        }
        if (charset != null) {
            format = format.withCharset(
                    parsed("--charset", charset, Charset::forName, "an encoding such as windows-1252"));
        }
        if (separator != null) {
            format = parsed("--separator", separator, format::withSeparator);
        }
        if (decimal != null) {
            format = parsed("--decimal", decimal, format::withDecimalMark);
        }
        if (timePattern != null) {
            format = parsed(
                    "--time-pattern", timePattern, format::withTimePattern, "a pattern such as dd.MM.yyyy HH:mm");
        }
        return format;
    }

    private CsvFormat preset() {
        String name = preset == null ? PRESETS.get(0) : preset;
        require(
                PRESETS.contains(name),
                "no preset is called '" + name + "'; the presets are " + String.join(" and ", PRESETS));
        if (name.equals(ONLINE_RETAIL)) {
            require(currency == null, "--currency does not go with --preset " + name + ", whose amounts are in GBP");
            OnlineRetailRules rules = OnlineRetailRules.withDefaults();
            return CsvFormat.onlineRetailII(removeOverlap ? rules.with(OnlineRetailRule.DOUBLED_DAYS_ONCE) : rules);
        }
        require(!removeOverlap, "--remove-overlap needs --preset " + ONLINE_RETAIL);
        CsvFormat format = CsvFormat.orderFile();
        return currency == null
                ? format
                : format.withCurrency(
                        parsed("--currency", currency, Currency::getInstance, "an ISO 4217 code such as EUR"));
    }

    /** What the options say about the orders' settings. */
    private UnaryOperator<OrderSettings> settings() {
        QualityPolicy policy = policy();
        String days = covers;
        DateRange coverage =
                days == null ? null : parsed("--covers", days, DateRange::parse, "days such as 2024-01-01..2024-12-31");
        LocalDate asOf = Mistakes.day(spec, "--taken-on", takenOn);
        Double threshold = outliers;
        return before -> {
            OrderSettings changed = before.withPolicy(policy);
            changed = coverage == null ? changed : changed.withCoverage(coverage);
            changed = asOf == null ? changed : changed.withAsOf(asOf);
            return threshold == null ? changed : changed.withOutliersBeyond(threshold);
        };
    }

    private QualityPolicy policy() {
        QualityPolicy policy = QualityPolicy.withDefaults();
        if (dropDuplicates) {
            policy = policy.with(Reason.DUPLICATE_LINE, Policy.DROP);
        }
        for (String text : policies) {
            policy = with(policy, text);
            require(
                    !dropDuplicates || policy.of(Reason.DUPLICATE_LINE) == Policy.DROP,
                    "--drop-duplicates contradicts --on " + text + "; leave one of them out");
        }
        return policy;
    }

    private QualityPolicy with(QualityPolicy policy, String text) {
        int equals = text.indexOf('=');
        require(equals > 0, "--on " + text + ": must read REASON=POLICY, as in zero-price=drop");
        String chosen = text.substring(equals + 1);
        List<String> known = Arrays.stream(Policy.values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
        require(
                known.contains(chosen),
                "--on " + text + ": no policy is called '" + chosen + "'; the policies are "
                        + String.join(", ", known));
        try {
            return policy.with(
                    Reason.parse(text.substring(0, equals)), Policy.valueOf(chosen.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--on " + text + ": " + inSmallLetters(String.valueOf(e.getMessage())), e);
        }
    }

    /** Policies are written in small letters here. */
    private static String inSmallLetters(String message) {
        String text = message;
        for (Policy policy : Policy.values()) {
            text = text.replace(policy.name(), policy.name().toLowerCase(Locale.ROOT));
        }
        return text;
    }

    private <T> T parsed(String option, String text, Function<String, T> parser, String example) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ParameterException(spec.commandLine(), option + " '" + text + "' is not " + example, e);
        }
    }

    private CsvFormat parsed(String option, String text, Function<Character, CsvFormat> change) {
        String mark = text.equals("tab") || text.equals("\\t") ? "\t" : text;
        require(mark.length() == 1, option + " '" + text + "' must be one character");
        try {
            return change.apply(mark.charAt(0));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), complaint);
        }
    }
}

package dev.kpi.examples.cli;

import dev.kpi.examples.adapters.CsvException;
import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why data was refused, in the words of the command line. */
final class Refusal {
    private static final Pattern CHOICES = Pattern.compile("choose ([A-Z]+(?: or [A-Z]+)*) for this reason");

    private static final Pattern LEVER_OFF = Pattern.compile("take it off first with without\\(Lever\\.([A-Z_]+)\\)");

    private static final Map<String, String> IN_OPTIONS = new LinkedHashMap<>();

    static {
        IN_OPTIONS.put("CsvFormat.withCurrency", "--currency");
        IN_OPTIONS.put("CsvFormat.withCharset", "--charset");
        IN_OPTIONS.put("CsvFormat.withSeparator", "--separator");
        IN_OPTIONS.put("say which column holds it with CsvFormat.withColumn", "rename the column that holds it");
        IN_OPTIONS.put("leave out DOUBLED_DAYS_ONCE for this file", "leave out --remove-overlap for this file");
        IN_OPTIONS.put("give lines one with withUnitCost", "read a file with a column unit_cost");
        IN_OPTIONS.put("give lines one with withSignUp", "read a file with a column sign_up");
        IN_OPTIONS.put(
                "give lines coordinates with withShipFrom and withShipTo, or as text such as 51.5,-0.12",
                "read a file with the columns ship_from_lat, ship_from_lng, ship_to_lat and ship_to_lng");
        IN_OPTIONS.put(
                "give lines theirs with withDeliveryDate, or as text such as 2024-03-31",
                "read a file with a column delivery_date");
        IN_OPTIONS.put("read it with CsvFormat.onlineRetailII", "read it with --preset online-retail-2");
        IN_OPTIONS.put("name one with rfm(asOf)", "name one with --as-of");
        IN_OPTIONS.put("; name the days to compare with by comparedTo", ""); // there is no other way here
        IN_OPTIONS.put("widen the scope or the coverage of the orders", "widen --from and --to, or --covers");
        IN_OPTIONS.put("call movedFrom on the later of the two", "name an earlier day with --moved-from");
        IN_OPTIONS.put("give one with withMargin(0.40)", "give one with --margin-is 0.40");
        IN_OPTIONS.put("leave it out of the change with on(...)", "name the other cohorts with --cohort");
        IN_OPTIONS.put("choose another column for one of them with CsvFormat.withColumn", "rename one of them");
        IN_OPTIONS.put(
                "convert the amounts before building orders",
                "convert the amounts in the file, or name the currency of all of them with --currency");
        IN_OPTIONS.put(", or with Dimensions.attribute", "");
        IN_OPTIONS.put("percent(5)", "+5%");
        IN_OPTIONS.put("percent(-100)", "-100%");
        IN_OPTIONS.put("points(2)", "+2pp");
        IN_OPTIONS.put("to(0.10)", "0.10");
        IN_OPTIONS.put("to(0.40)", "0.40");
    }

    private Refusal() {}

    /** What to tell about an exception; {@code null} if it is none that data or files can cause. */
    static @Nullable String message(Exception exception) {
        if (exception instanceof CsvException csv) {
            return inOptions(String.valueOf(csv.getMessage()), csv.reason());
        }
        if (exception instanceof DataQualityException quality) {
            return inOptions(String.valueOf(quality.getMessage()), quality.reason());
        }
        if (exception instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or directory";
        }
        if (exception instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (exception instanceof FileSystemException file) {
            return file.getFile() + ": " + (file.getReason() == null ? "cannot be used" : file.getReason());
        }
        if (exception instanceof IOException
                || exception instanceof IllegalStateException
                || exception instanceof IllegalArgumentException
                || exception instanceof NoSuchElementException
                || exception instanceof ArithmeticException) { // what the library refuses, it explains
            return inOptions(String.valueOf(exception.getMessage()));
        }
        return null;
    }

    /** The library names its own methods as a way out; here there are options for them. */
    static String inOptions(String message) {
        String text = message;
        for (Map.Entry<String, String> way : IN_OPTIONS.entrySet()) {
            text = text.replace(way.getKey(), way.getValue());
        }
        return LEVER_OFF
                .matcher(text)
                .replaceAll(found ->
                        "leave out --" + found.group(1).toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String inOptions(String message, @Nullable Reason reason) {
        String text = inOptions(message);
        return reason == null ? text : CHOICES.matcher(text).replaceFirst(found -> options(found, reason));
    }

    private static String options(MatchResult found, Reason reason) {
        return Stream.of(found.group(1).split(" or "))
                .map(policy -> "--on " + reason.code() + "=" + policy.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or ", "use ", ""));
    }
}

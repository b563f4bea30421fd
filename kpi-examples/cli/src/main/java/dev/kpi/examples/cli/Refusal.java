package dev.kpi.examples.cli;

import dev.kpi.examples.adapters.CsvException;
import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why data was refused, in the words of the command line. */
final class Refusal {
    private static final Pattern CHOICES = Pattern.compile("choose ([A-Z]+(?: or [A-Z]+)*) for this reason");

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
                || exception instanceof NoSuchElementException) { // what the library refuses, it explains
            return exception.getMessage();
        }
        return null;
    }

    /** The library names its own methods as a way out; here there are options for them. */
    private static String inOptions(String message, @Nullable Reason reason) {
        String text = message.replace("CsvFormat.withCurrency", "--currency")
                .replace("CsvFormat.withCharset", "--charset")
                .replace("CsvFormat.withSeparator", "--separator")
                .replace("say which column holds it with CsvFormat.withColumn", "rename the column that holds it")
                .replace("leave out DOUBLED_DAYS_ONCE for this file", "leave out --remove-overlap for this file");
        return reason == null ? text : CHOICES.matcher(text).replaceFirst(found -> options(found, reason));
    }

    private static String options(MatchResult found, Reason reason) {
        return Stream.of(found.group(1).split(" or "))
                .map(policy -> "--on " + reason.code() + "=" + policy.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or ", "use ", ""));
    }
}

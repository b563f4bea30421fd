package dev.kpi.examples.cli;

import dev.kpi.text.DisplayText;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on standard error, which comes up only if the work takes long. Called by one thread at a time.
 */
final class Progress implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(700);

    /** When there is a bar. */
    enum When {
        /** If standard error is a terminal and the work takes long. */
        AUTO,
        /** From the beginning. */
        ALWAYS,
        /** Not at all. */
        NEVER
    }

    private final When when;
    private final String task;
    private final String unit;
    private final long unitSize;
    private final long begin = System.nanoTime();
    private @Nullable ProgressBar bar;

    /**
     * A bar that has not come up yet.
     *
     * @param task what is done, which may name a file
     * @param unit what is counted, with a blank before it
     * @param unitSize how many of what is reported make one of these
     */
    Progress(When when, String task, String unit, long unitSize) {
        this.when = when == When.AUTO && !isTerminal() ? When.NEVER : when;
        this.task = DisplayText.inMessage(task);
        this.unit = unit;
        this.unitSize = unitSize;
    }

    /** So much is done of so much; -1 if that is not known. */
    void report(long done, long total) {
        if (when == When.NEVER || (bar == null && when == When.AUTO && System.nanoTime() - begin < PATIENCE)) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(unit, unitSize)
                    .setUpdateIntervalMillis(100)
                    .startsFrom(0, Duration.ofNanos(System.nanoTime() - begin))
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** Whether standard error is a terminal. */
    private static boolean isTerminal() {
        Path descriptor = Path.of("/proc/self/fd/2");
        try {
            if (Files.exists(descriptor)) {
                String target = descriptor.toRealPath().toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            }
        } catch (IOException e) {
            return false;
        }
        return isConsoleTerminal();
    }

    /** The best that can be told where there is no /proc. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on there is always a console, and a method that tells more
    private static boolean isConsoleTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}

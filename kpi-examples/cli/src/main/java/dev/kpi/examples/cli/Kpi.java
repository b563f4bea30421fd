package dev.kpi.examples.cli;

import dev.kpi.text.DisplayText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The {@code kpi} command: {@code report} prints the figures of a CSV file or of a generated demo shop, or answers
 * one question; {@code rfm}, {@code cohorts} and {@code scenario} look at customers; {@code metrics} tells what figures mean; {@code demo} writes the demo shop as a
 * CSV file.
 *
 * <p>Exits with 0 if all went well, with 1 if the data was refused or the answer could not be written, with 2 if the command
 * line cannot be understood. A reader who closes the pipe, as {@code head} does, has had enough: that is no failure.
 * Output is UTF-8 in every locale.
 */
@Command(
        name = "kpi",
        description = "Sales and customer figures of a CSV file, or of a generated demo shop.",
        subcommands = {
            ReportCommand.class,
            RfmCommand.class,
            CohortsCommand.class,
            ScenarioCommand.class,
            MetricsCommand.class,
            DemoCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Kpi implements Runnable {

    /** The data was refused, or the answer could not be written. */
    static final int REFUSED = 1;

    /** The command line cannot be understood. */
    static final int USAGE = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Kpi() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        // not System.out: that one writes in the encoding of the locale
        System.exit(run(AnswerStream.standard(), new FileOutputStream(FileDescriptor.err), arguments));
    }

    /** Runs the command on streams, and answers for what could not be written. */
    static int run(AnswerStream answers, OutputStream err, String... arguments) {
        PrintWriter answer = writer(answers);
        PrintWriter complaints = writer(err);
        int code = run(answer, complaints, arguments);
        answer.flush();
        String failure = answers.failure();
        if (failure != null) {
            complaints.println("kpi: standard output: " + DisplayText.inTable(failure));
            code = code == 0 ? REFUSED : code;
        }
        complaints.flush();
        return code;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /**
     * Runs the command.
     *
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Kpi())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(80)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(Kpi::explainUsage)
                .setExecutionExceptionHandler(Kpi::explainRefusal)
                .execute(arguments);
    }

    private static int explainUsage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("kpi: " + DisplayText.inTable(String.valueOf(exception.getMessage())));
        command.getErr().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return USAGE;
    }

    private static int explainRefusal(Exception exception, CommandLine command, ParseResult parsed) throws Exception {
        String message = Refusal.message(exception);
        if (message == null) {
            throw exception;
        }
        command.getErr().println("kpi: " + DisplayText.inTable(message));
        return REFUSED;
    }

    /** Without a command: how to use it. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

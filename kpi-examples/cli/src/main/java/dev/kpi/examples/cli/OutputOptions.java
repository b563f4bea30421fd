package dev.kpi.examples.cli;

import dev.kpi.examples.adapters.CsvTables;
import dev.kpi.table.Tabular;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the answer to one question is written, and where; the same options in every command that answers one. */
final class OutputOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "How the answer is written: table (the default), csv or json.")
    private @Nullable String format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the answer to a file instead of the terminal; - is the terminal.")
    private @Nullable Path out;

    /** Whether the answer is written as a table. */
    boolean isTable() {
        return form().equals("table");
    }

    /** Whether one of the options was given. */
    boolean isGiven() {
        return format != null || out != null;
    }

    /**
     * Told before the work is done, not after it.
     *
     * @param input the file that is read, which must not be written over
     */
    void check(@Nullable Path input) throws IOException {
        form();
        if (out != null && !isTerminal(out)) {
            requireWritable(out, input);
        }
    }

    /** Writes an answer; as a table, it prints the way the library prints it. */
    void write(Tabular answer) throws IOException {
        write(answer, answer.toString());
    }

    /** Writes an answer that is printed in another way than it is exported. */
    void write(Tabular answer, String table) throws IOException {
        String text = switch (form()) {
            case "csv" -> CsvTables.text(answer);
            case "json" -> Json.text(Json.tree(answer));
            default -> table + "\n";
        };
        if (out != null && !isTerminal(out)) {
            write(out, text);
            return;
        }
        PrintWriter writer = spec.commandLine().getOut();
        writer.print(text);
        writer.flush();
    }

    /** Whether a file stands for standard output. */
    static boolean isTerminal(Path file) {
        return file.toString().equals("-");
    }

    /** Writes a file; what fails names it. */
    static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    /** A failure that names the file. */
    static IOException named(Path file, IOException failure) {
        return failure instanceof FileSystemException
                ? failure
                : new IOException(file + ": " + failure.getMessage(), failure);
    }

    private String form() {
        String form = format == null ? "table" : format;
        return switch (form) {
            case "table", "csv", "json" -> form;
            default ->
                throw new ParameterException(
                        spec.commandLine(), "no format is called '" + form + "'; the formats are table, csv and json");
        };
    }

    /** Refuses a file that cannot be written where it is to be, and the one that is read. */
    static void requireWritable(Path file, @Nullable Path input) throws IOException {
        if (input != null && Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
            throw new IOException(file + ": is the file that is read; name another one to write to");
        }
        if (file.toString().isEmpty()) {
            throw new IOException("'' is no name of a file");
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a directory, not a file");
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new IOException(file + ": there is no directory " + directory);
        }
    }
}

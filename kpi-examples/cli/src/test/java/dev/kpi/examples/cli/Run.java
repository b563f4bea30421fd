package dev.kpi.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the command with what it printed. */
record Run(int code, String out, String err) {

    static Run of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Kpi.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Run(code, lines(out), lines(err));
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}

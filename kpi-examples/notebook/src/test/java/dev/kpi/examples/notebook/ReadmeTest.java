package dev.kpi.examples.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..");

    @Test
    void theCodeOfTheReadmeIsCompiled() throws IOException {
        String source = Files.readString(
                Path.of("src", "main", "java", "dev", "kpi", "examples", "notebook", "FirstSteps.java"));
        String tagged = source.substring(
                source.indexOf("// tag::readme[]\n") + "// tag::readme[]\n".length(),
                source.indexOf("        // end::readme[]"));
        assertThat(squeezed(fenced("java"))).isEqualTo(squeezed(tagged.replace("out.println", "System.out.println")));
    }

    /** The README breaks its lines elsewhere than the formatter does. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void theOutputOfTheReadmeIsReal() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        FirstSteps.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(fenced("text"))
                .isEqualTo(printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
    }

    /** The first fenced block of a language in the README. */
    private static String fenced(String language) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        int start = readme.indexOf("```" + language + "\n") + language.length() + 4;
        return readme.substring(start, readme.indexOf("```", start));
    }
}

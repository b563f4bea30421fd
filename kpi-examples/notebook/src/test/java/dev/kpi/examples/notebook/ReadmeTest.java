package dev.kpi.examples.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.order.Orders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void everySentenceOfTheReadmeIsCompiledAndAnswered() throws IOException {
        String source = squeezed(Files.readString(
                Path.of("src", "main", "java", "dev", "kpi", "examples", "notebook", "Sentences.java")));
        List<String> sentences = Files.readString(ROOT.resolve("README.md"))
                .lines()
                .filter(line -> line.matches("(orders|lines|shards?|CustomerLifetimeValue)\\.[a-z].*"))
                .map(line -> squeezed(line.replaceFirst("\\s+//.*", "")))
                .toList();

        assertThat(sentences).hasSizeGreaterThan(20);
        for (String sentence : sentences) {
            assertThat(source)
                    .contains(sentence.replaceFirst("^lines\\.", "lines.get().")
                            .replace("plus(lines)", "plus(lines.get())"));
        }
    }

    @Test
    void theScenarioOfTheReadmeIsReal() throws IOException {
        List<Object> customers = Sentences.ofCustomers(DemoShop.withDefaults().orders());
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("```text\n" + customers.get(customers.size() - 1) + "\n```");
    }

    @Test
    void everySentenceHasAnAnswerThatPrints() {
        DemoShop shop = DemoShop.withDefaults().withLines(20_000);
        Orders orders = shop.orders();
        DemoShop other = shop.withLines(1_000).withSeed(2).withoutOddLines();
        List<Object> answers = new ArrayList<>(Sentences.ofSales(orders, Map.of("France", "Europe")));
        answers.addAll(Sentences.ofTime(orders));
        answers.addAll(Sentences.ofCustomers(orders));
        answers.addAll(Sentences.ofMany(orders, other.orders(), other::lines));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.toString())
                        .isNotBlank()
                        .doesNotContain("NaN", answer.getClass().getName() + "@"));
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

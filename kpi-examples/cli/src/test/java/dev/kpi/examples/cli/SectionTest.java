package dev.kpi.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionTest {

    @Test
    void whatCannotBeToldHasItsReasonInItsPlace() {
        Section section = Section.told("a", "A", () -> {
            throw new IllegalArgumentException("no costs");
        });
        assertThat(section.text().get()).isEqualTo("not told: no costs");
        assertThat(section.json().get().textValue()).isEqualTo("not told: no costs");
    }

    @Test
    void aResultThatIsWorkedOutWhenItIsPrintedIsNoException() {
        Section section = Section.told(
                "a",
                "A",
                () -> new Section(
                        "a",
                        "A",
                        () -> {
                            throw new ArithmeticException("profit is beyond the numbers that can be told");
                        },
                        () -> Json.tree("never asked for")));
        assertThat(section.text().get()).isEqualTo("not told: profit is beyond the numbers that can be told");
        assertThat(section.json().get().textValue()).isEqualTo(section.text().get());
    }
}

package dev.kpi.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The script of the command line and the benchmark of a fresh JVM start it alike. */
class QuickStartTest {

    @Test
    void theScriptStartsTheJvmThatIsMeasured() throws IOException {
        assertThat(Files.readString(Path.of("../cli/kpi")))
                .contains("quick='" + String.join(" ", LoadJobs.QUICK_START) + " ");
    }
}

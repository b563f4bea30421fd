package dev.kpi.examples.adapters;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the data sets that are too large for the repository: in the directory that the system property
 * {@code kpi.shared} names, else in {@code shared} beside the checkout. Tests that need one are skipped without it, or fail
 * if {@code kpi.shared.required} is true.
 */
final class SharedData {

    private SharedData() {}

    /** The file of that path below {@code data}; ends the test if it is not there. */
    static Path file(String path) {
        String named = System.getProperty("kpi.shared", "");
        Stream<String> places =
                named.isBlank() ? Stream.of("../shared", "../../shared", "../../../shared") : Stream.of(named);
        List<Path> files = places.map(place -> Path.of(place).resolve("data").resolve(path))
                .toList();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        String message = "no data set " + path + "; name the directory that holds data/" + path
                + " with -Dkpi.shared, looked at " + files;
        if (Boolean.getBoolean("kpi.shared.required")) {
            fail(message);
        }
        assumeTrue(false, message);
        throw new AssertionError(message);
    }
}

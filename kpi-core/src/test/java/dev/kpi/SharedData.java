package dev.kpi;

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
public final class SharedData {

    private SharedData() {}

    /** The file of that path below {@code data}; ends the test if it is not there. */
    public static Path file(String path) {
        List<Path> places =
                places().map(place -> place.resolve("data").resolve(path)).toList();
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                return place;
            }
        }
        String message = "no data set " + path + "; name the directory that holds data/" + path
                + " with -Dkpi.shared, looked at " + places;
        if (Boolean.getBoolean("kpi.shared.required")) {
            fail(message);
        }
        assumeTrue(false, message);
        throw new AssertionError(message);
    }

    private static Stream<Path> places() {
        String named = System.getProperty("kpi.shared");
        if (named != null && !named.isBlank()) {
            return Stream.of(Path.of(named));
        }
        // tests run in the directory of their module, or in that of the checkout
        return Stream.of("../shared", "../../shared", "../../../shared").map(Path::of);
    }
}

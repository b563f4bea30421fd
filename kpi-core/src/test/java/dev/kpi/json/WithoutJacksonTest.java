package dev.kpi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableSet;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.table.Sales;
import dev.kpi.table.Series;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Jackson is optional: everything but this package works where it is not on the class path. */
class WithoutJacksonTest {

    /** Runs in a class loader of its own; its text is all that comes back. */
    public static final class Program implements Supplier<String> {
        @Override
        public String get() {
            return String.join(
                    "\n",
                    List.of(
                            Sales.monthlyRevenue().toString(),
                            Sales.customersByCountry().toString(),
                            Sales.revenueByCountry().toString(),
                            Sales.byCountryAndMonth().toString(),
                            new QualityLog(QualityPolicy.withDefaults())
                                    .report(1, 1, 0)
                                    .toString()));
        }
    }

    @Test
    void resultsLoadAndPrint() throws Exception {
        URL[] classPath = {location(Series.class), location(Program.class), location(ImmutableSet.class)};
        try (URLClassLoader bare = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> bare.loadClass("com.fasterxml.jackson.databind.ObjectMapper"));
            Class<?> program = bare.loadClass(Program.class.getName());

            Object text = ((Supplier<?>) program.getConstructor().newInstance()).get();

            assertThat(program).isNotEqualTo(Program.class);
            assertThat(text).isEqualTo(new Program().get());
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}

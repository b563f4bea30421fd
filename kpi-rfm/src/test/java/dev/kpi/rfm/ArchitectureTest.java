package dev.kpi.rfm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The module's arrows: it asks customers, and answers in figures and tables. */
@AnalyzeClasses(packages = "dev.kpi.rfm", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {

    /** What is compiled into the library, whichever directory the build writes to. */
    static final class MainCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule rfmUsesThePublicCursorAndResultsAlone = classes()
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                    "dev.kpi.rfm",
                    "dev.kpi.customer",
                    "dev.kpi.table",
                    "dev.kpi.metric",
                    "dev.kpi.time",
                    "dev.kpi.figure",
                    "dev.kpi.text",
                    "java..",
                    "org.jspecify.."));

    @ArchTest
    static final ArchRule nothingIsReadOrWritten = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("java.io..", "java.nio.file..", "java.net.."));
}

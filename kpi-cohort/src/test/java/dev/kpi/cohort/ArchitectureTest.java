package dev.kpi.cohort;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The module's arrows: lifetime value stands on cohorts; cohorts and scenarios ask customers and answer in tables. */
@AnalyzeClasses(
        packages = {"dev.kpi.cohort", "dev.kpi.clv", "dev.kpi.scenario"},
        importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {

    /** What is compiled into the library, whichever directory the build writes to. */
    static final class MainCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    private static final String[] CORE = {
        "dev.kpi.customer",
        "dev.kpi.quality",
        "dev.kpi.table",
        "dev.kpi.metric",
        "dev.kpi.time",
        "dev.kpi.figure",
        "dev.kpi.text",
        "java..",
        "org.jspecify..",
        "org.apache.commons.math3.."
    };

    private static ArchRule onlyOn(String subject, String... more) {
        return classes()
                .that()
                .resideInAPackage(subject)
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(subject)
                        .or(JavaClass.Predicates.resideInAnyPackage(more))
                        .or(JavaClass.Predicates.resideInAnyPackage(CORE)));
    }

    @ArchTest
    static final ArchRule cohortsStandOnTheCoreAlone = onlyOn("dev.kpi.cohort");

    @ArchTest
    static final ArchRule scenariosStandOnTheCoreAlone = onlyOn("dev.kpi.scenario");

    @ArchTest
    static final ArchRule lifetimeValueStandsOnCohorts = onlyOn("dev.kpi.clv", "dev.kpi.cohort");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.kpi.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsReadOrWritten = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("java.io..", "java.nio.file..", "java.net.."));
}

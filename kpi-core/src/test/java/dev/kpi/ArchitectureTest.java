package dev.kpi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;

/** The arrows between packages, and what no class of the library may reach for. */
@AnalyzeClasses(packages = "dev.kpi", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {
    private static final String[] SUBJECTS = {
        "json", "order", "delivery", "customer", "quality", "table", "metric", "time", "figure", "text"
    };

    /** Where a type of Guava or commons-math in a public signature would come from. */
    private static final String[] HIDDEN = {"com.google..", "org.apache.commons.math3.."};

    /**
     * The part of java.io that touches nothing outside the memory of the caller: markers, exceptions that signatures of
     * others force upon us, and streams over byte arrays.
     */
    private static final Set<String> HARMLESS_IO = Set.of(
            "Serializable",
            "IOException",
            "UncheckedIOException",
            "EOFException",
            "ByteArrayInputStream",
            "ByteArrayOutputStream",
            "DataInput",
            "DataInputStream",
            "DataOutput",
            "DataOutputStream");

    private static final Set<String> CLOCKS_ZONES_LOCALES_AND_DICE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.time.ZoneId.systemDefault",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Clock.system",
            "java.util.Calendar.getInstance",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    private static final Set<String> SEEDED_BY_THE_CLOCK =
            Set.of("java.util.Date", "java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

    // Optional, since the packages need not exist yet.
    @ArchTest
    static final ArchRule arrowsBetweenPackagesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("json")
            .definedBy("dev.kpi.json..")
            .layer("order")
            .definedBy("dev.kpi.order..")
            .layer("delivery")
            .definedBy("dev.kpi.delivery..")
            .layer("customer")
            .definedBy("dev.kpi.customer..")
            .layer("quality")
            .definedBy("dev.kpi.quality..")
            .layer("table")
            .definedBy("dev.kpi.table..")
            .layer("metric")
            .definedBy("dev.kpi.metric..")
            .layer("time")
            .definedBy("dev.kpi.time..")
            .layer("figure")
            .definedBy("dev.kpi.figure..")
            .layer("text")
            .definedBy("dev.kpi.text..")
            .whereLayer("json")
            .mayOnlyAccessLayers("order", "customer", "quality", "table", "metric", "time", "figure", "text")
            .whereLayer("order")
            .mayOnlyAccessLayers("customer", "quality", "table", "metric", "time", "figure", "text")
            .whereLayer("delivery")
            .mayOnlyAccessLayers("customer", "table", "metric", "time", "figure", "text")
            .whereLayer("customer")
            .mayOnlyAccessLayers("table", "metric", "time", "figure", "text")
            .whereLayer("quality")
            .mayOnlyAccessLayers("table", "metric", "time", "figure", "text")
            .whereLayer("table")
            .mayOnlyAccessLayers("metric", "time", "figure", "text")
            .whereLayer("metric")
            .mayOnlyAccessLayers("time", "figure", "text")
            .whereLayer("time")
            .mayOnlyAccessLayers("text")
            .whereLayer("figure")
            .mayOnlyAccessLayers("text")
            .whereLayer("text")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule everyPackageHasItsPlaceAmongTheArrows = classes()
            .should()
            .resideInAnyPackage(Stream.of(SUBJECTS)
                    .map(subject -> "dev.kpi." + subject + "..")
                    .toArray(String[]::new))
            .because("a new package needs its arrows in arrowsBetweenPackagesPointOneWay");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.kpi.(*)..").should().beFreeOfCycles();

    /** A cursor starts at the first line and walks to the one asked for, so that one for each customer takes for ever. */
    @ArchTest
    static final ArchRule viewsOfOneCustomerReadItsLinesWithoutACursor = noClasses()
            .that()
            .haveNameMatching("dev\\.kpi\\.order\\.CustomerEntries.*")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.kpi.order.LineCursor");

    @ArchTest
    static final ArchRule packagesAreNamedForTheirSubject =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..impl..", "..internal..", "..common..");

    @ArchTest
    static final ArchRule publicSignaturesKeepGuavaAndCommonsMathInside = classes()
            .that(describe("can be seen by callers", ArchitectureTest::isSeenByCallers))
            .should(mentionNoTypeOf(HIDDEN));

    @ArchTest
    static final ArchRule onlyJsonKnowsJackson = noClasses()
            .that()
            .resideOutsideOfPackage("dev.kpi.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule theLibraryDoesNoInputOrOutput = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
                    .or(describe(
                            "are streams, files or readers of java.io",
                            type -> type.getPackageName().equals("java.io")
                                    && !HARMLESS_IO.contains(type.getSimpleName()))));

    @ArchTest
    static final ArchRule theLibraryDoesNotPrint = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule theLibraryStartsNoThreads = noClasses()
            .should()
            .accessTargetWhere(describe("starts a thread or makes an executor", ArchitectureTest::startsThreads));

    @ArchTest
    static final ArchRule noClockZoneLocaleOrSeedIsReadBehindTheCallersBack = noClasses()
            .should()
            .accessTargetWhere(
                    describe("reads a clock, a default zone or locale, or an unseeded random number", access -> {
                        String owner = access.getTargetOwner().getFullName();
                        String name = access.getTarget().getName();
                        return CLOCKS_ZONES_LOCALES_AND_DICE.contains(owner + "." + name)
                                || (owner.startsWith("java.time.") && name.equals("now"))
                                || (SEEDED_BY_THE_CLOCK.contains(owner) && isConstructorWithoutArguments(access))
                                || (owner.startsWith("org.apache.commons.math3.distribution.")
                                        && makesItsOwnGenerator(access));
                    }));

    /** What is compiled into the library, whichever directory the build writes to. */
    static final class MainCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    private static boolean startsThreads(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean makes = access.getTarget().getName().equals("<init>")
                && (owner.isAssignableTo(Thread.class)
                        || owner.isAssignableTo(ExecutorService.class)
                        || owner.isEquivalentTo(Timer.class));
        return makes || owner.isEquivalentTo(Executors.class);
    }

    private static boolean isConstructorWithoutArguments(JavaAccess<?> access) {
        return access.getTarget().getFullName().endsWith(".<init>()");
    }

    /** Constructors of distributions to which no generator is given make one that is seeded by the clock. */
    private static boolean makesItsOwnGenerator(JavaAccess<?> access) {
        return access instanceof JavaConstructorCall call
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(RandomGenerator.class));
    }

    private static boolean isSeenByCallers(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass()
                        .map(ArchitectureTest::isSeenByCallers)
                        .orElse(true);
    }

    private static boolean isSeenByCallers(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static ArchCondition<JavaClass> mentionNoTypeOf(String... packages) {
        Predicate<JavaClass> hidden = resideInAnyPackage(packages);
        return new ArchCondition<>("mention no type of " + String.join(" or ", packages) + " in a signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                report(type.getFullName(), types -> declared(type, types), events);
                type.getMembers().stream()
                        .filter(ArchitectureTest::isSeenByCallers)
                        .forEach(member -> report(member.getFullName(), types -> declared(member, types), events));
            }

            private void report(String place, Consumer<Consumer<JavaType>> signature, ConditionEvents events) {
                Set<String> found = new TreeSet<>();
                signature.accept(type -> type.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getBaseComponentType)
                        .filter(hidden)
                        .forEach(raw -> found.add(raw.getFullName())));
                found.forEach(name -> events.add(SimpleConditionEvent.violated(place, place + " mentions " + name)));
            }
        };
    }

    private static void declared(JavaClass type, Consumer<JavaType> types) {
        type.getSuperclass().ifPresent(types);
        type.getInterfaces().forEach(types);
        type.getTypeParameters().forEach(types);
    }

    private static void declared(JavaMember member, Consumer<JavaType> types) {
        if (member instanceof JavaCodeUnit) {
            JavaCodeUnit unit = (JavaCodeUnit) member;
            types.accept(unit.getReturnType());
            unit.getParameterTypes().forEach(types);
            unit.getTypeParameters().forEach(types);
            unit.getExceptionTypes().forEach(types);
        } else {
            types.accept(((JavaField) member).getType());
        }
    }
}

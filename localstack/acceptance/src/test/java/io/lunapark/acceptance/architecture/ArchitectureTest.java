package io.lunapark.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.annotation.Controller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How the house is built: what may lean on what, and how things are named. */
@AnalyzeClasses(packages = "io.lunapark", importOptions = Shipped.class)
class ArchitectureTest {

    @ArchTest
    static void everyModuleIsSeen(JavaClasses all) {
        assertThat(all.stream().flatMap(type -> Module.of(type).stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(Module.all());
        assertThat(all)
                .allSatisfy(
                        type -> assertThat(Module.of(type)).as(type.getName()).isPresent());
    }

    @ArchTest
    static final ArchRule theDomainIsPlainJava = classes()
            .that(are(Module.SHARED_DOMAIN))
            .should()
            .onlyDependOnClassesThat(are(Module.SHARED_DOMAIN)
                    .or(JavaClass.Predicates.resideInAnyPackage("java..", "javax.crypto..", "org.jspecify.."))
                    .or(describe(
                            "are primitive", type -> type.getBaseComponentType().isPrimitive())));

    @ArchTest
    static final ArchRule thePlatformStandsOnTheKernelAndKnowsNoSystem = classes()
            .that(are(Module.PLATFORM))
            .should()
            .onlyDependOnClassesThat(are(Module.PLATFORM)
                    .or(JavaClass.Predicates.resideInAPackage("io.lunapark.kernel.."))
                    .or(notOurs()));

    @ArchTest
    static void aSystemKnowsNoOtherSystem(JavaClasses all) {
        Module.all().stream()
                .filter(Module::isSystem)
                .forEach(system -> classes()
                        .that(are(system))
                        .should()
                        .onlyDependOnClassesThat(are(system)
                                .or(are(Module.SHARED_DOMAIN))
                                .or(are(Module.PLATFORM))
                                .or(notOurs()))
                        .check(all));
    }

    @ArchTest
    static final ArchRule theRunnerKnowsFunctionsByTheirNamesOnly = classes()
            .that(are(Module.LOCALSTACK))
            .should()
            .onlyDependOnClassesThat(are(Module.LOCALSTACK).or(notOurs()));

    @ArchTest
    static final ArchRule whatIsBuiltOnTheRunnerKnowsNoSystem = classes()
            .that(describe(
                    "are tools", type -> Module.of(type).filter(Module::isTool).isPresent()))
            .should()
            .onlyDependOnClassesThat(describe(
                    "are of no system",
                    type -> Module.of(type).filter(Module::isSystem).isEmpty()));

    @ArchTest
    static final ArchRule everyControllerIsAUseCase =
            classes().that().areAnnotatedWith(Controller.class).should(beAnnotatedWith(UseCase.class));

    @ArchTest
    static final ArchRule thingsAreNamedByTheBusiness = noClasses()
            .that(describe(
                    "are written by hand", (JavaClass type) -> !type.getName().contains("$")))
            .should()
            .haveNameMatching(".*\\.(Abstract|Base)[A-Z][^.]*|.*[a-z](Manager|Helper|Utils?|Impl|Base|Dto|Info|Data)");

    @ArchTest
    static void nothingInThePlatformMentionsACoaster(JavaClasses all) {
        assertThat(all.stream().filter(Module.PLATFORM::holds))
                .allSatisfy(type -> assertThat(bytesOf(type))
                        .as(type.getName())
                        .doesNotContain("coaster")
                        .doesNotContain("wagon"));
    }

    /** The whole class file, so that names, strings and annotations are all looked through. */
    private static String bytesOf(JavaClass type) throws IOException {
        try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        }
    }

    private static DescribedPredicate<JavaClass> are(Module module) {
        return describe("are of " + module.name(), module::holds);
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return describe(
                "are not ours",
                type -> !type.getBaseComponentType().getPackageName().startsWith("io.lunapark"));
    }
}

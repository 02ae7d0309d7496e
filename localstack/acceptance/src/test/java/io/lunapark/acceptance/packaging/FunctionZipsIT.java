package io.lunapark.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.acceptance.packaging.FunctionZip.Entry;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.testing.BesideOthers;
import io.lunapark.testing.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in each zip that template.yaml deploys: all that its functions need, and nothing that none of them uses. */
@BesideOthers
class FunctionZipsIT {

    private static final long MOST_BYTES = 30L << 20;

    /** Servers, tests, stand-ins, checkers and what would be a second way to do the same. */
    private static final List<String> BANNED_PACKAGES = List.of(
            "io.netty.",
            "org.eclipse.jetty.",
            "org.apache.pekko.",
            "org.elasticmq.",
            "com.amazonaws.services.dynamodbv2.",
            "com.almworks.",
            "io.zonky.",
            "io.lunapark.localstack.",
            "org.junit.",
            "org.assertj.",
            "net.jqwik.",
            "com.networknt.",
            "com.tngtech.",
            "com.google.errorprone.",
            "com.uber.nullaway.",
            "org.checkerframework.",
            "org.jspecify.",
            "io.swagger.",
            "kotlin.",
            "scala.",
            "io.micronaut.http.server.netty.",
            "io.micronaut.http.client.netty.",
            "software.amazon.awssdk.http.nio.",
            "software.amazon.awssdk.http.crt.",
            "software.amazon.awssdk.http.urlconnection.",
            "com.amazonaws.services.lambda.runtime.serialization.");

    private static final Map<Path, FunctionZip> ZIPS = new HashMap<>();

    static Stream<FunctionZip> zips() {
        return Deployed.functions().map(FunctionZipsIT::zip).distinct();
    }

    private static FunctionZip zip(Function function) {
        return ZIPS.computeIfAbsent(Deployed.zip(function), FunctionZip::read);
    }

    @ParameterizedTest
    @MethodSource("io.lunapark.acceptance.packaging.Deployed#named")
    void aFunctionFindsItsHandlerAndItsUseCaseInItsZip(Function function) {
        List<String> classes = zip(function).classes();

        assertThat(classes).contains(function.handler());
        assertThat(classes)
                .filteredOn(name -> name.startsWith("io.lunapark.")
                        && name.endsWith("." + function.environment().get("LUNAPARK_USE_CASE")))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("zips")
    void aZipIsSmall(FunctionZip zip) {
        assertThat(zip.bytes()).isLessThanOrEqualTo(MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("zips")
    void aZipHoldsOneJarInLibThatIsNotCompressed(FunctionZip zip) {
        assertThat(zip.entries()).extracting(Entry::name).containsExactly("lib/", "lib/" + zip.system() + ".jar");
        assertThat(zip.content()).isNotEmpty().noneMatch(Entry::compressed);
    }

    @ParameterizedTest
    @MethodSource("zips")
    void aZipHoldsOneSystemOfOurs(FunctionZip zip) {
        assertThat(zip.listed())
                .filteredOn(name -> name.startsWith("io.lunapark."))
                .allMatch(name -> name.startsWith("io.lunapark.platform.")
                        || name.startsWith("io.lunapark." + zip.system() + "."));
        List<Path> others = zips().map(FunctionZip::system)
                .filter(system -> !system.equals(zip.system()))
                .map(system -> Project.at("functions", system, "target", "classes"))
                .toList();
        assertThat(others).isNotEmpty().allMatch(Files::isDirectory);
        assertThat(zip.classes())
                .noneMatch(name -> others.stream()
                        .anyMatch(classes -> Files.exists(classes.resolve(name.replace('.', '/') + ".class"))));
    }

    /** Micronaut does not look for what is in its jars any more: what is forgotten in the list does not exist. */
    @ParameterizedTest
    @MethodSource("zips")
    void aZipListsEveryBeanAndEveryJsonTypeOfOurs(FunctionZip zip) {
        List<String> ours = zip.content().stream()
                .map(Entry::name)
                .filter(name -> name.startsWith("META-INF/micronaut/"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .filter(name -> name.startsWith("io.lunapark."))
                .toList();

        assertThat(ours).isNotEmpty();
        assertThat(zip.listed()).containsAll(ours);
        assertThat(zip.classes()).containsAll(zip.listed());
    }

    @ParameterizedTest
    @MethodSource("zips")
    void aZipHoldsNoServerNoTestNoStandIn(FunctionZip zip) {
        assertThat(zip.classes()).allSatisfy(name -> assertThat(BANNED_PACKAGES).noneMatch(name::startsWith));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void aZipHoldsNoClassTwice(FunctionZip zip) {
        assertThat(zip.classes()).doesNotHaveDuplicates();
    }

    /** Flyway brings jackson-databind along; both are dead weight beside functions that only read. */
    @ParameterizedTest
    @MethodSource("zips")
    void onlyASystemWithMigrationsCarriesFlyway(FunctionZip zip) {
        boolean migrates = Deployed.functions()
                .filter(function -> zip(function) == zip)
                .anyMatch(function ->
                        "MigrateDatabase".equals(function.environment().get("LUNAPARK_USE_CASE")));

        assertThat(zip.classes().stream().anyMatch(name -> name.startsWith("org.flywaydb.")))
                .isEqualTo(migrates);
        assertThat(zip.classes().stream().anyMatch(name -> name.startsWith("com.fasterxml.jackson.databind.")))
                .isEqualTo(migrates);
    }

    /** The same commit makes the same bytes: nothing in what we pack carries the time at which it was made. */
    @ParameterizedTest
    @MethodSource("zips")
    void aZipCarriesTheTimeOfTheCommitOnly(FunctionZip zip) {
        assertThat(Stream.concat(zip.entries().stream(), zip.content().stream())
                        .map(Entry::time)
                        .distinct())
                .hasSize(1);
    }
}

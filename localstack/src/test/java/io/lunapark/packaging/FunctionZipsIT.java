package io.lunapark.packaging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.BesideOthers;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.packaging.FunctionZip.Entry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in each zip that template.yaml deploys: all that its functions need, and nothing that none of them uses. */
@BesideOthers
class FunctionZipsIT {

    private static final long MOST_BYTES = 30L << 20;
    private static final Pattern VERSION = Pattern.compile("-\\d[^/]*\\.jar$");

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
    @MethodSource("io.lunapark.packaging.Deployed#named")
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
    void aZipHoldsJarsInLibAndNothingElse(FunctionZip zip) {
        assertThat(zip.entries()).extracting(Entry::name).allMatch(name -> name.matches("lib/([^/]+\\.jar)?"));
        assertThat(zip.jars()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("zips")
    void aZipHoldsOneSystemOfOurs(FunctionZip zip) {
        assertThat(zip.jars().keySet().stream()
                        .filter(name -> zip.jars().get(name).stream()
                                .anyMatch(entry -> entry.name().startsWith("io/lunapark/")))
                        .map(FunctionZipsIT::library)
                        .collect(toSet()))
                .isEqualTo(Stream.of("shared-domain", "platform", zip.system()).collect(toSet()));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void aZipHoldsNoServerNoTestNoStandIn(FunctionZip zip) {
        assertThat(zip.classes()).allSatisfy(name -> assertThat(BANNED_PACKAGES).noneMatch(name::startsWith));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void aZipHoldsOneVersionOfEachLibrary(FunctionZip zip) {
        assertThat(zip.jars().keySet().stream().map(FunctionZipsIT::library)).doesNotHaveDuplicates();
        assertThat(zip.classes().stream().collect(groupingBy(name -> name)).values())
                .allSatisfy(found -> assertThat(found).hasSize(1));
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
        Stream<Entry> ours = zip.jars().entrySet().stream()
                .filter(jar -> jar.getKey().endsWith("-1.0.0.jar"))
                .flatMap(jar -> jar.getValue().stream())
                .filter(entry -> !entry.name().startsWith("org/")); // taken over from a library as they are

        assertThat(Stream.concat(zip.entries().stream(), ours).map(Entry::time).distinct())
                .hasSize(1);
    }

    private static String library(String jar) {
        return VERSION.matcher(jar).replaceFirst("");
    }
}

package io.lunapark.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lunapark.localstack.Stack;
import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.packing.Launch;
import io.lunapark.packing.Outcome;
import io.lunapark.packing.PackagedFunction;
import io.lunapark.packing.SampleEvents;
import io.lunapark.packing.SelfContained;
import io.lunapark.packing.TlsFront;
import io.lunapark.packing.UnpackedZip;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The package with its own Java and its cache, of the smallest system: it runs by its cache, and by no other jars. */
@Tag("long")
@ExtendWith(LocalStackExtension.class)
class SelfContainedIT {

    /** Java ends instead of starting slowly when its cache does not fit. */
    private static final Map<String, String> BY_ITS_CACHE = Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");

    @TempDir
    static Path folder;

    private static Path zip;
    private static List<Function> functions;

    @BeforeAll
    static void make(Stack stack) throws IOException {
        functions = stack.template().functions().stream()
                .filter(function -> function.zip().endsWith("console.zip"))
                .filter(function -> !function.routes().isEmpty()) // the other answers what no route fits
                .toList();
        zip = folder.resolve("console.zip");
        Files.copy(Deployed.zip(functions.getFirst()), zip);
        try (TlsFront stores =
                TlsFront.open(folder.resolve("tls"), stack.whereabouts().variables())) {
            SelfContained.make(zip, functions, samples(stack), stores);
        }
    }

    private static SampleEvents samples(Stack stack) {
        return new SampleEvents(stack, Project.at(""));
    }

    @Test
    void aFunctionAnswersByItsCache(Stack stack) throws IOException {
        try (UnpackedZip task = SelfContained.unpack(zip)) {
            for (Function function : functions) {
                ByteArrayOutputStream log = new ByteArrayOutputStream();
                try (PackagedFunction started = start(function, task, stack, log)) {
                    Outcome outcome = started.invoke(samples(stack).of(function.id()));

                    assertThat(outcome.text()).as("%s", log).contains("\"statusCode\":200");
                }
            }
        }
    }

    @Test
    void aPackageOfOtherJarsIsRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("console.zip");
        Files.copy(zip, other);
        Files.copy(SelfContained.of(zip), SelfContained.of(other));
        SelfContained.unpack(other).close();

        changeAJar(other);

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> SelfContained.unpack(other))
                .withMessageContaining("lib is not that of");
    }

    @Test
    void aPackageWithAChangedJarIsRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("changed")).resolve("console.zip");
        Files.copy(zip, other);
        Files.copy(SelfContained.of(zip), SelfContained.of(other));

        String changed = changeAJar(SelfContained.of(other));

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> SelfContained.unpack(other))
                .withMessageContaining(changed + " was changed");
    }

    private static PackagedFunction start(Function function, UnpackedZip task, Stack stack, ByteArrayOutputStream log) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.putAll(BY_ITS_CACHE);
        return PackagedFunction.start(
                function.withEnvironment(environment),
                Launch.own(task.folder()),
                stack.whereabouts().variables(),
                log);
    }

    /** @return its path in the zip */
    private static String changeAJar(Path in) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(in);
                Stream<Path> jars = Files.list(content.getPath("lib"))) {
            Path jar = jars.findFirst().orElseThrow();
            Path other = Files.createTempFile(folder, "changed", ".jar");
            byte[] bytes = Files.readAllBytes(jar);
            bytes[bytes.length / 2] ^= 1;
            Files.write(other, bytes);
            Files.copy(other, jar, StandardCopyOption.REPLACE_EXISTING);
            return "lib/" + jar.getFileName();
        }
    }
}

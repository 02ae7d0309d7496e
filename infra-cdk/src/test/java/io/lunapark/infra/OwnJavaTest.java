package io.lunapark.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line of the template of a system chooses who brings Java: Lambda, or the package itself. */
class OwnJavaTest {

    @TempDir
    Path root;

    private static final SamTemplate DOORS = Synthesized.venue().systems().stream()
            .filter(system -> system.name().equals("doors"))
            .findFirst()
            .orElseThrow()
            .template();

    private SamFunction function;

    @BeforeEach
    void aFunctionWithBothPackages() throws IOException {
        function = DOORS.functions().getFirst();
        Files.createDirectories(root.resolve(function.zip()).getParent());
    }

    @Test
    void lambdaBringsItToTheZip() throws IOException {
        assertThat(functionOn("java25").code(root)).isEqualTo(root.resolve(function.zip()));
    }

    @Test
    void elsewhereThePackageThatBringsItIsUploaded() throws IOException {
        packageFor("aarch64");

        assertThat(functionOn("provided.al2023").code(root).getFileName().toString())
                .isEqualTo("doors-java.zip");
    }

    @Test
    void aPackageForOtherProcessorsIsRefused() throws IOException {
        packageFor("x86_64");
        SamFunction own = functionOn("provided.al2023");

        assertThatIllegalStateException()
                .isThrownBy(() -> own.code(root))
                .withMessageContaining("made for x86_64, but the functions run on [arm64]");
    }

    @Test
    void aMissingPackageIsNamedWithWhatMakesIt() throws IOException {
        SamFunction own = functionOn("provided.al2023");

        assertThatIllegalStateException()
                .isThrownBy(() -> own.code(root))
                .withMessageContaining("./lunapark package makes it");
    }

    private SamFunction functionOn(String runtime) throws IOException {
        String present = Files.readString(DOORS.file());
        assertThat(present).contains("    Runtime: java25\n");
        Path file = root.resolve("template.yaml");
        Files.writeString(file, present.replace("    Runtime: java25\n", "    Runtime: " + runtime + "\n"));
        return SamTemplate.read(file).functions().getFirst();
    }

    private void packageFor(String processor) throws IOException {
        Path zip = root.resolve(function.zip().replace(".zip", "-java.zip"));
        try (ZipOutputStream content = new ZipOutputStream(Files.newOutputStream(zip))) {
            content.putNextEntry(new ZipEntry("jdk/release"));
            content.write(("OS_ARCH=\"" + processor + "\"\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}

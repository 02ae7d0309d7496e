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

/** One line of template.yaml chooses who brings Java: Lambda, or the package itself. */
class OwnJavaTest {

    @TempDir
    Path root;

    private VenueFunction function;

    @BeforeEach
    void aFunctionWithBothPackages() throws IOException {
        function = Synthesized.venue().functions().getFirst();
        Files.createDirectories(root.resolve(function.zip()).getParent());
    }

    @Test
    void lambdaBringsItToTheZip() throws IOException {
        assertThat(venueOn("java25").code(function, root)).isEqualTo(root.resolve(function.zip()));
    }

    @Test
    void elsewhereThePackageThatBringsItIsUploaded() throws IOException {
        packageFor("aarch64");

        assertThat(venueOn("provided.al2023").code(function, root).getFileName().toString())
                .isEqualTo("platform-java.zip");
    }

    @Test
    void aPackageForOtherProcessorsIsRefused() throws IOException {
        packageFor("x86_64");
        VenueTemplate venue = venueOn("provided.al2023");

        assertThatIllegalStateException()
                .isThrownBy(() -> venue.code(function, root))
                .withMessageContaining("made for x86_64, but the functions run on [arm64]");
    }

    @Test
    void aMissingPackageIsNamedWithWhatMakesIt() throws IOException {
        VenueTemplate venue = venueOn("provided.al2023");

        assertThatIllegalStateException()
                .isThrownBy(() -> venue.code(function, root))
                .withMessageContaining("./lunapark package makes it");
    }

    private VenueTemplate venueOn(String runtime) throws IOException {
        String present = Files.readString(Synthesized.venue().file());
        assertThat(present).contains("    Runtime: java25\n");
        Path file = root.resolve("template.yaml");
        Files.writeString(file, present.replace("    Runtime: java25\n", "    Runtime: " + runtime + "\n"));
        return VenueTemplate.read(file);
    }

    private void packageFor(String processor) throws IOException {
        Path zip = root.resolve(function.zip().replace(".zip", "-java.zip"));
        try (ZipOutputStream content = new ZipOutputStream(Files.newOutputStream(zip))) {
            content.putNextEntry(new ZipEntry("jdk/release"));
            content.write(("OS_ARCH=\"" + processor + "\"\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}

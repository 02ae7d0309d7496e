package io.lunapark.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package runs what its cache was made from, or it is refused. */
class ChecksumsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aPackage() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/doors.jar"), "the code");
        Files.writeString(folder.resolve("lib/platform.jar"), "what it stands on");
        Files.writeString(folder.resolve("lunapark.aot"), "the code, loaded");
        Checksums.write(folder);
    }

    @Test
    void nothingIsSaidOfAPackageThatIsAsItWasMade() throws IOException {
        assertThat(Checksums.findings(folder)).isEmpty();
    }

    @Test
    void aJarOfTheSameSizeAndTimeIsFound() throws IOException {
        var time = Files.getLastModifiedTime(folder.resolve("lib/doors.jar"));
        Files.writeString(folder.resolve("lib/doors.jar"), "the c0de");
        Files.setLastModifiedTime(folder.resolve("lib/doors.jar"), time);

        assertThat(Checksums.findings(folder)).containsExactly("lib/doors.jar was changed");
    }

    @Test
    void anotherCacheIsFound() throws IOException {
        Files.writeString(folder.resolve("lunapark.aot"), "other code, loaded");

        assertThat(Checksums.findings(folder)).containsExactly("lunapark.aot was changed");
    }

    @Test
    void whatWasAddedAndWhatIsMissingIsFound() throws IOException {
        Files.move(folder.resolve("lib/platform.jar"), folder.resolve("lib/platform-2.jar"));

        assertThat(Checksums.findings(folder))
                .containsExactly("lib/platform-2.jar was added", "lib/platform.jar is missing");
    }
}

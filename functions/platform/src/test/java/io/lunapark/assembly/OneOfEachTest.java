package io.lunapark.assembly;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneOfEachTest {

    @Test
    void aLibraryInTwoVersionsIsRefused(@TempDir Path folder) throws IOException {
        Path old = jar(folder.resolve("park-1.jar"), "park/Gate.class");
        Path young = jar(folder.resolve("park-2.jar"), "park/Gate.class");
        Path other = jar(folder.resolve("zoo.jar"), "zoo/Gate.class");

        assertThatThrownBy(() -> OneOfEach.demand(old + File.pathSeparator + other + File.pathSeparator + young))
                .hasMessage("park/Gate.class is in park-1.jar and in park-2.jar");
        assertThatCode(() -> OneOfEach.demand(old + File.pathSeparator + folder + File.pathSeparator + other))
                .doesNotThrowAnyException();
    }

    private static Path jar(Path file, String entry) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new ZipEntry("META-INF/versions/9/module-info.class"));
            jar.putNextEntry(new ZipEntry(entry));
        }
        return file;
    }
}

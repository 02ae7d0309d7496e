package io.lunapark.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdminTest {

    @TempDir
    private Path secrets;

    @Test
    void thePasswordIsToldOnceAndStaysWhereItIsKept() throws IOException {
        Path password = secrets.resolve("FirstAdminPassword");
        FirstAdmin admin = new FirstAdmin("admin@lunapark.example", password);

        assertThat(told(admin)).as("nothing is made yet").isEmpty();
        Files.writeString(password, "correct horse battery staple");
        assertThat(told(admin)).contains("admin@lunapark.example", "correct horse battery staple", password.toString());
        assertThat(told(admin)).as("the second start").isEmpty();
        assertThat(password).hasContent("correct horse battery staple");
    }

    private static String told(FirstAdmin admin) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        admin.tellOnce(new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }
}

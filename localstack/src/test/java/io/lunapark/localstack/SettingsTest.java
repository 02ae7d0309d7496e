package io.lunapark.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.localstack.store.Engine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who plays DynamoDB. */
class SettingsTest {

    @TempDir
    private Path data;

    @Test
    void unaskedItIsTheOneWhoseTablesAreThereAlready() throws IOException {
        write("dynoxide.db");
        assertThat(engine("dev", null)).isEqualTo(Engine.DYNOXIDE);
        assertThat(engine("prod", null)).isEqualTo(Engine.DYNOXIDE);
    }

    @Test
    void tablesOfDynamoDbLocalStayWithItWhereDynoxideIsOnThePathToo() throws IOException {
        write("shared-local-instance.db");
        assertThat(engine("dev", null)).isEqualTo(Engine.LOCAL);
    }

    @Test
    void unaskedNewTablesAreOfTheOneThatIsInstalled() throws IOException {
        assertThat(engine("dev", null)).isEqualTo(Engine.installed());
    }

    @Test
    void whoAsksGetsIt() throws IOException {
        assertThat(engine("dev", "local")).isEqualTo(Engine.LOCAL);
        assertThat(engine("dev", "dynoxide")).isEqualTo(Engine.DYNOXIDE);
        assertThat(settings("prod")
                        .withDynamodb("http://127.0.0.1:8000/")
                        .endpoints()
                        .dynamodb())
                .contains("http://127.0.0.1:8000");
    }

    @Test
    void neitherAnEngineNorAnAddressIsRefused() {
        assertThatThrownBy(() -> engine("dev", "dynamo")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void prodDoesNotRunOnDynamoDbLocalWhoseLicenceIsForDevelopment() throws IOException {
        assertThatThrownBy(() -> engine("prod", "local"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("licence")
                .hasMessageContaining("cargo install dynoxide-rs")
                .hasMessageContaining("--dynamodb http://");
        write("shared-local-instance.db");
        assertThatThrownBy(() -> engine("prod", null)).isInstanceOf(StartFailure.class);
    }

    @Test
    void noEngineBeginsAnewBesideTheTablesOfAnother() throws IOException {
        write("shared-local-instance.db");
        Path directory = data.resolve(Settings.TABLES);
        Engine.LOCAL.refuseTablesOfOthers(directory);
        assertThatThrownBy(() -> Engine.DYNOXIDE.refuseTablesOfOthers(directory))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("are of DynamoDB Local")
                .hasMessageContaining("move-tables dynoxide")
                .hasMessageContaining("--dynamodb local");
    }

    @Test
    void aDynamoDbElsewhereDoesNotBeginAnewBesideTablesEither() throws IOException, URISyntaxException {
        write("dynoxide.db");
        Path template =
                Path.of(SettingsTest.class.getResource("/small-template.yaml").toURI());
        Settings elsewhere =
                Settings.of("dev", template, data, 0).withoutLogging().withDynamodb("http://127.0.0.1:1");

        assertThatThrownBy(() -> Stack.start(elsewhere))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("are of dynoxide")
                .hasMessageContaining("http://127.0.0.1:1")
                .hasMessageContaining("--dynamodb dynoxide");
    }

    private void write(String file) throws IOException {
        Files.createFile(Files.createDirectories(data.resolve(Settings.TABLES)).resolve(file));
    }

    private Engine engine(String environment, String asked) throws IOException {
        return settings(environment).withDynamodb(asked).endpoints().engine();
    }

    private Settings settings(String environment) throws IOException {
        return Settings.of(environment, Path.of("template.yaml"), data, 0);
    }
}

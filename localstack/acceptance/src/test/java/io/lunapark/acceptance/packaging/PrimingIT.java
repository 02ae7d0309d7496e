package io.lunapark.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.Stack;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.packing.Launch;
import io.lunapark.packing.PackagedFunction;
import io.lunapark.packing.SampleEvents;
import io.lunapark.packing.UnpackedZip;
import io.lunapark.platform.http.PrimingRequest;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.Project;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Priming before SnapStart's snapshot, as Lambda's runtime starts it, from the zip. */
@ExtendWith(LocalStackExtension.class)
class PrimingIT {

    @ParameterizedTest
    @CsvSource({
        "AddBuilding, 400", // a command: its body is empty
        "ShowBuilding, 404"
    })
    void primingRunsARequestAndChangesNothing(String useCase, int status, Stack stack) throws Exception {
        Function function = stack.template().functions().stream()
                .filter(one -> one.id().equals(useCase))
                .findFirst()
                .orElseThrow();
        SampleEvents samples = new SampleEvents(stack, Project.at(""));
        ByteArrayOutputStream log = new ByteArrayOutputStream();

        try (UnpackedZip zip = UnpackedZip.of(Deployed.zip(function));
                PackagedFunction started = PackagedFunction.start(
                        function,
                        Launch.managed(function, zip.folder()).forSnapshot(),
                        stack.whereabouts().variables(),
                        log)) {
            assertThat(started.invoke(samples.of(useCase)).failed()).isFalse();
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("The priming request was answered with " + status)
                .contains("before the snapshot");
        leftNothing(stack);
    }

    /** Priming requests leave no event behind, whatever the system. */
    static void leftNothing(Stack stack) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        stack.postgres().url(),
                        stack.postgres().adminUser(),
                        stack.postgres().adminPassword());
                Statement statement = database.createStatement()) {
            List<String> systems = texts(statement, "select schemaname from pg_tables where tablename = 'outbox'");
            assertThat(systems).contains("coasters");
            for (String system : systems) {
                assertThat(texts(
                                statement,
                                "select envelope from %s.outbox where envelope like '%%%s%%'"
                                        .formatted(system, PrimingRequest.UNUSED_ID)))
                        .isEmpty();
            }
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}

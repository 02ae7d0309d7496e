package io.lunapark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.LocalStackExtension;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.packaged.Launch;
import io.lunapark.localstack.packaged.PackagedFunction;
import io.lunapark.localstack.packaged.SampleEvents;
import io.lunapark.localstack.packaged.UnpackedZip;
import io.lunapark.localstack.template.Template.Function;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a function does before SnapStart's snapshot: as Lambda's runtime tells it to, from its zip. */
@ExtendWith(LocalStackExtension.class)
class RehearsalIT {

    /** The rehearsed call is by nobody and for the root, which no test asks for as a command. */
    private static final String AUDITED =
            "select count(*) from doors.outbox where envelope::jsonb #>> '{data,path}' = '/'";

    @Test
    void aCommandIsRehearsedAndNobodyHasTriedIt(Stack stack) throws Exception {
        Function function = stack.template().functions().stream()
                .filter(one -> one.id().equals("AddBuilding"))
                .findFirst()
                .orElseThrow();
        SampleEvents samples = new SampleEvents(stack, Path.of("..", "events"));
        ByteArrayOutputStream log = new ByteArrayOutputStream();

        try (UnpackedZip zip = UnpackedZip.of(Deployed.zip(function));
                PackagedFunction started = PackagedFunction.start(
                        function,
                        Launch.managed(function, zip.folder()).forSnapshot(),
                        stack.whereabouts().variables(),
                        log)) {
            assertThat(started.invoke(samples.of("AddBuilding")).failed()).isFalse();
        }

        assertThat(log.toString(StandardCharsets.UTF_8)).contains("before the snapshot");
        try (Connection database = DriverManager.getConnection(
                        stack.postgres().url(), stack.postgres().adminUser(), "");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(AUDITED)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isZero();
        }
    }
}

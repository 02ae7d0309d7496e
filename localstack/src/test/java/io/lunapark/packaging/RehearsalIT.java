package io.lunapark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.LocalStackExtension;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.packaged.Launch;
import io.lunapark.localstack.packaged.PackagedFunction;
import io.lunapark.localstack.packaged.SampleEvents;
import io.lunapark.localstack.packaged.UnpackedZip;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.platform.http.RehearsedCall;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function does before SnapStart's snapshot: as Lambda's runtime tells it to, from its zip. */
@ExtendWith(LocalStackExtension.class)
class RehearsalIT {

    private static final String TRIED_BY_NOBODY = """
            select count(*)
            from (select envelope from identity.outbox
                  union all select envelope from coasters.outbox
                  union all select envelope from doors.outbox) as events
            where envelope like '%%%s%%'
            """.formatted(RehearsedCall.NOBODY);

    @ParameterizedTest
    @CsvSource({
        "AddBuilding, 400", // a command: its body is empty
        "ShowBuilding, 404"
    })
    void theWayOfACallIsRehearsedAndNobodyHasMadeIt(String useCase, int status, Stack stack) throws Exception {
        Function function = stack.template().functions().stream()
                .filter(one -> one.id().equals(useCase))
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
            assertThat(started.invoke(samples.of(useCase)).failed()).isFalse();
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("The rehearsed call was answered with " + status)
                .contains("before the snapshot");
        nobodyHasCalled(stack);
    }

    /** Of the calls that are rehearsed nothing is left. */
    static void nobodyHasCalled(Stack stack) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        stack.postgres().url(),
                        stack.postgres().adminUser(),
                        stack.postgres().adminPassword());
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(TRIED_BY_NOBODY)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isZero();
        }
    }
}

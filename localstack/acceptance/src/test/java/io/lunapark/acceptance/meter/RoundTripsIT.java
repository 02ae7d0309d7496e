package io.lunapark.acceptance.meter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.acceptance.meter.Meter.Unit;
import io.lunapark.localstack.Group;
import io.lunapark.localstack.Settings;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.function.Functions;
import io.lunapark.localstack.function.LocalFunction;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.packing.SampleEvents;
import io.lunapark.testing.BesideOthers;
import io.lunapark.testing.Project;
import io.lunapark.testing.backend.EmbeddedOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each use case asks of Postgres, DynamoDB, EventBridge and SQS when its sample event comes, warm and as in Lambda:
 * {@code docs/round-trips.txt}, from which {@code ./lunapark cost} makes its table. A round trip more is noticed here.
 */
@BesideOthers
@EmbeddedOnly("Other back ends say nothing of what a call has consumed, or something else")
class RoundTripsIT {

    private static final Path NOTED = Project.at("docs/round-trips.txt");
    /** As many round trips as there are checkpoints. */
    private static final String READS_ALL = "VerifyHistory";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("(?<=\\\\\"time\\\\\": \\\\\")[^\\\\]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path data;

    private static Stack stack;
    private static Functions functions;
    private static SampleEvents samples;

    @BeforeAll
    static void start() throws IOException {
        MeteredDriver.register();
        // No schedules, which would come in between.
        stack = Stack.start(Settings.of("dev", Project.at("template.yaml"), data, 0)
                .withParameters(Settings.NO_LIMITS)
                .in(new Group(Optional.empty(), false))
                .withoutLogging());
        Map<String, String> surroundings = new HashMap<>(stack.whereabouts().variables());
        surroundings.put("LUNAPARK_ISSUER", stack.url());
        functions = new Functions(
                stack.template().functions().stream().map(RoundTripsIT::metered).toList(),
                surroundings,
                "arn:",
                OptionalLong::empty);
        samples = new SampleEvents(stack, Project.at(""));
    }

    private static Function metered(Function function) {
        Map<String, String> environment = new LinkedHashMap<>(function.environment());
        environment.computeIfPresent("LUNAPARK_DATABASE_URL", (name, url) -> MeteredDriver.instead(url));
        return function.withEnvironment(environment);
    }

    @AfterAll
    static void stop() {
        if (functions != null) {
            functions.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void noUseCaseMakesAnotherRoundTripThanIsWrittenDown() throws Exception {
        List<String> noted = Files.readAllLines(NOTED);
        List<String> lines = new ArrayList<>(List.of(header()));
        for (Function function : stack.template().functions()) {
            boolean isUseCase =
                    !function.routes().isEmpty() || !function.mappings().isEmpty();
            if (isUseCase && !READS_ALL.equals(function.id())) {
                String line = line(function);
                boolean asNoted = lines.size() < noted.size() && isWithin(line, noted.get(lines.size()));
                lines.add(asNoted ? line : line(function)); // a busy machine may have kept a view waiting
            }
        }
        Path measured = Files.write(Path.of("target", "round-trips.txt"), lines);

        assertThat(lines).hasSameSizeAs(noted);
        for (int i = 1; i < lines.size(); i++) {
            assertThat(isWithin(lines.get(i), noted.get(i)))
                    .as(
                            "%s, noted: %s. Fewer is better; where it has to be so, copy %s to %s",
                            lines.get(i), noted.get(i), measured.toAbsolutePath(), NOTED)
                    .isTrue();
        }
    }

    /** The same answer, and no count higher: a call that had to look twice at a view may find it at once. */
    private static boolean isWithin(String measured, String noted) {
        String[] now = measured.split(" +");
        String[] before = noted.split(" +");
        return now[0].equals(before[0])
                && now[1].equals(before[1])
                && IntStream.range(2, now.length)
                        .allMatch(i -> Double.parseDouble(now[i]) <= Double.parseDouble(before[i]));
    }

    @Test
    void aStatementMoreIsCounted() throws Exception {
        Function addWagon = stack.template().functions().stream()
                .filter(function -> function.id().equals("AddWagon"))
                .findFirst()
                .orElseThrow();
        String noted = line(addWagon);
        String more = line(addWagon, event -> {
            byte[] answer = functions.get("AddWagon").invoke(event);
            try (Connection connection = DriverManager.getConnection(
                    MeteredDriver.instead(stack.whereabouts().jdbc()),
                    stack.whereabouts().jdbcUser(),
                    stack.whereabouts().jdbcPassword())) {
                connection.createStatement().execute("select 1");
            }
            return answer;
        });

        assertThat(more).isNotEqualTo(noted);
    }

    @FunctionalInterface
    private interface Call {
        byte[] with(byte[] event) throws Exception;
    }

    private static String line(Function function) throws Exception {
        LocalFunction metered = functions.get(function.id());
        metered.invoke(sample(function)); // the first call makes the function, its connections and its caches
        String line = line(function, metered::invoke);
        metered.close();
        return line;
    }

    private static String line(Function function, Call call) throws Exception {
        byte[] event = sample(function);
        JsonNode[] answer = new JsonNode[1];
        Map<Unit, Double> counts = Meter.of(() -> answer[0] = JSON.readTree(call.with(event)));
        StringBuilder line = new StringBuilder(String.format("%-26s%6s", function.id(), said(function, answer[0])));
        for (Unit unit : Unit.values()) {
            double count = counts.getOrDefault(unit, 0.0);
            line.append(String.format(Locale.ROOT, count == Math.rint(count) ? "%12.0f" : "%12.1f", count));
        }
        return line.toString();
    }

    /** For a use case about what is there; for a consumer about what is new to it and happened just now: a known event is not applied again. */
    private static byte[] sample(Function function) throws IOException {
        if (function.mappings().isEmpty()) {
            return samples.of(function.id());
        }
        Map<String, String> fresh = new HashMap<>();
        String event = Files.readString(Project.at("").resolve(SampleEvents.file(function)));
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return ID.matcher(TIME.matcher(event).replaceAll(now))
                .replaceAll(id -> fresh.computeIfAbsent(
                        id.group(), known -> UUID.randomUUID().toString()))
                .getBytes(UTF_8);
    }

    private static String said(Function function, JsonNode answer) {
        if (function.routes().isEmpty()) {
            return answer.path("batchItemFailures").isEmpty() ? "done" : "failed";
        }
        String status = answer.path("statusCode").asText();
        // A refusal at a door is recorded as an opening is, and costs the same.
        return function.id().equals("UnlockDoor") && status.equals("403") ? "done" : status;
    }

    private static String header() {
        StringBuilder line = new StringBuilder(String.format("%-26s%6s", "use-case", "answer"));
        for (Unit unit : Unit.values()) {
            line.append(String.format("%12s", unit.name().toLowerCase(Locale.ROOT)));
        }
        return line.toString();
    }
}

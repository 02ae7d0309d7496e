package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lunapark.localstack.store.Engine;
import io.lunapark.testing.BesideOthers;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a page of another site, a page whose name was made to point here, and another user of this machine get out of a
 * running stack; on data that an earlier version had left open to all. What dynoxide lets in is said in DynamoTest.
 */
@BesideOthers
@EnabledOnOs(OS.LINUX)
class LocalPortsIT {

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    @TempDir
    private static Path folder;

    private static Path data;
    private static RunnerProcess runner;
    private static List<Path> openAtFirst;

    @BeforeAll
    static void start() throws Exception {
        data = Files.createDirectory(
                folder.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (RunnerProcess first = RunnerProcess.start(data, Engine.LOCAL)) {
            openAtFirst = openToOthers();
            try (Connection admin = database(first, "postgres", first.address("jdbcPassword"));
                    Statement statement = admin.createStatement()) {
                statement.execute("create table kept as select 1 as one");
                statement.execute("alter role postgres password null");
            }
        }
        asAnEarlierVersionLeftIt();
        runner = RunnerProcess.start(data, Engine.LOCAL);
    }

    private static void asAnEarlierVersionLeftIt() throws IOException, InterruptedException {
        Files.delete(data.resolve("postgres.password"));
        Files.writeString(data.resolve("postgres/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        chmod("-R", "go+rX", data.toString());
        chmod(
                "go=",
                data.resolve("postgres").toString(),
                data.resolve("secrets").toString());
        assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void chmod(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("chmod"), Stream.of(arguments)).toList();
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    @AfterAll
    static void stop() {
        if (runner != null) {
            runner.close();
        }
    }

    /** A call of each port that does something, for who may make it. */
    private enum Port {
        GATEWAY("url", "GET /.well-known/openid-configuration", "X: x", ""),
        CONTROL("control", "POST /2015-03-31/functions/RelayCoasters/invocations", "Content-Type: text/plain", "{}"),
        DYNAMODB("dynamodb", "POST /", "X-Amz-Target: DynamoDB_20120810.ListTables", "{}"),
        SQS("sqs", "POST /", "X-Amz-Target: AmazonSQS.ListQueues", "{}"),
        EVENTBRIDGE("eventbridge", "POST /", "X-Amz-Target: AWSEvents.PutEvents", """
                {"Entries":[{"Source":"a","DetailType":"b","Detail":"{}","EventBusName":"lunapark-dev"}]}""");

        private final String name;
        private final String request;
        private final String header;
        private final String body;

        Port(String name, String request, String header, String body) {
            this.name = name;
            this.request = request;
            this.header = header;
            this.body = body;
        }

        int number() {
            return URI.create(runner.address(name)).getPort();
        }

        String own() {
            return "127.0.0.1:" + number();
        }

        String answer(String host, String... more) throws IOException {
            return send(
                    number(),
                    request,
                    body,
                    host,
                    Stream.concat(Stream.of(header, json()), Stream.of(more)).toList());
        }

        private String json() {
            return this == SQS || this == DYNAMODB ? "Content-Type: application/x-amz-json-1.0" : "Accept: */*";
        }
    }

    @Test
    void eachPortThatListensIsOneOfThese() throws IOException {
        Set<Integer> known = Stream.of(Port.values()).map(Port::number).collect(Collectors.toCollection(TreeSet::new));
        known.add(URI.create(runner.address("jdbc").substring("jdbc:".length())).getPort());

        Set<Integer> listening = ListeningPorts.of(runner.handle().pid());
        listening.addAll(
                ListeningPorts.of(RunnerProcess.postgres(data).orElseThrow().pid()));

        assertThat(listening).isEqualTo(known);
    }

    @ParameterizedTest
    @EnumSource
    void whoMayCallIsAnswered(Port port) throws IOException {
        assertThat(port.answer(port.own(), signature(key()))).startsWith("HTTP/1.1 200 ");
        assertThat(port.answer("localhost:" + port.number(), signature(key()))).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @EnumSource
    void aPageOfAnotherSiteIsRefused(Port port) throws IOException {
        for (String origin : List.of("https://evil.example", "null", "http://localhost:8080")) {
            String answer = port.answer(port.own(), signature(key()), "Origin: " + origin);
            assertThat(answer).startsWith("HTTP/1.1 403 ").contains("foreign-origin");
            String asked = send(
                    port.number(),
                    "OPTIONS /",
                    "",
                    port.own(),
                    List.of("Origin: " + origin, "Access-Control-Request-Method: POST"));
            assertThat(asked).startsWith("HTTP/1.1 403 ").doesNotContainIgnoringCase("access-control-allow");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatWasMadeToPointHereIsRefused(Port port) throws IOException {
        for (String host : List.of("evil.example", "evil.example:" + port.number(), "localhost.evil.example")) {
            assertThat(port.answer(host, signature(key())))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("Call localhost or 127.0.0.1");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
    void anotherUserWithoutTheKeyIsRefused(Port port) throws IOException {
        for (String header : List.of("X-None: x", signature("local"), "Authorization: Bearer local")) {
            assertThat(port.answer(port.own(), header))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("run.json");
        }
    }

    @Test
    void theDatabaseAsksForItsPassword() throws SQLException {
        for (String password : List.of("", "postgres", "lunapark")) {
            for (String user : List.of("postgres", "lunapark_coasters", "lunapark_health")) {
                // The server is told to ask by a signal, which it may get a moment after the start.
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(() -> assertThatThrownBy(() -> database(runner, user, password))
                                .isInstanceOf(SQLException.class));
            }
        }
        try (Connection admin = database(runner, "postgres", runner.address("jdbcPassword"));
                Statement statement = admin.createStatement()) {
            assertThat(statement.executeQuery("select one from kept").next()).isTrue();
        }
    }

    @Test
    void onlyTheOwnerReadsWhatIsKept() throws IOException {
        assertThat(openAtFirst).isEmpty();
        assertThat(openToOthers()).isEmpty();
        assertThat(Files.getPosixFilePermissions(data)).isEqualTo(OWNERS);
    }

    /** In the data folder; the log is of this test. */
    private static List<Path> openToOthers() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(path -> !path.equals(data) && !path.endsWith("runner.log"))
                    .filter(LocalPortsIT::isOpen)
                    .toList();
        }
    }

    private static boolean isOpen(Path path) {
        try {
            return !OWNERS.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            return false; // gone by now
        }
    }

    private static String key() {
        return runner.address("key");
    }

    private static String signature(String key) {
        return "Authorization: AWS4-HMAC-SHA256 Credential=" + key
                + "/20261121/eu-central-1/any/aws4_request, SignedHeaders=host, Signature=0";
    }

    private static Connection database(RunnerProcess of, String user, String password) throws SQLException {
        return DriverManager.getConnection(of.address("jdbc"), user, password);
    }

    /** What comes back, headers and all; by hand, since clients let nobody choose a Host. */
    private static String send(int port, String request, String body, String host, List<String> headers)
            throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            String text = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

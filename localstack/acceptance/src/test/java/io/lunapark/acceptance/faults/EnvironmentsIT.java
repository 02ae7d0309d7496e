package io.lunapark.acceptance.faults;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.Settings;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.localstack.store.Ports;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.BesideOthers;
import io.lunapark.testing.backend.EmbeddedOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** dev and prod at the same time on one machine: they share nothing. */
@BesideOthers
@EnabledOnOs(OS.LINUX)
@EmbeddedOnly("Each environment has stores of its own")
class EnvironmentsIT {

    private static final Set<String> LOOPBACK = Set.of("0100007F", "0000000000000000FFFF00000100007F");
    private static final String COASTER =
            "{\"staff\":5,\"dailyClients\":512,\"trackLengthM\":1800,\"opensAt\":\"08:00\",\"closesAt\":\"16:00\"}";

    @TempDir
    private static Path folder;

    /** Somebody runs one for prod, which must not be DynamoDB Local in its own process. */
    private static ForwardedDynamo dynamo;

    private static RunnerProcess dev;
    private static RunnerProcess prod;

    @BeforeAll
    static void start() throws IOException {
        dynamo = new ForwardedDynamo(Files.createDirectory(folder.resolve("tables-of-prod")));
        Path ofDev = data("dev");
        CompletableFuture<RunnerProcess> other =
                CompletableFuture.supplyAsync(() -> RunnerProcess.start(ofDev, with("dev", "--dynamodb", "local")));
        try {
            prod = RunnerProcess.start(data("prod"), with("prod", "--dynamodb", dynamo.url()));
        } finally {
            dev = other.join();
        }
    }

    /** On the port of the environment, unless another program of this machine has it. */
    private static String[] with(String environment, String... more) {
        int port = Settings.standardPort(environment);
        return Stream.concat(
                        Stream.of("--env", environment, "--port", Integer.toString(Ports.isFree(port) ? port : 0)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable one : new AutoCloseable[] {prod, dev, dynamo}) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void noPortIsThatOfBothAndEachIsOnLoopback() throws IOException {
        Set<String> ofDev = addresses(dev, "dev");
        Set<String> ofProd = addresses(prod, "prod");

        assertThat(ofDev).doesNotContainAnyElementsOf(ofProd);
        assertThat(ofDev).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Stream.concat(ofDev.stream(), ofProd.stream())
                        .map(address -> address.substring(0, address.indexOf(':'))))
                .isSubsetOf(LOOPBACK);
    }

    @Test
    void noProcessOfOneHasAFileOfTheOtherOpen() throws IOException {
        assertThat(openIn(dev, "dev", "dev")).isNotEmpty();
        assertThat(openIn(prod, "prod", "prod")).isNotEmpty();
        assertThat(openIn(dev, "dev", "prod")).isEmpty();
        assertThat(openIn(prod, "prod", "dev")).isEmpty();
    }

    @Test
    void tablesQueuesAndTheBusHaveTheNameOfTheirEnvironment() {
        Set<String> ofDev = names(dev);
        Set<String> ofProd = names(prod);

        assertThat(ofDev).isNotEmpty().allMatch(name -> name.contains("dev"));
        assertThat(ofProd).hasSameSizeAs(ofDev).allMatch(name -> name.contains("prod"));
    }

    @Test
    void noSecretIsThatOfBoth() throws IOException {
        Set<String> ofDev = secrets("dev");

        assertThat(ofDev).isNotEmpty();
        assertThat(secrets("prod")).hasSameSizeAs(ofDev).doesNotContainAnyElementsOf(ofDev);
    }

    @Test
    void devLogsFromInfoOnAndProdFromWarn() throws IOException {
        assertThat(logs("dev")).contains("error.log", "warn.log", "info.log");
        assertThat(Files.readString(data("dev").resolve("logs/info.log"))).contains(" leads, with token 1");
        assertThat(Files.readString(data("dev").resolve("runner.log"))).contains(" INFO ");

        assertThat(logs("prod")).contains("error.log", "warn.log").doesNotContain("info.log");
        assertThat(Files.readString(data("prod").resolve("runner.log"))).doesNotContain(" INFO ");
    }

    @Test
    void whatIsDoneInOneIsNotSeenInTheOther() {
        Answer registered = dev.park().api().post("/api/coasters", COASTER).expect(201);
        String id = registered.json().path("id").asText();

        assertThat(prod.park().api().get("/api/coasters/" + id).status()).isEqualTo(404);
        Api strange = Api.control(prod.address("url"), dev.firstAdmin().token());
        assertThat(strange.get("/api/coasters").status()).as("a token of dev").isEqualTo(401);
    }

    private static Path data(String environment) throws IOException {
        return Files.createDirectories(folder.resolve(environment));
    }

    /** Of the runner and of its Postgres. */
    private static List<Long> processes(RunnerProcess runner, String environment) throws IOException {
        return List.of(
                runner.handle().pid(),
                RunnerProcess.postgres(data(environment)).orElseThrow().pid());
    }

    private static Set<String> addresses(RunnerProcess runner, String environment) throws IOException {
        Set<String> addresses = new TreeSet<>();
        for (long pid : processes(runner, environment)) {
            addresses.addAll(ListeningPorts.addresses(pid));
        }
        return addresses;
    }

    private static List<String> openIn(RunnerProcess runner, String environment, String other) throws IOException {
        Set<String> open = new HashSet<>();
        for (long pid : processes(runner, environment)) {
            open.addAll(ListeningPorts.openFiles(pid));
        }
        String below = data(other).toRealPath() + "/";
        return open.stream().filter(file -> file.startsWith(below)).toList();
    }

    private static Set<String> names(RunnerProcess runner) {
        String key = runner.address("key");
        try (DynamoDbClient tables =
                        AwsClient.at(runner.address("dynamodb"), Whereabouts.REGION, key, DynamoDbClient.builder());
                SqsClient queues = AwsClient.at(runner.address("sqs"), Whereabouts.REGION, key, SqsClient.builder())) {
            return Stream.concat(
                            tables.listTables().tableNames().stream(),
                            queues.listQueues().queueUrls().stream()
                                    .map(url -> url.substring(url.lastIndexOf('/') + 1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> secrets(String environment) throws IOException {
        try (Stream<Path> files = Files.list(data(environment).resolve("secrets"))) {
            Set<String> contents = new HashSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(file));
            }
            return contents.stream().filter(not(String::isBlank)).collect(Collectors.toSet());
        }
    }

    private static List<String> logs(String environment) throws IOException {
        try (Stream<Path> files = Files.list(data(environment).resolve("logs"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

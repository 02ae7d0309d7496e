package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.function.FunctionFailure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an unlock costs more than its two calls to DynamoDB, and whether what was withdrawn still opens a door. */
final class UnlockBench {

    private static final double MOST_TIMES_CALLS = 1.5;
    private static final double LONGEST_MILLIS = 10;
    private static final double LONGEST_MILLIS_OVER_HTTP = 25;
    private static final double MOST_GROWTH = 1.1;
    private static final int WANTED_PER_SECOND = 500;
    private static final int LEAST_PER_SECOND = 60;
    private static final double OFFERED = 0.95;
    private static final String TWO_CALLS = "its BatchGetItem and its PutItem alone";

    private final OwnStack stack;
    private final DynamoDbClient client;
    private final Town town;
    private final Map<String, AttributeValue> entry;
    private final boolean quick;

    private UnlockBench(OwnStack stack, DynamoDbClient client, Town town, boolean quick) {
        this.stack = stack;
        this.client = client;
        this.town = town;
        this.entry = town.entry();
        this.quick = quick;
    }

    static void run(OwnStack stack, boolean quick, Report report) throws Exception {
        try (DynamoDbClient apache = client(
                        stack, ApacheHttpClient.builder().maxConnections(64).build());
                DynamoDbClient urlConnection =
                        client(stack, UrlConnectionHttpClient.builder().build())) {
            int people = quick ? 5_000 : 100_000;
            int doors = quick ? 200 : 2_000;
            Bench.say("  %,d people before %,d doors".formatted(people, doors));
            Town town = Town.of(stack, apache, people, doors);
            UnlockBench bench = new UnlockBench(stack, apache, town, quick);
            Bench.say("  1, 8 and 64 callers");
            bench.pairs(8, quick ? 1_000 : 5_000);
            bench.oneCaller(quick ? 1_000 : 5_000).forEach(report::add);
            bench.callers(8, quick ? 1_000 : 5_000).forEach(report::add);
            bench.callers(64, quick ? 1_000 : 5_000).forEach(report::add);
            report.add(bench.otherHttpClient(urlConnection, quick ? 300 : 2_000));
            Bench.say("  withdrawals");
            bench.withdrawals(quick ? 20 : 100).forEach(report::add);
            bench.overHttp().forEach(report::add);
            Bench.say("  memory");
            report.add(bench.memory(quick ? 10_000 : 200_000));
        }
    }

    /** A client as the function has one. */
    private static DynamoDbClient client(OwnStack stack, SdkHttpClient http) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(stack.stack().dynamo().url()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(stack.stack().whereabouts().key(), "local")))
                .httpClient(http)
                .build();
    }

    private List<Figure> oneCaller(int rounds) throws Exception {
        Pair pair = pairs(1, rounds);
        return List.of(
                pair.figure("unlock, 1 caller", 50).withGoal(Goal.atMostTimesBase(MOST_TIMES_CALLS)),
                pair.figure("unlock, 1 caller", 99).withGoal(Goal.atMost(LONGEST_MILLIS)),
                pair.figure("unlock, 1 caller", 99.9));
    }

    private List<Figure> callers(int callers, int rounds) throws Exception {
        Pair pair = pairs(callers, rounds);
        String name = "unlock, " + callers + " callers";
        return List.of(pair.figure(name, 50), pair.figure(name, 99), pair.figure(name, 99.9));
    }

    /** Each caller makes an unlock, and then the two calls of one. */
    private Pair pairs(int callers, int rounds) throws Exception {
        Pair pair = new Pair(new Sample(), new Sample());
        together(callers, rounds, () -> {
            String person = town.anyone();
            String door = town.anyDoor();
            byte[] event = Town.unlocking(person, door);
            long start = System.nanoTime();
            String answer = stack.call("UnlockDoor", event);
            long between = System.nanoTime();
            town.twoCalls(client, person, door, entry);
            pair.unlock().add(between - start);
            pair.calls().add(System.nanoTime() - between);
            if (!answer.contains("\"statusCode\":200")) {
                throw new IllegalStateException("a door stayed shut: " + answer);
            }
        });
        return pair;
    }

    private Figure otherHttpClient(DynamoDbClient other, int rounds) throws Exception {
        Sample with = new Sample();
        Sample apache = new Sample();
        for (int i = -rounds / 2; i < rounds; i++) {
            String person = town.anyone();
            String door = town.anyDoor();
            long start = System.nanoTime();
            town.twoCalls(other, person, door, entry);
            long between = System.nanoTime();
            town.twoCalls(client, person, door, entry);
            if (i >= 0) {
                with.add(between - start);
                apache.add(System.nanoTime() - between);
            }
        }
        return Figure.of(
                "the two calls by url-connection, p50",
                "ms",
                with.medianMillis(),
                apache.medianMillis(),
                "the same by the Apache client, which the functions use");
    }

    private List<Figure> overHttp() throws Exception {
        List<Figure> figures = new ArrayList<>();
        int rate = WANTED_PER_SECOND;
        boolean isHeld;
        atPace(100, Duration.ofSeconds(2));
        do {
            Bench.say("  " + rate + "/s over HTTP");
            Paced paced = atPace(rate, Duration.ofSeconds(quick ? 5 : 20));
            String name = "unlock over HTTP at " + rate + "/s";
            Figure p99 = paced.pair().figure(name, 99);
            isHeld = paced.perSecond() >= OFFERED * rate && p99.measured() <= LONGEST_MILLIS_OVER_HTTP;
            figures.add(paced.pair().figure(name, 50));
            figures.add((rate == WANTED_PER_SECOND ? p99.withGoal(Goal.atMost(LONGEST_MILLIS_OVER_HTTP)) : p99)
                    .withNote("%.0f/s answered, %d failed.".formatted(paced.perSecond(), paced.failed())));
            rate /= 2;
        } while (!isHeld && rate > LEAST_PER_SECOND);
        return figures;
    }

    private Paced atPace(int rate, Duration length) throws Exception {
        String authorization = "Bearer " + SignedIn.firstAdmin(stack.stack()).token();
        Pair pair = new Pair(new Sample(), new Sample());
        AtomicLong lastAnswer = new AtomicLong();
        long start = System.nanoTime();
        long calls;
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            calls = Pace.keep(rate, length, (number, due) -> {
                if (unlocks(http, authorization)) {
                    long answered = System.nanoTime();
                    pair.unlock().add(answered - due);
                    lastAnswer.accumulateAndGet(answered, Math::max);
                }
                if (number % 20 == 0) {
                    pair.calls().add(timeOfCalls());
                }
            });
        }
        long answered = pair.unlock().size();
        return new Paced(pair, answered * 1e9 / (lastAnswer.get() - start), calls - answered);
    }

    private long timeOfCalls() {
        long start = System.nanoTime();
        try {
            town.twoCalls(client, town.anyone(), town.anyDoor(), entry);
        } catch (SdkException e) {
            // A store that is so busy that it refuses: its time counts, its answer does not matter here.
        }
        return System.nanoTime() - start;
    }

    /** The first admin is a member of nothing: every attempt is decided and recorded, and the answer is a no. */
    private boolean unlocks(HttpClient http, String authorization) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(stack.stack().url()).resolve("/api/doors/" + town.anyDoor() + "/unlock"))
                    .header("Authorization", authorization)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 403;
        } catch (IOException e) {
            return false; // not answered, and counted as failed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A withdrawal is shown before it is answered: that costs the difference to a grant, and nothing opens after it. */
    private List<Figure> withdrawals(int rounds) throws Exception {
        Sample grants = new Sample();
        Sample ends = new Sample();
        int opened = 0;
        String person = town.admin();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            town.end(person);
            ends.add(System.nanoTime() - start);
            opened += town.unlock(person, town.gate()) ? 1 : 0;
            long before = System.nanoTime();
            town.grant(person);
            grants.add(System.nanoTime() - before);
            while (!town.unlock(person, town.gate())) {
                Thread.sleep(1);
            }
        }
        return List.of(
                Figure.of("withdrawal, p50", "ms", ends.medianMillis(), grants.medianMillis(), "a grant"),
                Figure.alone("opened after the answer to a withdrawal", "times", opened)
                        .withGoal(Goal.atMost(0))
                        .withNote("The first attempt after each of %d.".formatted(rounds)));
    }

    private Figure memory(int calls) throws Exception {
        double before = heap();
        together(8, calls, () -> town.unlock(town.anyone(), town.anyDoor()));
        return Figure.of("heap after %,d unlocks".formatted(calls), "MB", heap(), before, "before them")
                .withGoal(Goal.atMostTimesBase(MOST_GROWTH));
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private static void together(int callers, int rounds, Work work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                all.add(threads.submit(() -> {
                    for (int round = 0; round < rounds / callers; round++) {
                        work.run();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private interface Work {
        void run() throws FunctionFailure;
    }

    private record Paced(Pair pair, double perSecond, long failed) {}

    private record Pair(Sample unlock, Sample calls) {

        Figure figure(String name, double percent) {
            String p = percent == Math.rint(percent) ? Integer.toString((int) percent) : Double.toString(percent);
            return Figure.of(
                    name + ", p" + p,
                    "ms",
                    unlock.percentileMillis(percent),
                    calls.percentileMillis(percent),
                    TWO_CALLS);
        }
    }
}

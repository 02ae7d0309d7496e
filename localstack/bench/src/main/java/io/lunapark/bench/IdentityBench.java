package io.lunapark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.gateway.JwtAuthorizer;
import io.lunapark.localstack.gateway.Verdict;
import io.lunapark.localstack.template.Template.Authorizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** What it costs to be known: a token at each call, a password now and then. */
final class IdentityBench {

    private static final double MOST_MICROS = 50;
    private static final int CHECKS_PER_TOKEN = 100;

    /** Those of docs/decisions/0016. */
    private static final Argon2Parameters.Builder ARGON2 = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(19_456)
            .withIterations(2)
            .withParallelism(1)
            .withSalt(new byte[16]);

    private final OwnStack stack;
    private final String credentials;

    private IdentityBench(OwnStack stack, String credentials) {
        this.stack = stack;
        this.credentials = credentials;
    }

    /** @param rounds sign-ins, and tokens, that count; as many come before to warm up */
    static List<Figure> run(OwnStack stack, int rounds) throws IOException, FunctionFailure {
        Map<String, String> environment = stack.environment("MakeFirstAdmin");
        Path password = Path.of(
                environment.getOrDefault("LUNAPARK_FIRST_ADMIN_PASSWORD", "").substring("file:".length()));
        IdentityBench bench = new IdentityBench(
                stack,
                "{\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(environment.get("LUNAPARK_FIRST_ADMIN_EMAIL"), Files.readString(password)));
        List<Figure> figures = new ArrayList<>(bench.signIns(rounds));
        figures.add(bench.tokens(rounds));
        return figures;
    }

    private List<Figure> signIns(int rounds) throws FunctionFailure {
        Sample signIn = new Sample();
        Sample hash = new Sample();
        for (int i = -rounds; i < rounds; i++) {
            long start = System.nanoTime();
            signIn();
            long between = System.nanoTime();
            hash();
            long end = System.nanoTime();
            if (i >= 0) {
                signIn.add(between - start);
                hash.add(end - between);
            }
        }
        return List.of(
                Figure.of("sign-in, p50", "ms", signIn.medianMillis(), hash.medianMillis(), "the password hash alone"),
                Figure.of(
                                "sign-ins of one caller",
                                "per s",
                                1000 / signIn.medianMillis(),
                                1000 / hash.medianMillis(),
                                "the password hash alone, one after the other")
                        .withNote("One caller keeps one core busy, and Postgres and the bus some of another."));
    }

    /** The first check of a token verifies its signature; each further one only looks it up. */
    private Figure tokens(int rounds) throws FunctionFailure {
        Authorizer authorizer = stack.stack().template().functions().stream()
                .flatMap(function -> function.routes().stream())
                .flatMap(route -> route.api().authorizers().values().stream())
                .findFirst()
                .orElseThrow();
        JwtAuthorizer gateway = new JwtAuthorizer(authorizer, InstantSource.system());
        Sample first = new Sample();
        Sample known = new Sample();
        String answer = signIn();
        for (int i = -rounds; i < rounds; i++) {
            String header = "Bearer " + field(answer, "accessToken");
            Sample firsts = i < 0 ? new Sample() : first;
            Sample others = i < 0 ? new Sample() : known;
            firsts.add(check(gateway, header));
            for (int j = 0; j < CHECKS_PER_TOKEN; j++) {
                others.add(check(gateway, header));
            }
            answer = call("/api/auth/refresh", "RefreshTokens", """
                    {"refreshToken":"%s"}\
                    """.formatted(field(answer, "refreshToken")));
        }
        return Figure.of(
                        "token check, known token, p50",
                        "µs",
                        1000 * known.medianMillis(),
                        1000 * first.medianMillis(),
                        "its first check, with the signature")
                .withGoal(Goal.atMost(MOST_MICROS));
    }

    private static long check(JwtAuthorizer gateway, String header) {
        long start = System.nanoTime();
        boolean isValid = gateway.check(header) instanceof Verdict.Valid;
        long took = System.nanoTime() - start;
        if (!isValid) {
            throw new IllegalStateException("the gateway refuses a token that was just issued");
        }
        return took;
    }

    private String signIn() throws FunctionFailure {
        return call("/api/auth/sign-in", "SignIn", credentials);
    }

    private String call(String path, String function, String body) throws FunctionFailure {
        String answer = stack.call(function, OwnStack.event("POST", path, path, body));
        if (!answer.contains("\"statusCode\":200")) {
            throw new IllegalStateException(function + " does not answer as was hoped for");
        }
        return answer;
    }

    private static void hash() {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(ARGON2.build());
        argon2.generateBytes("a password of some length".getBytes(UTF_8), new byte[32]);
    }

    /** A field of the body, which stands in the answer as a text in JSON. */
    private static String field(String answer, String name) {
        Matcher field =
                Pattern.compile(name + "\\\\\" ?: ?\\\\\"([A-Za-z0-9._-]+)").matcher(answer);
        if (!field.find()) {
            throw new IllegalStateException("an answer without " + name);
        }
        return field.group(1);
    }
}

package io.lunapark.packing;

import io.lunapark.localstack.Stack;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.template.Template.Function;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sample events of the functions, about things that are there: what they name is made by the commands of the running stack,
 * anew for each event, since some of them take it away.
 */
public final class SampleEvents {

    private static final String COASTER = "01a1fe80-ef23-7000-8000-000000000001";
    private static final String WAGON = "01a1fe80-ef23-7000-8000-000000000011";
    private static final String USER = "01a1fe80-ef23-7000-8000-00000000aaaa";
    private static final String BUILDING = "01a1fe80-ef23-7000-8000-000000000101";
    private static final String DOOR = "01a1fe80-ef23-7000-8000-000000000202";
    private static final String EMAIL = "ola@lunapark.example";
    private static final String ROLE = "operator";
    private static final String BUILDING_NAME = "Office";
    private static final String ROOM_NAME = "Room 1";

    private static final Pattern ID = Pattern.compile("\\\\?\"id\\\\?\" ?: ?\\\\?\"([0-9a-f-]{36})");

    /** A view follows its command in milliseconds; this is for a machine that does much else. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(10);

    private final Stack stack;
    private final Path root;

    /**
     * @param root the folder of the root template
     */
    public SampleEvents(Stack stack, Path root) {
        this.stack = stack;
        this.root = root;
    }

    /** Where the sample of a function lies, as a path from the root template: beside the template of its system. */
    public static Path file(Function function) {
        return Path.of(function.zip()).resolve("../../events").normalize().resolve(function.id() + ".json");
    }

    /** @throws IllegalStateException when what the event names could not be made */
    public byte[] of(String function) throws IOException {
        // Doors go by what identity says of the caller, not by the roles in an event; security may make every call
        // there.
        String guard = id(made("AddUser", withNewNames(sample("AddUser")).replace(ROLE, "security")));
        String event = withNewNames(sample(function)).replace(USER, guard);
        if (event.contains(BUILDING) || event.contains(DOOR)) {
            String added =
                    made("AddBuilding", withNewNames(sample("AddBuilding")).replace(USER, guard));
            String building = id(added);
            awaitSeen(
                    "ShowBuilding", sample("ShowBuilding").replace(USER, guard).replace(BUILDING, building));
            event = event.replace(BUILDING, building).replace(DOOR, id(added.substring(added.indexOf("doors"))));
        }
        if (event.contains(COASTER)) {
            String coaster = id(made("RegisterCoaster", sample("RegisterCoaster")));
            String wagon = id(made("AddWagon", sample("AddWagon").replace(COASTER, coaster)));
            awaitSeen("ShowWagon", sample("ShowWagon").replace(COASTER, coaster).replace(WAGON, wagon));
            event = event.replace(COASTER, coaster).replace(WAGON, wagon);
        }
        if (event.contains("/api/tasks")) {
            call("KeepWorkers", sample("KeepWorkers"));
        }
        if (event.contains("/api/billing")) {
            call("KeepPayees", sample("KeepPayees"));
        }
        return event.getBytes(StandardCharsets.UTF_8);
    }

    /** The first id in an answer, also where the answer is itself a text in JSON. */
    public static String id(String answer) {
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("an answer without an id: " + answer);
        }
        return id.group(1);
    }

    /** No two buildings have the same name, and no two people the same address. */
    private static String withNewNames(String event) {
        return event.replace(EMAIL, UUID.randomUUID() + "@lunapark.example")
                .replace(BUILDING_NAME, "B " + UUID.randomUUID().toString().substring(0, 13))
                .replace(ROOM_NAME, "R " + UUID.randomUUID().toString().substring(0, 13));
    }

    private String made(String function, String event) {
        String answer = call(function, event);
        if (!answer.contains("\"statusCode\":201")) {
            throw new IllegalStateException(function + " has made nothing: " + answer);
        }
        return answer;
    }

    private void awaitSeen(String function, String event) {
        long start = System.nanoTime();
        while (!call(function, event).contains("\"statusCode\":200")) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(function + " does not show what was made");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private String call(String function, String event) {
        try {
            return new String(
                    stack.functions().get(function).invoke(event.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.UTF_8);
        } catch (FunctionFailure e) {
            throw new IllegalStateException(e);
        }
    }

    private String sample(String function) throws IOException {
        Function sampled = stack.template().functions().stream()
                .filter(one -> one.id().equals(function))
                .findFirst()
                .orElseThrow();
        return Files.readString(root.resolve(file(sampled)));
    }
}

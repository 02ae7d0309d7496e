package io.lunapark.localstack;

import static io.lunapark.localstack.Walk.id;
import static io.lunapark.localstack.Walk.say;

import io.lunapark.localstack.Outages.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks a newcomer through the intake of cars on a running stack: the queue goes away and comes back, and no record is lost. */
public final class CarsDemo {

    private static final String INTAKE = "/api/cars/intake";
    private static final String GENERATOR = "/api/cars/generator";

    /** Five failures open the breaker. */
    private static final int FAILURES = 5;

    private static final Duration WATCHED = Duration.ofSeconds(6);

    private final RunningStack stack;
    private final Walk walk;

    private CarsDemo(RunningStack stack, SignedIn admin) {
        this.stack = stack;
        this.walk = new Walk(stack.url(), admin);
    }

    /** @param admin who may do everything, and so plays source and operator */
    public static void run(RunningStack stack, SignedIn admin) throws IOException, InterruptedException {
        CarsDemo demo = new CarsDemo(stack, admin);
        demo.report();
        demo.loseTheQueue();
        demo.repair();
        demo.rest();
        System.out.println(
                "\nWatch it at " + stack.url() + "/console#cars, and try every call at " + stack.url() + "/api-docs\n");
    }

    private void report() throws IOException, InterruptedException {
        say("An operator starts the generator: 2,000 records a minute, by the clock.");
        walk.call("POST", GENERATOR, "{\"ratePerMinute\":2000,\"seed\":7}");

        say("Others report cars too. 202 means that the record is on disk: the queue has it.");
        walk.call("POST", "/api/cars", car("toyota", "corolla"));

        say(
                "Many at once, with a result for each: the year of the second is refused, the make of the third is not known.");
        walk.call(
                "POST",
                "/api/cars/bulk",
                "{\"records\":[" + car("bmw", "3-series") + ","
                        + car("audi", "a4").replace("2020", "1920") + "," + car("lada", "niva") + "]}");

        say("All that was generated is somewhere.");
        Thread.sleep(WATCHED);
        balance();
    }

    private void loseTheQueue() throws IOException, InterruptedException {
        say("The queue goes away, as by ./lunapark fault queue stop.");
        stack.stop(Target.QUEUE);
        try {
            say("A record that comes now waits in the fallback store, and is acknowledged only when it is there.");
            for (int i = 1; i < FAILURES; i++) {
                walk.quietly("POST", "/api/cars", car("ford", "focus"));
            }
            walk.call("POST", "/api/cars", car("ford", "focus"));
            await(intake -> intake.contains("\"mode\":\"FALLBACK\""));
            say("After five failures in a row the breaker is open and the mode is FALLBACK. The generator goes on.");
            Thread.sleep(WATCHED);
            balance();
        } finally {
            stack.start(Target.QUEUE);
        }
        say("The queue is back. One probe finds out, and what waited goes to the queue.");
        await(intake -> intake.contains("\"mode\":\"QUEUE\"") && number(intake, "pending") == 0);
        balance();
    }

    private void repair() throws IOException, InterruptedException {
        say("The record with the unknown make waits for an operator. Repaired, it goes on like every other.");
        await(intake -> number(intake, "quarantined") > 0);
        String kept = walk.call("GET", "/api/cars/quarantine?limit=1", "");
        walk.call(
                "POST",
                "/api/cars/quarantine/" + id(kept) + "/resubmit",
                "{\"normalizedMake\":\"toyota\",\"normalizedModel\":\"camry\"}");
    }

    private void rest() throws IOException, InterruptedException {
        say("The generator stops. At rest every record is stored or in quarantine, and none is there twice.");
        walk.call("POST", GENERATOR, "{\"ratePerMinute\":0}");
        await(intake ->
                number(intake, "pending") == 0 && number(intake, "inQueue") == 0 && number(intake, "missing") == 0);
        balance();

        say("Figures are kept as cars come, so they cost the same with ten million.");
        walk.call("GET", "/api/cars/stats", "");
        walk.call("GET", "/api/cars/stats/make-percentage", "");
    }

    private void await(Predicate<String> state) throws IOException, InterruptedException {
        if (!walk.until(INTAKE, state)) {
            throw new IllegalStateException("The intake does not come to rest; see " + stack.url() + "/console#cars");
        }
    }

    /** The equation of all figures, as it is now. */
    private void balance() throws IOException, InterruptedException {
        String intake = walk.quietly("GET", INTAKE, "");
        System.out.printf(
                "  GET %s%n    %d generated = %d stored + %d removed + %d in the fallback store + %d in the queue"
                        + " + %d in quarantine; missing: %d%n",
                INTAKE,
                number(intake, "generated"),
                number(intake, "stored"),
                number(intake, "removed"),
                number(intake, "pending"),
                number(intake, "inQueue"),
                number(intake, "quarantined"),
                number(intake, "missing"));
    }

    private static String car(String make, String model) {
        return """
                {"normalizedMake":"%s","normalizedModel":"%s","year":2020,"price":20000,"location":"yerevan"}""".formatted(make, model);
    }

    private static long number(String body, String name) {
        Matcher number = Pattern.compile("\"" + name + "\":(-?\\d+)").matcher(body);
        return number.find() ? Long.parseLong(number.group(1)) : 0;
    }
}

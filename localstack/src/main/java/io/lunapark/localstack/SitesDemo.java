package io.lunapark.localstack;

import static io.lunapark.localstack.Walk.id;
import static io.lunapark.localstack.Walk.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows a centre and two sites on this machine: their links are cut, all go on, one loses its power, and nothing is lost. */
public final class SitesDemo {

    private static final String COASTERS = "/api/coasters";
    private static final String SITES = "/api/sites";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_MILLIS = 250;

    private final List<String> lunapark;
    private final Path folder;
    private final List<DemoComputer> started = new ArrayList<>();

    private SitesDemo(List<String> lunapark, Path folder) {
        this.lunapark = lunapark;
        this.folder = folder;
    }

    /**
     * Runs in a temporary folder, which is removed at the end.
     *
     * @param lunapark the command line as a process
     * @param stays whether the three go on until this process is told to stop
     * @throws IllegalStateException where it does not go as it should
     */
    public static void run(List<String> lunapark, boolean stays) throws IOException, InterruptedException {
        SitesDemo demo = new SitesDemo(lunapark, Files.createTempDirectory("lunapark-sites"));
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "stop")); // for Ctrl-C
        try {
            demo.run(stays);
        } finally {
            demo.stop();
        }
    }

    private void run(boolean stays) throws IOException, InterruptedException {
        say("Three computers of one park start on this machine: the centre, and the sites north and south.");
        System.out.println(
                "  A site has stores of its own, an account at the centre, and a link, which the demo can cut.");
        DemoComputer centre = start("centre", List.of());
        try (Link toNorth = new Link(centre.url());
                Link toSouth = new Link(centre.url())) {
            SiteAccount.make(centre.url(), centre.admin(), "north", key("north"));
            DemoComputer north = site("north", toNorth);
            SiteAccount.make(centre.url(), centre.admin(), "south", key("south"));
            DemoComputer south = site("south", toSouth);

            workAlone(centre, north, south, List.of(toNorth, toSouth));

            say("North loses its power (kill -9), and starts again, still without its link.");
            north.kill();
            DemoComputer again = site("north", toNorth);
            await(
                    "north says that it is alone",
                    () -> again.walk().quietly("GET", SITES, "").contains("\"alone\""));
            System.out.println("  It has all that it had confirmed:");
            again.walk().call("GET", SITES, "");
            show(List.of(again));

            List<DemoComputer> all = List.of(centre, again, south);
            join(all, List.of(toNorth, toSouth));
            if (stays) {
                stay(all);
            }
        }
    }

    private void workAlone(DemoComputer centre, DemoComputer north, DemoComputer south, List<Link> links)
            throws IOException, InterruptedException {
        List<DemoComputer> all = List.of(centre, north, south);
        say("A coaster is registered at north, which owns it from now on. The others have it a moment later.");
        String wave = COASTERS + "/" + id(north.walk().call("POST", COASTERS, coaster("Wave", 10)));
        await("all show it", () -> areEqual(all, DemoComputer::board, 1));
        show(all);

        say("Both links are cut. Each computer goes on alone, and keeps what it confirms.");
        links.forEach(Link::cut);
        System.out.println(
                "  Wave gets 30 people at the centre and 40 at north. Each site adds a wagon to it, and registers"
                        + " a coaster.");
        done(centre.walk().quietly("PUT", wave, coaster("Wave", 30)));
        done(north.walk().quietly("PUT", wave, coaster("Wave", 40)));
        for (DemoComputer site : List.of(north, south)) {
            done(site.walk().quietly("POST", wave + "/wagons", "{\"seats\":32,\"speedMps\":1.2}"));
        }
        done(north.walk().quietly("POST", COASTERS, coaster("Comet", 20)));
        done(south.walk().quietly("POST", COASTERS, coaster("Storm", 25)));
        await(
                "each shows what is its own",
                () -> centre.board().toString().contains("30 people")
                        && north.board().toString().matches(".*40 people, wagon.*Comet.*")
                        && south.board().toString().matches(".*10 people, wagon.*Storm.*"));
        show(all);
    }

    private static void join(List<DemoComputer> all, List<Link> links) throws IOException, InterruptedException {
        say("The links are back. What is unsent goes to the centre, which puts the changes of all into one order.");
        links.forEach(Link::mend);
        await("all show the same", () -> areEqual(all, DemoComputer::board, 3));
        show(all);
        System.out.println(
                "  All three are equal, and nothing is lost: both wagons and all coasters are there. Where both sites"
                        + " gave\n  the same number, one has another now.");

        say("One thing cannot be two: how many people Wave has. North owns Wave, so what north said holds everywhere.");
        await("all list the conflict", () -> areEqual(all, DemoComputer::conflicts, 2));
        for (DemoComputer one : all) {
            print(one.name(), one.conflicts());
        }
        System.out.println("  An operator applies it again, or dismisses it, on any of the three.");
    }

    private static void stay(List<DemoComputer> all) throws InterruptedException {
        say("All three go on until Ctrl-C.");
        for (DemoComputer one : all) {
            System.out.println(
                    "  " + one.url() + "/console#coasters/conflicts (" + one.name() + ")\n    as " + one.signIn());
        }
        new CountDownLatch(1).await();
    }

    private DemoComputer site(String name, Link link) throws IOException, InterruptedException {
        String key = key(name).toString();
        return start(name, List.of("--site", name, "--centre", link.url(), "--site-key", key));
    }

    private Path key(String site) {
        return folder.resolve(site + ".key");
    }

    private DemoComputer start(String name, List<String> options) throws IOException, InterruptedException {
        DemoComputer one;
        synchronized (started) {
            one = DemoComputer.launch(lunapark, folder.resolve(name), options);
            started.add(one);
        }
        one.awaitUp();
        System.out.println("  " + name + " is up: " + one.url());
        return one;
    }

    /** Once, at the end or at Ctrl-C, whichever comes first. */
    private void stop() {
        synchronized (started) {
            if (!Files.exists(folder)) {
                return;
            }
            say("The three computers stop, and their data is removed.");
            try {
                started.forEach(DemoComputer::stop);
                for (DemoComputer one : started) {
                    one.awaitEnd();
                }
                Folder.delete(folder);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                System.err.println(folder + " cannot be removed: " + e.getMessage());
            }
        }
    }

    private static String coaster(String name, int staff) {
        return """
                {"name":"%s","staff":%d,"dailyClients":500,"trackLengthM":1800,"opensAt":"8:00","closesAt":"16:00"}""".formatted(name, staff);
    }

    private static void done(String answer) {
        if (!answer.startsWith("{\"id\"")) {
            throw new IllegalStateException("It was refused: " + answer);
        }
    }

    /** What is waited for. */
    private interface State {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, State state) throws IOException, InterruptedException {
        long patience = System.nanoTime() + PATIENCE;
        while (!state.holds()) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("It takes too long until " + what + ".");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** What a computer shows, in lines. */
    private interface Lines {
        List<String> of(DemoComputer one) throws IOException, InterruptedException;
    }

    private static boolean areEqual(List<DemoComputer> all, Lines lines, int count)
            throws IOException, InterruptedException {
        Set<List<String>> different = new HashSet<>();
        for (DemoComputer one : all) {
            different.add(lines.of(one));
        }
        return different.size() == 1 && different.iterator().next().size() == count;
    }

    private static void show(List<DemoComputer> computers) throws IOException, InterruptedException {
        for (DemoComputer one : computers) {
            print(one.name(), one.board());
        }
    }

    private static void print(String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            System.out.printf("    %-7s %s%n", i == 0 ? name : "", lines.get(i));
        }
    }
}

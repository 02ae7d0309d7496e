package io.lunapark.localstack;

import static io.lunapark.localstack.Walk.announce;
import static io.lunapark.localstack.Walk.id;
import static io.lunapark.localstack.Walk.say;

import java.io.IOException;

/** Walks a newcomer through the coasters on a running stack, and shows each call with its answer. */
public final class Demo {

    private final String url;
    private final String email;
    private final SignedIn admin;
    private final Walk walk;

    private Demo(String url, String email, SignedIn admin) {
        this.url = url;
        this.email = email;
        this.admin = admin;
        this.walk = new Walk(url, admin);
    }

    /**
     * @param url of the stack
     * @param email of the admin
     */
    public static void run(String url, String email, SignedIn admin) throws IOException, InterruptedException {
        new Demo(url, email, admin).run();
    }

    private void run() throws IOException, InterruptedException {
        say("Nobody gets in without a token. The first admin signs in, who may do everything.");
        walk.callWithoutToken("GET", "/api/coasters");
        announce("POST", "/api/auth/sign-in", "{\"email\":\"" + email + "\",\"password\":\"…\"}");
        System.out.println("    {\"accessToken\":\"" + admin.token().substring(0, 12) + "…\", …}");

        say("An operator registers a coaster, with the body of the original Polish task.");
        String coaster = "/api/coasters/" + id(walk.call("POST", "/api/coasters", """
                        {"liczba_personelu":16,"liczba_klientow":60000,"dl_trasy":1800,\
                        "godziny_od":"8:00","godziny_do":"16:00"}"""));

        say("It has no wagon yet. The operator adds the first one.");
        String wagon = coaster + "/wagons/" + id(walk.call("POST", coaster + "/wagons", """
                        {"ilosc_miejsc":32,"predkosc_wagonu":1.2}"""));

        say("Can today's wagons and staff carry today's guests? All that is missing, with numbers.");
        walk.show(coaster + "/statistics", "\"present\":1");

        say("What if there were twice as many hours and far fewer guests? Nothing is stored.");
        walk.call("POST", coaster + "/what-if", """
                {"dailyClients":500,"staff":3,"opensAt":"8:00","closesAt":"23:30"}""");

        say("A mistake is answered with every bad field by its name, and nothing is stored.");
        walk.call("POST", coaster + "/wagons", """
                {"seats":0,"speed":"fast"}""");

        say("Fewer guests are expected after all: the problem goes, and its alert is resolved.");
        walk.call("PUT", coaster, """
                {"staff":3,"dailyClients":500,"opensAt":"8:00","closesAt":"16:00","name":"Demo"}""");
        walk.show("/api/alerts?limit=1", "\"resolvedAt\":\"");

        say("When does the wagon ride?");
        walk.call("GET", coaster + "/timetable?limit=2", "");

        say("The page of the original task, in Polish.");
        walk.call("GET", "/api/statistics/console", "");

        say("The demo cleans up after itself.");
        walk.call("DELETE", wagon, "");
        walk.call("DELETE", coaster, "");

        say("Everything that was tried is in the audit log.");
        walk.call("GET", "/api/audit?limit=2", "");

        System.out.println("\nNow open " + url + "/console, or try every call yourself at " + url + "/api-docs\n");
    }
}

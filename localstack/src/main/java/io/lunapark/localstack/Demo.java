package io.lunapark.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks a newcomer through the coasters on a running stack, and shows each call with its answer. */
public final class Demo {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private static final Duration VIEW_PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String email;
    private final SignedIn admin;

    private Demo(String url, String email, SignedIn admin) {
        this.url = url;
        this.email = email;
        this.admin = admin;
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
        announce("GET", "/api/coasters", "");
        print(send("GET", "/api/coasters", "", ""));
        announce("POST", "/api/auth/sign-in", "{\"email\":\"" + email + "\",\"password\":\"…\"}");
        System.out.println("    {\"accessToken\":\"" + admin.token().substring(0, 12) + "…\", …}");

        say("An operator registers a coaster, with the body of the original Polish task.");
        String coaster = "/api/coasters/" + id(call("POST", "/api/coasters", """
                        {"liczba_personelu":16,"liczba_klientow":60000,"dl_trasy":1800,\
                        "godziny_od":"8:00","godziny_do":"16:00"}"""));

        say("It has no wagon yet. The operator adds the first one.");
        String wagon = coaster + "/wagons/" + id(call("POST", coaster + "/wagons", """
                        {"ilosc_miejsc":32,"predkosc_wagonu":1.2}"""));

        say("Can today's wagons and staff carry today's guests? All that is missing, with numbers.");
        show(coaster + "/statistics", "\"present\":1");

        say("What if there were twice as many hours and far fewer guests? Nothing is stored.");
        call("POST", coaster + "/what-if", """
                {"dailyClients":500,"staff":3,"opensAt":"8:00","closesAt":"23:30"}""");

        say("A mistake is answered with every bad field by its name, and nothing is stored.");
        call("POST", coaster + "/wagons", """
                {"seats":0,"speed":"fast"}""");

        say("Fewer guests are expected after all: the problem goes, and its alert is resolved.");
        call("PUT", coaster, """
                {"staff":3,"dailyClients":500,"opensAt":"8:00","closesAt":"16:00","name":"Demo"}""");
        show("/api/alerts?limit=1", "\"resolvedAt\":\"");

        say("When does the wagon ride?");
        call("GET", coaster + "/timetable?limit=2", "");

        say("The page of the original task, in Polish.");
        call("GET", "/api/statistics/console", "");

        say("The demo cleans up after itself.");
        call("DELETE", wagon, "");
        call("DELETE", coaster, "");

        say("Everything that was tried is in the audit log.");
        call("GET", "/api/audit?limit=2", "");

        System.out.println("\nNow open " + url + "/console, or try every call yourself at " + url + "/api-docs\n");
    }

    private static void say(String words) {
        System.out.println("\n\u001b[1m" + words + "\u001b[0m");
    }

    private String call(String method, String path, String body) throws IOException, InterruptedException {
        announce(method, path, body);
        return print(send(method, path, body));
    }

    /** Views follow their events, mostly within a tenth of a second: asks until the answer has caught up. */
    private void show(String path, String expected) throws IOException, InterruptedException {
        announce("GET", path, "");
        HttpResponse<String> answer = send("GET", path, "");
        long patience = System.nanoTime() + VIEW_PATIENCE.toNanos();
        while (!answer.body().contains(expected) && System.nanoTime() < patience) {
            answer = send("GET", path, "");
        }
        print(answer);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, path, body, "Bearer " + admin.token());
    }

    private HttpResponse<String> send(String method, String path, String body, String authorization)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization)
                        .header("Accept-Language", path.endsWith("/console") ? "pl" : "en")
                        .build(),
                BodyHandlers.ofString());
    }

    private static void announce(String method, String path, String body) {
        System.out.println("  " + method + " " + path + (body.isEmpty() ? "" : "\n    " + body));
    }

    private static String print(HttpResponse<String> answer) {
        System.out.println("  " + answer.statusCode());
        answer.body().lines().forEach(line -> System.out.println("    " + line));
        return answer.body();
    }

    private static String id(String body) {
        Matcher id = ID.matcher(body);
        if (!id.find()) {
            throw new IllegalStateException("The stack did not answer as it should; see its log");
        }
        return id.group(1);
    }
}

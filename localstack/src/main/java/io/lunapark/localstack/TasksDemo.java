package io.lunapark.localstack;

import static io.lunapark.localstack.Walk.field;
import static io.lunapark.localstack.Walk.fields;
import static io.lunapark.localstack.Walk.id;
import static io.lunapark.localstack.Walk.say;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Walks a newcomer through a day of the exchange on a running stack: from five new employees to their letters. */
public final class TasksDemo {

    private static final String PASSWORD = "a long walk round the park";
    private static final int TASKS = 20;

    /** Letters are sent once a minute. */
    private static final Duration UNTIL_SENT = Duration.ofSeconds(75);

    private final String url;
    private final Walk admin;
    private final Path mail;

    private TasksDemo(String url, Walk admin, Path mail) {
        this.url = url;
        this.admin = admin;
        this.mail = mail;
    }

    /** @param mail the folder in which letters lie */
    public static void run(String url, SignedIn admin, Path mail) throws IOException, InterruptedException {
        new TasksDemo(url, new Walk(url, admin), mail).run();
    }

    private void run() throws IOException, InterruptedException {
        say("An admin adds a manager and five employees, who take their invitations.");
        Walk manager = somebody("Maria", "manager");
        List<Walk> employees = new ArrayList<>();
        for (String name : List.of("Anna", "Borys", "Celina", "Dawid", "Vera")) {
            employees.add(somebody(name, "employee"));
        }

        say(
                "The manager adds twenty tasks, of which one is shown. Each lands on a random employee at once, with a price for good.");
        for (int i = 1; i < TASKS; i++) {
            manager.quietly("POST", "/api/tasks", task(i));
        }
        manager.call("POST", "/api/tasks", task(TASKS));
        manager.call("POST", "/api/tasks", "{\"title\":\"[UBERPOP-42] Change the shade\"}");

        say("All open tasks are handed out anew. Whoever gets one pays its fee.");
        manager.call("POST", "/api/tasks/shuffle", "");

        say("Four people complete what they have. Vera does not: she only pays.");
        for (Walk employee : employees.subList(0, 4)) {
            List<String> open = fields(employee.quietly("GET", "/api/tasks?mine=true&status=open&limit=100", ""), "id");
            for (String task : open) {
                employee.quietly("POST", "/api/tasks/" + task + "/complete", "");
            }
            employee.show("/api/billing/me", open.isEmpty() ? "entries" : "\"kind\":\"reward\"");
        }
        employees.getLast().call("GET", "/api/billing/me", "");

        say("An employee sees no account but their own, and does not shuffle.");
        employees.getFirst().call("GET", "/api/billing/accounts", "");
        employees.getFirst().call("POST", "/api/tasks/shuffle", "");

        say("The admin closes the day of the books. Asked twice, everybody is paid once.");
        String today = field(admin.quietly("GET", "/api/billing/me", ""), "today");
        String day = "/api/billing/days/" + LocalDate.parse(today);
        admin.call("POST", day + "/close", "");
        admin.call("POST", day + "/close", "");

        say("The letters are sent within a minute, and lie in " + mail + ".");
        admin.show(day + "/payouts", "\"letter\":\"sent\"", UNTIL_SENT);

        say("The books balance, and analytics show what the day was like.");
        admin.call("GET", "/api/billing/trial-balance", "");
        admin.call("GET", "/api/billing/earnings?from=" + today + "&to=" + today, "");
        admin.show("/api/analytics/today", "earningsInCents");
        admin.show("/api/analytics/most-expensive-task?period=day", "\"task\":{");

        System.out.println("\nTry every call yourself at " + url + "/api-docs\n");
    }

    private Walk somebody(String name, String role) throws IOException, InterruptedException {
        String email = name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@lunapark.example";
        String user = "/api/users/" + id(admin.quietly("POST", "/api/users", """
                        {"email":"%s","name":"%s","roles":["%s"]}""".formatted(email, name, role)));
        String invitation = field(admin.quietly("POST", user + "/invitations", ""), "token");
        admin.quietly("POST", "/api/auth/invitations/accept", """
                {"token":"%s","password":"%s"}""".formatted(invitation, PASSWORD));
        System.out.println("    " + name + ", " + role);
        return new Walk(url, new SignedIn(url, email, PASSWORD));
    }

    private static String task(int number) {
        return "{\"title\":\"Change shade " + number + "\",\"jiraId\":\"UBERPOP-" + number + "\"}";
    }
}

package io.lunapark.localstack;

import static io.lunapark.localstack.Walk.field;
import static io.lunapark.localstack.Walk.id;
import static io.lunapark.localstack.Walk.say;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Walks a newcomer through the cinema on a running stack: from an empty room to a ticket that is shown twice. */
public final class CinemaDemo {

    private static final int HOURS_AHEAD = 2;

    private CinemaDemo() {}

    /** @param admin who may do everything, and so plays manager, guest and box office */
    public static void run(String url, SignedIn admin) throws IOException, InterruptedException {
        Walk walk = new Walk(url, admin);
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        say("A manager adds a movie, and a room with two rows of eight seats.");
        String movie = id(walk.call("POST", "/api/movies", """
                {"title":"Movie X","description":"Two hours in the dark","durationMinutes":120}"""));
        String room = id(walk.call("POST", "/api/rooms", "{\"name\":\"Room " + start + "\"}"));
        walk.call("POST", "/api/rooms/" + room + "/seats/batch", """
                {"rows":2,"columns":8}""");

        say("Movie X, in two hours, 25.00 a seat. The room cannot have another session at that time.");
        String terms = """
                {"movieId":"%s","roomId":"%s","startsAt":"%s","priceInCents":2500,"currency":"PLN","holdSeconds":5}""".formatted(movie, room, start.plus(HOURS_AHEAD, ChronoUnit.HOURS));
        String session = "/api/sessions/" + id(walk.call("POST", "/api/sessions", terms));
        walk.call("POST", "/api/sessions", terms);

        say("Anyone sees the seats, also without a token.");
        walk.show(session + "/seats", "available");
        String seat = field(walk.callWithoutToken("GET", session + "/seats"), "id");

        say("A guest reserves a seat: it is held for five seconds here, 30 where nothing else is said.");
        String wanted = "{\"seatIds\":[\"" + seat + "\"]}";
        String reservation = walk.call("POST", session + "/reservations", wanted);

        say("Who wants the same seat a moment later is told so.");
        walk.call("POST", session + "/reservations", wanted);
        walk.show(session + "/seats", "held");

        say("The guest pays, and has a ticket, as a code and as a picture.");
        String payment = reservation.substring(reservation.indexOf("\"payment\""));
        String paid = walk.call("POST", "/api/payments/" + id(payment) + "/confirm", "");
        walk.show(session + "/seats", "sold");
        String code = field(walk.call("GET", "/api/purchases?limit=1", ""), "code");

        say("At the entrance the ticket is good once. The second time, staff hear when and where it was used.");
        String shown = "{\"code\":\"" + code + "\",\"entrance\":\"Main entrance\"}";
        walk.call("POST", "/api/tickets/check-in", shown);
        walk.call("POST", "/api/tickets/check-in", shown);

        say("What was used is not paid back.");
        walk.call("POST", "/api/sales/" + field(paid, "saleId") + "/refund", "{}");

        say("The manager looks at the figures, and cancels the session: whatever was paid goes back.");
        walk.call("GET", "/api/cinema/metrics?sessionId=" + session.substring("/api/sessions/".length()), "");
        walk.call("POST", session + "/cancel", "");
        walk.call("GET", "/api/payments/" + id(payment), "");

        System.out.println("\nTry every call yourself at " + url + "/api-docs\n");
    }
}

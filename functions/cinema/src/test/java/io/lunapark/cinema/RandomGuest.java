package io.lunapark.cinema;

import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A guest who reserves, pays, pays late, cancels and gives back at random: the same calls for the same seed. */
public final class RandomGuest {

    private final Random random;
    private final List<Answer> own = new ArrayList<>();

    public RandomGuest(long seed) {
        random = new Random(seed);
    }

    /**
     * A session and those who call about it.
     *
     * @param seats their ids
     * @param boxOffice who gives money back
     * @param provider the payment provider, without a token
     * @param secret that the provider signs with
     */
    public record Counter(
            String sessionId, List<String> seats, Api guest, Api boxOffice, Api provider, String secret) {}

    /** One call. */
    public Answer call(Counter counter) {
        int choice = random.nextInt(10);
        if (own.isEmpty() || choice < 5) {
            return reserve(counter);
        }
        Answer reservation = own.get(random.nextInt(own.size()));
        String payment = reservation.json().at("/payment/id").asText();
        long cents = reservation.json().path("totalInCents").asLong();
        return switch (choice) {
            case 5 -> counter.guest.delete(reservation.header("Location"));
            case 6 -> webhook(counter.provider, counter.secret, "m-" + payment, payment, cents);
            case 7 -> webhook(counter.provider, counter.secret, "m-" + UUID.randomUUID(), payment, cents);
            case 8 -> counter.guest.post("/api/payments/" + payment + "/confirm", "");
            default -> giveBack(counter, payment);
        };
    }

    private Answer reserve(Counter counter) {
        List<String> wanted = random.ints(0, counter.seats.size())
                .distinct()
                .limit(1 + random.nextInt(3))
                .mapToObj(counter.seats::get)
                .toList();
        Answer answer =
                counter.guest.post("/api/sessions/" + counter.sessionId + "/reservations", Map.of("seatIds", wanted));
        if (answer.status() == 201) {
            own.add(answer);
        }
        return answer;
    }

    private static Answer giveBack(Counter counter, String payment) {
        Answer paid = counter.guest.get("/api/payments/" + payment);
        return paid.json().path("saleId").isTextual()
                ? counter.boxOffice.post(
                        "/api/sales/" + paid.json().path("saleId").asText() + "/refund", "{}")
                : paid;
    }

    /** A message of the payment provider, signed as it signs. */
    static Answer webhook(Api provider, String secret, String messageId, String paymentId, long cents) {
        String body = Json.write(Map.of(
                "id",
                messageId,
                "type",
                "captured",
                "paymentId",
                paymentId,
                "amountInCents",
                cents,
                "currency",
                "PLN"));
        return provider.post(
                "/api/payments/webhook",
                body,
                WebhookSignature.HEADER,
                WebhookSignature.sign(body, Instant.now(), secret));
    }
}

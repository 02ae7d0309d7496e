package io.lunapark.cinema.maketicketkey;

import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import java.util.Map;

/**
 * Makes the key that codes of tickets are signed with, at a deployment that finds none. Its public half is kept by itself: who
 * lets people in could otherwise issue tickets.
 */
@UseCase
public class MakeTicketKey implements Job {

    private final Secrets secrets;
    private final String key;
    private final String publicKey;

    MakeTicketKey(
            Secrets secrets,
            @Property(name = "lunapark.ticket-key") String key,
            @Property(name = "lunapark.ticket-public-key") String publicKey) {
        this.secrets = secrets;
        this.key = key;
        this.publicKey = publicKey;
    }

    @Override
    public Map<String, Object> run() {
        return Map.of("made", secrets.makeSigningKey(key, publicKey));
    }
}

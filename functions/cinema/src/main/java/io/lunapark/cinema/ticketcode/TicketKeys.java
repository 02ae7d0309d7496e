package io.lunapark.cinema.ticketcode;

import io.lunapark.kernel.seal.AuditKey;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.function.Supplier;

/** The key that codes of tickets are signed with, and what they are verified with; each is read once. */
@Singleton
public final class TicketKeys {

    private static final String MISSING = "No ticket key was made yet: MakeTicketKey";

    private final Supplier<PrivateKey> privateKey;
    private final Supplier<PublicKey> publicKey;

    /** @param privateAddress empty where a function only verifies, and the other where it only signs */
    TicketKeys(
            Secrets secrets,
            @Property(name = "lunapark.ticket-key", defaultValue = "") String privateAddress,
            @Property(name = "lunapark.ticket-public-key", defaultValue = "") String publicAddress) {
        privateKey = secrets.once(privateAddress, AuditKey::privateKey, MISSING);
        publicKey = secrets.once(publicAddress, AuditKey::publicKey, MISSING);
    }

    public PrivateKey privateKey() {
        return privateKey.get();
    }

    public PublicKey publicKey() {
        return publicKey.get();
    }
}

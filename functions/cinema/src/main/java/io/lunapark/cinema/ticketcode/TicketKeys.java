package io.lunapark.cinema.ticketcode;

import io.lunapark.kernel.seal.AuditKey;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key that codes of tickets are signed with, and what they are verified with; each is read once. */
@Singleton
public final class TicketKeys {

    private final Secrets secrets;
    private final String privateAddress;
    private final String publicAddress;
    private volatile @Nullable PrivateKey privateKey;
    private volatile @Nullable PublicKey publicKey;

    /** @param privateAddress empty where a function only verifies, and the other where it only signs */
    TicketKeys(
            Secrets secrets,
            @Property(name = "lunapark.ticket-key", defaultValue = "") String privateAddress,
            @Property(name = "lunapark.ticket-public-key", defaultValue = "") String publicAddress) {
        this.secrets = secrets;
        this.privateAddress = privateAddress;
        this.publicAddress = publicAddress;
    }

    public PrivateKey privateKey() {
        PrivateKey known = privateKey;
        if (known == null) {
            known = AuditKey.privateKey(read(privateAddress));
            privateKey = known;
        }
        return known;
    }

    public PublicKey publicKey() {
        PublicKey known = publicKey;
        if (known == null) {
            known = AuditKey.publicKey(read(publicAddress));
            publicKey = known;
        }
        return known;
    }

    private String read(String address) {
        return Optional.of(address)
                .flatMap(secrets::read)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalStateException("No ticket key was made yet: MakeTicketKey"));
    }
}

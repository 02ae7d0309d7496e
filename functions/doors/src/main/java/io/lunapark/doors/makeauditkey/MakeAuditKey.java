package io.lunapark.doors.makeauditkey;

import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import java.util.Map;

/**
 * Makes the key that the history is sealed with, at a deployment that finds none. Its public half is kept by itself: who
 * verifies could otherwise sign.
 */
@UseCase
public class MakeAuditKey implements Job {

    private final Secrets secrets;
    private final String key;
    private final String publicKey;

    MakeAuditKey(
            Secrets secrets,
            @Property(name = "lunapark.audit-key") String key,
            @Property(name = "lunapark.audit-public-key") String publicKey) {
        this.secrets = secrets;
        this.key = key;
        this.publicKey = publicKey;
    }

    @Override
    public Map<String, Object> run() {
        return Map.of("made", secrets.makeSigningKey(key, publicKey));
    }
}

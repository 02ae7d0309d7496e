package io.lunapark.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * The firewall that calls come through in the cloud. It shows a secret, and what it then says of the caller's address
 * counts; who comes without it has got around the firewall. Where no secret is set there is no firewall, and its headers
 * are headers like any other.
 */
@Singleton
final class Front {

    static final String SECRET = "x-lunapark-front";
    private static final String ADDRESS = "x-lunapark-address";

    private final byte[] secret;

    Front(@Property(name = "lunapark.front-secret", defaultValue = "") String secret) {
        this.secret = secret.getBytes(UTF_8);
    }

    /** Ends a call that did not come through the firewall. */
    void admit(APIGatewayV2HTTPEvent event) {
        if (secret.length == 0) {
            return;
        }
        Map<String, String> headers = event.getHeaders();
        if (!MessageDigest.isEqual(secret, headers.getOrDefault(SECRET, "").getBytes(UTF_8))) {
            throw new ProblemException(PlatformProblem.AROUND_THE_FIREWALL);
        }
        Optional.ofNullable(headers.get(ADDRESS))
                .ifPresent(event.getRequestContext().getHttp()::setSourceIp);
    }
}

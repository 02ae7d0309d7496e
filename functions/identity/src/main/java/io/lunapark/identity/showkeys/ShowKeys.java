package io.lunapark.identity.showkeys;

import io.lunapark.identity.token.KeyRing;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Shows the public keys. A JWK set (RFC 7517) for everybody who checks a token. */
@UseCase
@Controller("/.well-known/jwks.json")
@Tag(name = "Sign-in")
public class ShowKeys {

    /** Far less than the time after which a new key signs. */
    static final String CACHED = "public, max-age=300";

    private final KeyRing keyRing;

    ShowKeys(KeyRing keyRing) {
        this.keyRing = keyRing;
    }

    @Get
    @ApiResponse(
            responseCode = "200",
            description = "A JWK set (RFC 7517)",
            content = @Content(schema = @Schema(implementation = KeySet.class)))
    HttpResponse<String> show() {
        return HttpResponse.ok(keyRing.keys().publicJson()).header(HttpHeaders.CACHE_CONTROL, CACHED);
    }

    /** As Nimbus writes it. */
    @Introspected
    @Schema(name = "KeySet")
    record KeySet(List<Key> keys) {}

    @Introspected
    @Schema(name = "Key")
    record Key(
            @Schema(allowableValues = "RSA") String kty,
            @Schema(allowableValues = "sig") String use,
            @Schema(allowableValues = "RS256") String alg,
            String kid,
            long iat,
            String n,
            String e) {}
}

package io.lunapark.identity.showkeys;

import io.lunapark.identity.token.KeyRing;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The public parts of the keys that sign tokens, for everybody who checks one. */
@UseCase
@Controller("/.well-known/jwks.json")
public class ShowKeys {

    /** Far less than the time after which a new key signs. */
    static final String CACHED = "public, max-age=300";

    private final KeyRing keyRing;

    ShowKeys(KeyRing keyRing) {
        this.keyRing = keyRing;
    }

    @Get
    @Tag(name = "Sign-in")
    @Operation(operationId = "showKeys", summary = "Show the public keys")
    HttpResponse<String> show() {
        return HttpResponse.ok(keyRing.keys().publicJson()).header(HttpHeaders.CACHE_CONTROL, CACHED);
    }
}

package io.lunapark.identity.showopenidconfiguration;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows where the keys are. OpenID Connect Discovery: the way in which API Gateway finds what checks a token. */
@UseCase
@Controller("/.well-known/openid-configuration")
@Tag(name = "Sign-in")
public class ShowOpenIdConfiguration {

    private final @Nullable String issuer;

    /** @param issuer where the gateway does not know the address that it is called by */
    ShowOpenIdConfiguration(@Nullable @Property(name = "lunapark.issuer") String issuer) {
        this.issuer = issuer;
    }

    @Get
    HttpResponse<Document> show(RequestContext request) {
        // template.yaml cannot hand its own address to a function of an API: one would have to be there before the
        // other.
        String address = issuer == null ? "https://" + request.domain() : issuer;
        return HttpResponse.ok(Document.of(address)).header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
    }

    /** The fields that the standard requires, and what is true of our tokens. */
    @Serdeable
    record Document(
            String issuer,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("response_types_supported") List<String> responseTypes,
            @JsonProperty("subject_types_supported") List<String> subjectTypes,

            @JsonProperty("id_token_signing_alg_values_supported")
            List<String> algorithms,

            @JsonProperty("claims_supported") List<String> claims) {

        static Document of(String issuer) {
            return new Document(
                    issuer,
                    issuer + "/.well-known/jwks.json",
                    List.of("token"),
                    List.of("public"),
                    List.of("RS256"),
                    List.of("iss", "aud", "sub", "name", "roles", "sid", "jti", "iat", "exp"));
        }
    }
}

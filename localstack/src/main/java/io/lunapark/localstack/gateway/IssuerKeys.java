package io.lunapark.localstack.gateway;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public keys of an issuer, found as OpenID Connect Discovery says: its configuration names the place of its keys. */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final Duration TO_CONNECT = Duration.ofSeconds(1);

    /** The first call of a function that serves them starts it. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private static final int MOST_BYTES = 64 * 1024;

    private final String issuer;
    private final ResourceRetriever http = new DefaultResourceRetriever(
            Math.toIntExact(TO_CONNECT.toMillis()), Math.toIntExact(TO_ANSWER.toMillis()), MOST_BYTES);

    IssuerKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws JWKSetRetrievalException, JWKSetParseException {
        try {
            Map<String, Object> configuration =
                    JSONObjectUtils.parse(get(issuer + "/.well-known/openid-configuration"));
            if (!issuer.equals(JSONObjectUtils.getString(configuration, "issuer"))) {
                throw new ParseException("the configuration at " + issuer + " is that of another issuer", 0);
            }
            return JWKSet.parse(get(JSONObjectUtils.getString(configuration, "jwks_uri")));
        } catch (IOException | IllegalArgumentException e) {
            throw new JWKSetRetrievalException("no keys from " + issuer, e);
        } catch (ParseException e) {
            throw new JWKSetParseException("no keys from " + issuer, e);
        }
    }

    private String get(@Nullable String address) throws IOException {
        URL url = URI.create(String.valueOf(address)).toURL();
        return http.retrieveResource(url).getContent();
    }

    @Override
    public void close() {}
}

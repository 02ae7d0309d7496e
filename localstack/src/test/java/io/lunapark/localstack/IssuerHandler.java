package io.lunapark.localstack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** The smallest issuer of tokens: serves its configuration and its key. */
public final class IssuerHandler implements RequestStreamHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RSAKey KEY = key();

    private final String issuer;

    public IssuerHandler(Map<String, String> environment) {
        issuer = environment.get("ISSUER");
    }

    static String token(String issuer, String user) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(KEY.getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("small")
                .subject(user)
                .claim("roles", List.of("admin", "operator"))
                .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(new RSASSASigner(KEY));
        return jwt.serialize();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String path = String.valueOf(JSON.readValue(input, Map.class).get("rawPath"));
        String body = path.endsWith("/jwks.json")
                ? new JWKSet(KEY.toPublicJWK()).toString()
                : JSON.writeValueAsString(Map.of("issuer", issuer, "jwks_uri", issuer + "/.well-known/jwks.json"));
        JSON.writeValue(output, Map.of("statusCode", 200, "body", body));
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("small").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}

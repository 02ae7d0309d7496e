package io.lunapark.coasters.sites;

import io.lunapark.coasters.api.EditsBody;
import io.lunapark.coasters.api.EditsPageBody;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The centre as a site calls it, signed in with the account of the site. */
@Singleton
public final class Centre {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 15_000;

    /** What is wrong with the edits, not with the account, the link or the load. */
    private static final Set<Integer> REFUSALS = Set.of(400, 409, 413);

    private final SiteSettings settings;
    private final Secrets secrets;
    private final String key;
    private final JsonMapper json;
    private final Packing packing;
    private @Nullable Tokens tokens;

    /** @param key address of the secret that holds the account: {@code email} and {@code password} as JSON */
    Centre(
            SiteSettings settings,
            Secrets secrets,
            @Property(name = "lunapark.site-key", defaultValue = "") String key,
            JsonMapper json,
            Packing packing) {
        this.settings = settings;
        this.secrets = secrets;
        this.key = key;
        this.json = json;
        this.packing = packing;
    }

    /** It has answered, and will answer the same again. */
    public static final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    @Serdeable
    record Tokens(String accessToken, String refreshToken) {}

    /**
     * @throws Refused where it does not take these edits
     * @throws IOException where it is out of reach: the same again, later
     */
    public void push(List<Edit> edits) throws IOException {
        signedIn("POST", "/api/sites/edits", json.writeValueAsBytes(new EditsBody(packing.pack(edits))));
    }

    /** @param unsent edits that wait here */
    public Page pull(long since, long unsent) throws IOException {
        byte[] answer = signedIn("GET", "/api/sites/edits?since=" + since + "&unsent=" + unsent, null);
        EditsPageBody page = json.readValue(answer, EditsPageBody.class);
        return new Page(page.from(), page.to(), page.end(), packing.unpack(page.packed(), Settled.class));
    }

    private byte[] signedIn(String method, String path, byte @Nullable [] body) throws IOException {
        String token = tokenUnless(null);
        Answer answer = call(method, path, body, token);
        if (answer.status == 401) { // the token has ended
            answer = call(method, path, body, tokenUnless(token));
        }
        return answer.expectDone();
    }

    /** One at a time: a refresh token that is used twice closes the session. @param ended a token that is refused */
    private synchronized String tokenUnless(@Nullable String ended) throws IOException {
        Tokens known = tokens;
        if (known == null || known.accessToken().equals(ended)) {
            known = known == null ? signIn() : refresh(known);
            tokens = known;
        }
        return known.accessToken();
    }

    /** Goes on with the session, so that a site has one and not one more every few minutes. */
    private Tokens refresh(Tokens known) throws IOException {
        byte[] body = json.writeValueAsBytes(Map.of("refreshToken", known.refreshToken()));
        Answer answer = call("POST", "/api/auth/refresh", body, null);
        return answer.status == 401 ? signIn() : json.readValue(answer.expectDone(), Tokens.class);
    }

    private Tokens signIn() throws IOException {
        String account = secrets.read(key).orElseThrow(() -> new IOException("the key of this site is missing"));
        Answer answer = call("POST", "/api/auth/sign-in", account.getBytes(StandardCharsets.UTF_8), null);
        return json.readValue(answer.expectDone(), Tokens.class);
    }

    private Answer call(String method, String path, byte @Nullable [] body, @Nullable String bearer)
            throws IOException {
        URI uri = URI.create(settings.centre().orElseThrow() + path);
        HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
        try {
            call.setRequestMethod(method);
            call.setConnectTimeout(CONNECT_MILLIS);
            call.setReadTimeout(ANSWER_MILLIS);
            call.setInstanceFollowRedirects(false);
            if (bearer != null) {
                call.setRequestProperty("Authorization", "Bearer " + bearer);
            }
            if (body != null) {
                call.setRequestProperty("Content-Type", "application/json");
                call.setDoOutput(true);
                try (OutputStream out = call.getOutputStream()) {
                    out.write(body);
                }
            }
            int status = call.getResponseCode();
            try (InputStream in = status < 400 ? call.getInputStream() : call.getErrorStream()) {
                return new Answer(status, in == null ? new byte[0] : in.readAllBytes());
            }
        } finally {
            call.disconnect();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    private record Answer(int status, byte[] body) {

        byte[] expectDone() throws IOException {
            String said = "the centre answers " + status + " " + new String(body, StandardCharsets.UTF_8);
            if (REFUSALS.contains(status)) {
                throw new Refused(said);
            }
            if (status >= 300) {
                throw new IOException(said);
            }
            return body;
        }
    }
}

package io.lunapark.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.localstack.gateway.Json;
import io.lunapark.localstack.store.OwnerOnly;
import io.lunapark.localstack.store.Passwords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** Makes at the centre the account with which the computer of a site signs in. */
public final class SiteAccount {

    private SiteAccount() {}

    /**
     * @param centre address of the centre
     * @param admin who may add users there
     * @param site its name
     * @param key file for the account, readable by its owner only; it goes to the computer of the site
     * @throws IllegalStateException where the centre refuses, for example since it has such an account
     */
    public static void make(String centre, SignedIn admin, String site, Path key)
            throws IOException, InterruptedException {
        String email = site + "@sites.lunapark.example";
        String password = Passwords.random();
        String user = Walk.id(post(centre + "/api/users", admin, Json.object(json -> {
            json.writeStringField("email", email);
            json.writeStringField("name", site);
            json.writeArrayFieldStart("roles");
            json.writeString("site");
            json.writeEndArray();
        })));
        String invitation =
                Walk.field(post(centre + "/api/users/" + user + "/invitations", admin, new byte[0]), "token");
        post(centre + "/api/auth/invitations/accept", admin, Json.object(json -> {
            json.writeStringField("token", invitation);
            json.writeStringField("password", password);
        }));
        byte[] account = Json.object(json -> {
            json.writeStringField("email", email);
            json.writeStringField("password", password);
        });
        OwnerOnly.write(key, new String(account, UTF_8));
    }

    private static String post(String url, SignedIn admin, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + admin.token())
                .POST(body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            call.header("Content-Type", "application/json");
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(call.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("the centre answers " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }
    }
}

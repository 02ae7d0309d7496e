package io.lunapark.testing;

import io.lunapark.kernel.Role;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.Stack;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Those who work in one park: its first admin, and one of each role, whom the admin adds when they are needed first. */
public final class People {

    private static final String PASSWORD = "a long walk round the park";

    private final String url;
    private final Api nobody;
    private final Map<Role, Api> known = new EnumMap<>(Role.class);

    public static People of(Stack stack) {
        return new People(stack.url(), SignedIn.firstAdmin(stack));
    }

    private People(String url, SignedIn admin) {
        this.url = url;
        this.nobody = new Api(url);
        known.put(Role.ADMIN, nobody.as(admin));
    }

    /** Calls without a token. */
    public Api nobody() {
        return nobody;
    }

    public Api admin() {
        return as(Role.ADMIN);
    }

    /** Calls of somebody who has this role and no other. */
    public synchronized Api as(Role role) {
        Api api = known.get(role);
        if (api == null) {
            api = nobody.as(add(role));
            known.put(role, api);
        }
        return api;
    }

    /** Makes a user of these roles, who takes the invitation; signs in when the first token is asked for. */
    public SignedIn add(Role... roles) {
        String email = "u-" + UUID.randomUUID() + "@lunapark.example";
        List<String> names = List.of(roles).stream().map(Role::toString).toList();
        String id = admin().post("/api/users", Map.of("email", email, "name", "One of " + names, "roles", names))
                .expect(201)
                .id();
        String invitation = admin().post("/api/users/" + id + "/invitations", "")
                .expect(201)
                .json()
                .path("token")
                .asText();
        nobody.post("/api/auth/invitations/accept", Map.of("token", invitation, "password", PASSWORD))
                .expect(204);
        return new SignedIn(url, email, PASSWORD);
    }
}

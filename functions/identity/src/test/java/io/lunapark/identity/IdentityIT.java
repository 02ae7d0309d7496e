package io.lunapark.identity;

import static io.lunapark.identity.Visitor.PASSWORD;
import static io.lunapark.identity.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Database;
import io.lunapark.testing.Json;
import io.lunapark.testing.People;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.SharedStack;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who signs up, in and out, and what an admin decides about them. */
@SecondLane
class IdentityIT {

    private static final Visitor ADMIN = Visitor.admin();

    private final String email = Visitor.newEmail();

    @Test
    void signsUpSignsInAndIsWhoTheyAre() {
        Visitor visitor = Visitor.fromAnotherAddress();
        Answer account = visitor.post(
                        "/api/auth/sign-up",
                        body(
                                "email",
                                " " + email.toUpperCase() + " ",
                                "password",
                                PASSWORD,
                                "name",
                                "Żaneta",
                                "locale",
                                "pl"))
                .expect(201);
        assertThat(account.header("Location")).isEqualTo("/api/auth/me");

        Answer tokens = visitor.signIn(email, PASSWORD).expect(200);
        assertThat(tokens.json().path("tokenType").asText()).isEqualTo("Bearer");
        assertThat(tokens.json().path("expiresIn").asInt()).isEqualTo(300);
        assertThat(tokens.json().path("refreshToken").asText()).matches("[A-Za-z0-9_-]{43}");
        assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
        JsonNode me = visitor.with(tokens).get("/api/auth/me").expect(200).json();
        assertThat(me.toString())
                .isEqualTo(
                        "{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"Żaneta\",\"roles\":[\"customer\"],\"locale\":\"pl\"}"
                                .formatted(account.id(), email));
    }

    @Test
    void nobodyChoosesARoleAndNobodyTakesAnAddressTwice() {
        Visitor visitor = Visitor.fromAnotherAddress();
        for (String field : List.of("role", "roles")) {
            Answer refused = visitor.post(
                    "/api/auth/sign-up", body("email", email, "password", PASSWORD, "name", "Ola", field, "admin"));
            refused.expectProblem(400, "invalid-request");
            assertThat(refused.badFields()).containsExactly(field + " unknown-field");
        }
        visitor.signUp(email).expect(201);

        visitor.signUp(email).expectProblem(409, "email-taken");

        assertThat(rows("select roles::text from identity.users where email = ?", email))
                .isEqualTo("[{roles={customer}}]");
    }

    @Test
    void aRefreshTokenIsGoodOnceAndClosesItsFamilyWhenItComesBack() {
        Visitor first = Visitor.customer(email);
        Visitor second = first.with(first.refresh().expect(200));
        Visitor third = second.with(second.refresh().expect(200));

        first.refresh().expectProblem(401, "refresh-token-refused");
        third.refresh().expectProblem(401, "refresh-token-refused");
        first.signIn(email, PASSWORD).expect(200);
    }

    @Test
    void twentyWhoRefreshAtOnceMakeExactlyOnePair() {
        Visitor visitor = Visitor.customer(email);

        List<Answer> answers = AtOnce.repeat(20, visitor::refresh);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(19)
                .allSatisfy(answer -> answer.expectProblem(401, "refresh-token-refused"));
        Answer pair = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        visitor.with(pair).refresh().expectProblem(401, "refresh-token-refused");
    }

    @Test
    void signsOutAndOtherSessionsStay() {
        Visitor here = Visitor.customer(email);
        Visitor elsewhere = Visitor.fromAnotherAddress().signedIn(email, PASSWORD);

        here.post("/api/auth/sign-out", "").expect(204);

        here.refresh().expectProblem(401, "refresh-token-refused");
        elsewhere.refresh().expect(200);
    }

    @Test
    void anAdminAddsAUserWhoAcceptsAnInvitation() {
        Answer added = ADMIN.post("/api/users", operator()).expect(201);
        String user = "/api/users/" + added.id();
        assertThat(added.header("Location")).isEqualTo(user);
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        Visitor invited = Visitor.fromAnotherAddress();
        invited.signIn(email, PASSWORD).expectProblem(401, "wrong-credentials");

        String key = UUID.randomUUID().toString();
        Answer first =
                ADMIN.post(user + "/invitations", "", "Idempotency-Key", key).expect(201);
        Answer second =
                ADMIN.post(user + "/invitations", "", "Idempotency-Key", key).expect(201);
        invited.post("/api/auth/invitations/accept", acceptance(first)).expectProblem(400, "invitation-refused");
        invited.post(
                        "/api/auth/invitations/accept",
                        body("token", second.json().path("token").asText(), "password", "lunaparklunapark"))
                .expectProblem(400, "password-too-common");
        invited.post("/api/auth/invitations/accept", acceptance(second)).expect(204);
        invited.post("/api/auth/invitations/accept", acceptance(second)).expectProblem(400, "invitation-refused");

        assertThat(claims(invited.signedIn(email, PASSWORD)).path("roles").toString())
                .isEqualTo("[\"operator\"]");
        assertThat(rows("select count(*) from identity.idempotency where key = ?", key))
                .isEqualTo("[{count=0}]");
    }

    @Test
    void anAdminFindsANameWhateverItsLettersAre() {
        String id = ADMIN.post("/api/users", body("email", email, "name", "Łukasz Żak", "roles", List.of("operator")))
                .expect(201)
                .id();

        for (String text : List.of("łukasz", "ŁUKASZ", "Łukasz Ż", "Łukasz Z\u0307ak")) {
            assertThat(ADMIN.get("/api/users?limit=100&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                            .expect(200)
                            .items())
                    .as(text)
                    .extracting(item -> item.path("id").asText())
                    .contains(id);
        }
    }

    @Test
    void anAdminSeesAndChangesUsers() {
        String id = ADMIN.post("/api/users", operator()).expect(201).id();
        String user = "/api/users/" + id;
        assertThat(ADMIN.get("/api/users?role=operator&limit=100").expect(200).items())
                .extracting(item -> item.path("id").asText())
                .contains(id);
        ADMIN.get("/api/users?role=king").expectProblem(400, "invalid-request");
        String email = ADMIN.get(user).expect(200).json().path("email").asText();
        assertThat(ADMIN.get("/api/users?role=operator&text=" + email.toUpperCase(Locale.ROOT))
                        .expect(200)
                        .items())
                .extracting(item -> item.path("id").asText())
                .containsExactly(id);
        assertThat(ADMIN.get("/api/users?text=100%25").expect(200).items()).isEmpty();
        assertThat(ADMIN.get("/api/users?text=%00")
                        .expectProblem(400, "invalid-request")
                        .text())
                .contains("\"text\"");
        ADMIN.get("/api/users/" + UUID.randomUUID()).expectProblem(404, "user-not-found");

        Answer changed = ADMIN.patch(user, body("roles", List.of("security", "operator")), "If-Match", "\"1\"")
                .expect(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().path("roles").toString()).isEqualTo("[\"operator\",\"security\"]");
        ADMIN.patch(user, body("active", false), "If-Match", "\"1\"").expectProblem(412, "stale-version");
        ADMIN.patch(user, body("roles", List.of())).expectProblem(400, "invalid-request");
        ADMIN.patch(user, body("roles", List.of("king"))).expectProblem(400, "invalid-request");
        ADMIN.patch(user, body("name", "Other")).expectProblem(400, "invalid-request");
        ADMIN.patch(user, body("active", false, "roles", List.of("operator"))).expect(200);

        assertThat(ADMIN.get(user).header("ETag")).isEqualTo("\"4\"");
        assertThat(rows("select type from identity.outbox where subject = ? order by position", "user/" + id))
                .isEqualTo(
                        "[{type=UserRegistered}, {type=UserRolesChanged}, {type=UserRolesChanged}, {type=UserDeactivated}]");
        ADMIN.post(user + "/invitations", "").expectProblem(409, "user-not-active");
    }

    @Test
    void securityKnowsWhoWorksHereByNameAndNothingElseOfThem() {
        String colleague = ADMIN.post("/api/users", operator()).expect(201).id();
        Visitor customer = Visitor.customer(Visitor.newEmail());
        String customerId = customer.get("/api/auth/me").expect(200).id();

        List<JsonNode> staff =
                People.of(SharedStack.running()).as(Role.SECURITY).all("/api/staff");

        assertThat(staff)
                .anyMatch(one -> one.path("id").asText().equals(colleague)
                        && one.path("roles").path(0).asText().equals("operator")
                        && one.path("active").asBoolean())
                .allMatch(one -> one.size() == 4 && one.path("email").isMissingNode())
                .noneMatch(one -> one.path("id").asText().equals(customerId));
    }

    @Test
    void whoIsDeactivatedEndsAtTheNextRefreshAndWhoLosesARoleToo() {
        Visitor visitor = Visitor.customer(email);
        String user = "/api/users/" + visitor.id();
        ADMIN.patch(user, body("roles", List.of("employee"))).expect(200);
        Visitor refreshed = visitor.with(visitor.refresh().expect(200));
        assertThat(claims(refreshed).path("roles").toString()).isEqualTo("[\"employee\"]");

        ADMIN.patch(user, body("active", false)).expect(200);

        refreshed.refresh().expectProblem(401, "refresh-token-refused");
        visitor.signIn(email, PASSWORD).expectProblem(401, "wrong-credentials");
        ADMIN.patch(user, body("active", true)).expect(200);
        refreshed.refresh().expectProblem(401, "refresh-token-refused");
        visitor.signIn(email, PASSWORD).expect(200);
    }

    @Test
    void anotherPasswordClosesAllOtherSessions() {
        String other = "seven badgers in a swan boat";
        Visitor here = Visitor.customer(email);
        Visitor elsewhere = Visitor.fromAnotherAddress().signedIn(email, PASSWORD);
        here.post("/api/auth/password", body("currentPassword", other, "newPassword", other))
                .expectProblem(400, "wrong-password");
        here.post("/api/auth/password", body("currentPassword", PASSWORD, "newPassword", "short"))
                .expectProblem(400, "password-too-short");

        here.post("/api/auth/password", body("currentPassword", PASSWORD, "newPassword", other))
                .expect(204);

        elsewhere.refresh().expectProblem(401, "refresh-token-refused");
        here.refresh().expect(200);
        here.signIn(email, PASSWORD).expectProblem(401, "wrong-credentials");
        here.signIn(email, other).expect(200);
    }

    @Test
    void theLastAdminStaysOneWhoeverAsks() {
        String admin = ADMIN.id();
        ADMIN.patch("/api/users/" + admin, body("active", false)).expectProblem(409, "last-admin");
        ADMIN.patch("/api/users/" + admin, body("roles", List.of("operator"))).expectProblem(409, "last-admin");

        assertThatThrownBy(() -> rows("update identity.users set active = false where roles @> '{admin}' returning id"))
                .rootCause()
                .hasMessageContaining("the last active admin stays one");
    }

    @Test
    void theAuditLogNamesWhoSignedInAndHoldsNoSecret() {
        Visitor visitor = Visitor.customer(email);
        String id = visitor.id();

        assertThat(rows(
                        "select envelope from identity.outbox where type = 'CommandTried' and envelope like ?",
                        "%\"command\":\"SignIn\"%"))
                .contains("\"actor\":\"" + id + "\"")
                .doesNotContain(PASSWORD)
                .doesNotContain(email);
        assertThat(rows("select envelope from identity.outbox where subject = ?", "user/" + id))
                .doesNotContain(PASSWORD)
                .doesNotContain("argon2");
    }

    private Map<String, Object> operator() {
        return body("email", email, "name", "Jan", "roles", List.of("operator"));
    }

    private static Map<String, Object> acceptance(Answer invitation) {
        return body("token", invitation.json().path("token").asText(), "password", PASSWORD);
    }

    private static JsonNode claims(Visitor visitor) {
        String payload = visitor.accessToken().split("\\.")[1];
        return Json.read(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    private static String rows(String sql, Object... parameters) {
        return Database.rows("identity", sql, parameters).toString();
    }
}

package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.SiteAccount;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.SharedStack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the centre answers to the computer of a site. */
class SitesCallsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EDITS = "/api/sites/edits";

    @TempDir
    private Path folder;

    private final String name = "s" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anEditThatComesTwiceIsTakenOnce() throws IOException, InterruptedException {
        Api site = site(name);
        Map<String, Object> edit = registration(UUID.randomUUID());

        site.post(EDITS, packed(edit)).expect(204);
        site.post(EDITS, packed(edit)).expect(204);

        assertThat(pulled(site).stream()
                        .filter(one -> one.at("/edit/id").asText().equals(edit.get("id"))))
                .singleElement()
                .satisfies(one -> assertThat(one.path("outcome").asText()).isEqualTo("APPLIED"));
    }

    @Test
    void theSameEditsAtOnceAreTakenOnce() throws IOException, InterruptedException {
        Api site = site(name);
        Map<String, Object> edit = registration(UUID.randomUUID());

        List<Answer> answers = AtOnce.repeat(8, () -> site.post(EDITS, packed(edit)));

        assertThat(answers).allSatisfy(answer -> answer.expect(204));
        assertThat(Stores.rows("select id from edit where coaster_id = cast(? as uuid)", edit.get("coasterId")))
                .hasSize(1);
    }

    @Test
    void aNumberThatIsTakenIsGivenAnew() throws IOException, InterruptedException {
        String taken = Park.get("/api/coasters/" + Park.register(Given.coaster(1, 1)))
                .expect(200)
                .json()
                .path("number")
                .asText();
        Api site = site(name);
        Map<String, Object> edit = registration(UUID.randomUUID());
        number(edit, taken);

        site.post(EDITS, packed(edit)).expect(204);

        Park.awaitViews();
        assertThat(Park.get("/api/coasters/" + edit.get("coasterId"))
                        .expect(200)
                        .json()
                        .path("number")
                        .asText())
                .isNotEqualTo(taken);
        JsonNode told = pulled(site).stream()
                .filter(one -> one.at("/edit/id").asText().equals(edit.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(told.at("/edit/asked").asText()).isEqualTo(taken);
    }

    @Test
    void anEditThatFollowsAMissingOneIsRefused() throws IOException, InterruptedException {
        Map<String, Object> edit = registration(UUID.randomUUID());
        edit.put("after", UUID.randomUUID().toString());

        site(name).post(EDITS, packed(edit)).expectProblem(409, "edits-missing");
    }

    @Test
    void aSiteBringsOnlyItsOwnEdits() throws IOException, InterruptedException {
        Map<String, Object> edit = registration(UUID.randomUUID());
        edit.put("site", "another");

        site(name).post(EDITS, packed(edit)).expectProblem(400, "invalid-request");
    }

    @Test
    void whatIsNotPackedAsItShouldIsRefused() throws IOException, InterruptedException {
        Api site = site(name);

        for (String packed :
                List.of("AAAA", "H4sIAAAA", "!", pack("{}"), pack("[1]"), pack("[null]"), pack("[{\"id\":1}]"))) {
            site.post(EDITS, Map.of("packed", packed)).expectProblem(400, "invalid-request");
        }
        site.get(EDITS + "?since=-1").expectProblem(400, "invalid-request");
        site.get(EDITS + "?since=x").expectProblem(400, "invalid-request");
    }

    @Test
    void anAccountWithoutTheNameOfASiteIsRefused() throws IOException, InterruptedException {
        site("Not-a-site").get(EDITS).expectProblem(409, "no-site-name");
    }

    @Test
    void aWonAndALostEditAreListedAndTheLostOneIsAppliedAgain() throws IOException, InterruptedException {
        Api site = site(name);
        Map<String, Object> edit = registration(UUID.randomUUID());
        site.post(EDITS, packed(edit)).expect(204);
        String coaster = "/api/coasters/" + edit.get("coasterId");
        Park.put(coaster, Given.settings(77, 100, "8:00", "16:00")).expect(200);
        Map<String, Object> later = registration(UUID.fromString((String) edit.get("coasterId")));
        later.put("after", edit.get("id"));

        site.post(EDITS, packed(later, 88)).expect(204);

        JsonNode conflict = Park.all("/api/conflicts").stream()
                .filter(one -> one.path("coasterId").asText().equals(edit.get("coasterId")))
                .findFirst()
                .orElseThrow();
        assertThat(conflict.at("/lost/staff").asInt()).isEqualTo(77);
        assertThat(conflict.at("/won/staff").asInt()).isEqualTo(88);
        String reapply = "/api/conflicts/" + conflict.path("id").asText() + "/reapply";
        Park.post(reapply, "").expect(204);
        Park.post(reapply, "").expectProblem(404, "conflict-not-found");
        Park.awaitViews();
        assertThat(Park.get(coaster).expect(200).json().path("staff").asInt()).isEqualTo(77);
    }

    private Api site(String site) throws IOException, InterruptedException {
        Path key = folder.resolve(site);
        String url = SharedStack.running().url();
        SiteAccount.make(url, SignedIn.firstAdmin(SharedStack.running()), site, key);
        JsonNode account = JSON.readTree(Files.readString(key));
        return new Api(url)
                .as(new SignedIn(
                        url,
                        account.path("email").asText(),
                        account.path("password").asText()));
    }

    private Map<String, Object> registration(UUID coaster) {
        Map<String, Object> edit = new LinkedHashMap<>();
        edit.put("id", UUID.randomUUID().toString());
        edit.put("site", name);
        edit.put("coasterId", coaster.toString());
        edit.put("seen", 0);
        edit.put("removal", false);
        edit.put("at", "2026-11-21T12:00:00.000Z");
        edit.put("coaster", value(9));
        return edit;
    }

    private Map<String, Object> value(int staff) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("number", "A1");
        value.put("owner", name);
        value.put("trackLengthM", 1800);
        value.put(
                "settings",
                Map.of(
                        "staff",
                        staff,
                        "dailyClients",
                        100,
                        "opensAt",
                        "08:00",
                        "closesAt",
                        "16:00",
                        "minHeadwaySeconds",
                        0));
        return value;
    }

    private void number(Map<String, Object> edit, String number) {
        Map<String, Object> value = value(9);
        value.put("number", number);
        edit.put("coaster", value);
    }

    private Map<String, Object> packed(Map<String, Object> edit, int staff) throws IOException {
        edit.put("coaster", value(staff));
        return packed(edit);
    }

    private static Map<String, Object> packed(Map<String, Object> edit) {
        try {
            return Map.of("packed", pack(JSON.writeValueAsString(List.of(edit))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pack(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static List<JsonNode> pulled(Api site) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        long position = 0;
        while (true) {
            JsonNode page = site.get(EDITS + "?since=" + position).expect(200).json();
            byte[] packed = Base64.getDecoder().decode(page.path("packed").asText());
            try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                JSON.readTree(zip).forEach(all::add);
            }
            position = page.path("to").asLong();
            if (position == page.path("end").asLong()) {
                return all;
            }
        }
    }
}

package io.lunapark.coasters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.SiteAccount;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
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

/** The computer of a site as the centre knows it: its account, and the edits that it brings. */
public record SiteAtCentre(Api api, String name) {

    public static final String EDITS = "/api/sites/edits";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** With an account of its own. @param folder for the key of the account */
    public static SiteAtCentre make(Stack centre, String name, Path folder) {
        try {
            Path key = folder.resolve(name);
            SiteAccount.make(centre.url(), SignedIn.firstAdmin(centre), name, key);
            JsonNode account = JSON.readTree(Files.readString(key));
            SignedIn user = new SignedIn(
                    centre.url(),
                    account.path("email").asText(),
                    account.path("password").asText());
            return new SiteAtCentre(new Api(centre.url()).as(user), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer push(Map<String, Object> edit) {
        return pushPacked(pack(List.of(edit)));
    }

    public Answer pushPacked(String packed) {
        return api.post(EDITS, Map.of("packed", packed));
    }

    /** All that the centre tells, from the begin on. */
    public List<JsonNode> pulled() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        long position = 0;
        while (true) {
            JsonNode page = api.get(EDITS + "?since=" + position).expect(200).json();
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

    /** A new coaster of this site, as A1 with nine people. */
    public Map<String, Object> registration() {
        return coaster(UUID.randomUUID().toString(), "A1", 9);
    }

    /** A new coaster of this site that has that number there. */
    public Map<String, Object> registration(String number) {
        return coaster(UUID.randomUUID().toString(), number, 9);
    }

    /** What this site makes of a coaster after another edit, without having read anything of the centre. */
    public Map<String, Object> change(Map<String, Object> before, int staff) {
        Map<String, Object> edit = coaster((String) before.get("coasterId"), "A1", staff);
        edit.put("after", before.get("id"));
        return edit;
    }

    /** A wagon that this site adds to a coaster. */
    public Map<String, Object> wagon(Object coasterId, Object id) {
        Map<String, Object> edit = edit(coasterId.toString());
        edit.put("wagonId", id.toString());
        edit.put("wagon", Map.of("number", "W1", "seats", 16, "speedMps", 2));
        return edit;
    }

    /** That a lost edit of a coaster is not to be applied. */
    public Map<String, Object> dismissal(Object coasterId, Object lost) {
        Map<String, Object> edit = edit(coasterId.toString());
        edit.put("resolves", lost);
        return edit;
    }

    private Map<String, Object> coaster(String id, String number, int staff) {
        Map<String, Object> settings = Map.of(
                "staff", staff, "dailyClients", 100, "opensAt", "08:00", "closesAt", "16:00", "minHeadwaySeconds", 0);
        Map<String, Object> edit = edit(id);
        edit.put("coaster", Map.of("number", number, "owner", name, "trackLengthM", 1800, "settings", settings));
        return edit;
    }

    private Map<String, Object> edit(String coasterId) {
        Map<String, Object> edit = new LinkedHashMap<>();
        edit.put("id", UUID.randomUUID().toString());
        edit.put("site", name);
        edit.put("coasterId", coasterId);
        edit.put("seen", 0);
        edit.put("removal", false);
        edit.put("at", "2026-11-21T12:00:00.000Z");
        return edit;
    }

    public static String pack(Object content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Database;
import io.lunapark.testing.SharedStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the centre answers to the computer of a site. */
class SitesCallsIT {

    @TempDir
    private Path folder;

    @Test
    void anEditThatComesTwiceIsTakenOnce() throws IOException {
        SiteAtCentre site = site();
        Map<String, Object> edit = site.registration();

        site.push(edit).expect(204);
        site.push(edit).expect(204);

        assertThat(site.pulled().stream()
                        .filter(one -> one.at("/edit/id").asText().equals(edit.get("id"))))
                .singleElement()
                .satisfies(one -> assertThat(one.path("outcome").asText()).isEqualTo("APPLIED"));
    }

    @Test
    void theSameEditsAtOnceAreTakenOnce() {
        SiteAtCentre site = site();
        Map<String, Object> edit = site.registration();

        List<Answer> answers = AtOnce.repeat(8, () -> site.push(edit));

        assertThat(answers).allSatisfy(answer -> answer.expect(204));
        assertThat(Stores.rows("select id from edit where coaster_id = cast(? as uuid)", edit.get("coasterId")))
                .hasSize(1);
    }

    @Test
    void noNumberIsTakenWhileASiteBringsNumbers() throws Exception {
        SiteAtCentre site = site();

        waitsFor("pg_advisory_xact_lock", () -> Park.post("/api/coasters", Given.coaster(1, 1)))
                .expect(201);
        waitsFor("pg_advisory_xact_lock_shared", () -> site.push(site.registration()))
                .expect(204);
    }

    /** What is answered once another has let the numbers go. */
    private static Answer waitsFor(String lock, Callable<Answer> call) throws Exception {
        try (Connection other = Database.connect("coasters");
                ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select " + lock + "(hashtext('coaster numbers coasters'))");
            Future<Answer> answer = caller.submit(call);
            await().until(() -> !Stores.rows("select query from pg_stat_activity where wait_event = 'advisory' "
                            + "and query like '%coaster numbers%'")
                    .isEmpty());
            other.rollback();
            return answer.get();
        }
    }

    @Test
    void aNumberThatIsTakenIsGivenAnew() throws IOException {
        String taken = Park.get("/api/coasters/" + Park.register(Given.coaster(1, 1)))
                .expect(200)
                .json()
                .path("number")
                .asText();
        SiteAtCentre site = site();
        Map<String, Object> edit = site.registration(taken);

        site.push(edit).expect(204);

        Park.awaitViews();
        assertThat(Park.get(coaster(edit)).expect(200).json().path("number").asText())
                .isNotEqualTo(taken);
        JsonNode told = site.pulled().stream()
                .filter(one -> one.at("/edit/id").asText().equals(edit.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(told.at("/edit/asked").asText()).isEqualTo(taken);
    }

    @Test
    void anEditThatFollowsAMissingOneIsRefused() {
        SiteAtCentre site = site();
        Map<String, Object> edit = site.registration();
        edit.put("after", UUID.randomUUID().toString());

        site.push(edit).expectProblem(409, "edits-missing");
    }

    @Test
    void aSiteBringsOnlyItsOwnEdits() {
        SiteAtCentre site = site();
        Map<String, Object> edit = site.registration();
        edit.put("site", "another");

        site.push(edit).expectProblem(400, "invalid-request");
    }

    @Test
    void whatIsNotPackedAsItShouldIsRefused() {
        SiteAtCentre site = site();

        for (String packed : List.of("AAAA", "H4sIAAAA", "!")) {
            site.pushPacked(packed).expectProblem(400, "invalid-request");
        }
        for (Object content : List.of(Map.of(), List.of(1), List.of(Map.of("id", 1)))) {
            site.pushPacked(SiteAtCentre.pack(content)).expectProblem(400, "invalid-request");
        }
        site.pushPacked(SiteAtCentre.pack(new Object[] {null})).expectProblem(400, "invalid-request");
        site.api().get(SiteAtCentre.EDITS + "?since=-1").expectProblem(400, "invalid-request");
        site.api().get(SiteAtCentre.EDITS + "?since=x").expectProblem(400, "invalid-request");
    }

    @Test
    void anAccountWithoutTheNameOfASiteIsRefused() {
        SiteAtCentre.make(SharedStack.running(), "Not-a-site", folder)
                .api()
                .get(SiteAtCentre.EDITS)
                .expectProblem(409, "no-site-name");
    }

    @Test
    void aWonAndALostEditAreListedAndTheLostOneIsAppliedAgain() {
        Map<String, Object> edit = inConflict(site());

        JsonNode conflict = conflictsOf(edit).getFirst();
        assertThat(conflict.at("/lost/staff").asInt()).isEqualTo(77);
        assertThat(conflict.at("/won/staff").asInt()).isEqualTo(88);
        String path = "/api/conflicts/" + conflict.path("id").asText();
        Park.post(path + "/reapply", "").expect(204);
        Park.post(path + "/reapply", "").expectProblem(404, "conflict-not-found");
        Park.post(path + "/dismiss", "").expectProblem(404, "conflict-not-found");
        Park.awaitViews();
        assertThat(Park.get(coaster(edit)).expect(200).json().path("staff").asInt())
                .isEqualTo(77);
    }

    @Test
    void twoSidesThatSaidTheSameAreBothListedWhereTheOwnerWins() {
        SiteAtCentre owner = site();
        SiteAtCentre other = site();
        Map<String, Object> edit = owner.registration();
        owner.push(edit).expect(204);
        Park.put(coaster(edit), Given.settings(77, 100, "8:00", "16:00")).expect(200);
        other.push(other.change(edit, 77)).expect(204);

        owner.push(owner.change(edit, 88)).expect(204);

        assertThat(conflictsOf(edit))
                .extracting(one -> one.at("/lost/staff").asInt())
                .containsExactly(77, 77);
    }

    @Test
    void aDismissedConflictIsListedNoLongerAndItsSiteIsTold() throws IOException {
        SiteAtCentre site = site();
        Map<String, Object> edit = inConflict(site);
        String lost = conflictsOf(edit).getFirst().path("id").asText();
        Park.delete(coaster(edit)).expect(204); // what is left of a coaster can be dealt with, too

        List<Answer> answers = AtOnce.repeat(4, () -> Park.post("/api/conflicts/" + lost + "/dismiss", ""));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(204).contains(404);
        assertThat(conflictsOf(edit)).isEmpty();
        Park.post("/api/conflicts/" + lost + "/reapply", "").expectProblem(404, "conflict-not-found");
        assertThat(site.pulled())
                .filteredOn(one -> one.path("outcome").asText().equals("DISMISSED"))
                .extracting(one -> one.at("/edit/id").asText())
                .contains(lost);
    }

    @Test
    void aDismissalOfASiteIsTakenAndChangesNothingElse() throws IOException {
        SiteAtCentre site = site();
        Map<String, Object> edit = inConflict(site);
        String lost = conflictsOf(edit).getFirst().path("id").asText();
        Map<String, Object> dismissal = site.dismissal(edit.get("coasterId"), lost);

        site.push(dismissal).expect(204);
        site.push(dismissal).expect(204);
        dismissal.put("resolves", null);
        site.push(dismissal).expectProblem(400, "invalid-request");

        assertThat(conflictsOf(edit)).isEmpty();
        assertThat(Stores.rows("select staff from coaster where id = cast(? as uuid)", edit.get("coasterId")))
                .containsExactly(Map.of("staff", 88));
        assertThat(site.pulled())
                .filteredOn(one -> one.at("/edit/id").asText().equals(dismissal.get("id")))
                .hasSize(1);
    }

    @Test
    void aWagonStaysWithItsCoasterWhateverASiteSays() {
        SiteAtCentre site = site();
        Object one = registered(site);
        Object other = registered(site);
        UUID taken = UUID.randomUUID();
        site.push(site.wagon(one, taken)).expect(204);

        site.push(site.wagon(other, taken)).expectProblem(409, "wagon-of-another-coaster");
        site.push(site.wagon(other, one)).expectProblem(409, "wagon-of-another-coaster");
        site.push(site.wagon(other, other)).expectProblem(400, "invalid-request");

        assertThat(Stores.rows("select coaster_id from wagon where id = cast(? as uuid)", taken.toString()))
                .containsExactly(Map.of("coaster_id", UUID.fromString(one.toString())));
        assertThat(Stores.rows("select id from wagon where coaster_id = cast(? as uuid)", other))
                .isEmpty();
    }

    @Test
    void ofTwoSitesThatGiveOneIdToWagonsOfTwoCoastersAtOnceOneIsRefused() {
        SiteAtCentre north = site();
        SiteAtCentre south = site();
        Object mine = registered(north);
        Object theirs = registered(south);

        for (int i = 0; i < 5; i++) {
            UUID id = UUID.randomUUID();
            List<Answer> answers = AtOnce.all(
                    List.of(() -> north.push(north.wagon(mine, id)), () -> south.push(south.wagon(theirs, id))));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        }
    }

    private SiteAtCentre site() {
        String name = "s" + UUID.randomUUID().toString().substring(0, 8);
        return SiteAtCentre.make(SharedStack.running(), name, folder);
    }

    /** @return the id of a coaster of the site */
    private static Object registered(SiteAtCentre site) {
        Map<String, Object> edit = site.registration();
        site.push(edit).expect(204);
        return edit.get("coasterId");
    }

    /** A coaster of the site to which the centre gave 77 people, and the site 88: those of its owner hold. */
    private static Map<String, Object> inConflict(SiteAtCentre site) {
        Map<String, Object> edit = site.registration();
        site.push(edit).expect(204);
        Park.put(coaster(edit), Given.settings(77, 100, "8:00", "16:00")).expect(200);
        site.push(site.change(edit, 88)).expect(204);
        return edit;
    }

    private static String coaster(Map<String, Object> edit) {
        return "/api/coasters/" + edit.get("coasterId");
    }

    private static List<JsonNode> conflictsOf(Map<String, Object> edit) {
        return Park.all("/api/conflicts").stream()
                .filter(one -> one.path("coasterId").asText().equals(edit.get("coasterId")))
                .toList();
    }
}

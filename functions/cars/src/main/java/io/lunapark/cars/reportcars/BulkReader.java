package io.lunapark.cars.reportcars;

import io.lunapark.cars.CarRecord;
import io.lunapark.cars.api.CarRequest;
import io.lunapark.cars.api.TakenBody;
import io.lunapark.cars.intake.Intake;
import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Problem;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.InvalidRequest.BadField;
import io.lunapark.platform.http.PlatformProblem;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.Problems;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.http.StrictJson;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads each record of a call by itself. */
@Singleton
final class BulkReader {

    private final StrictJson json;
    private final Problems problems;
    private final Clock clock;
    private final Ids ids;

    BulkReader(StrictJson json, Problems problems, Clock clock, Ids ids) {
        this.json = json;
        this.problems = problems;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The records that could be read, and what becomes of each.
     *
     * @param places where they stood in the call
     * @param results of all; null where it is not known yet
     */
    record Bulk(
            List<CarRecord> records,
            List<Integer> places,
            @Nullable TakenBody[] outcomes) {

        void settle(int record, TakenBody outcome) {
            outcomes[places.get(record)] = outcome;
        }

        List<TakenBody> results() {
            List<TakenBody> results = new ArrayList<>();
            for (TakenBody outcome : outcomes) {
                results.add(Objects.requireNonNull(outcome));
            }
            return results;
        }
    }

    /** @throws ProblemException {@code invalid-request} where none can be read */
    Bulk read(List<JsonNode> nodes, RequestContext request) {
        Instant now = clock.instant();
        List<CarRecord> records = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<BadField> faults = new ArrayList<>();
        @Nullable TakenBody[] results = new TakenBody[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            try {
                records.add(json.read(nodes.get(i), CarRequest.class).record(ids.next(), i + 1L, now));
                places.add(i);
            } catch (ProblemException refusal) {
                results[i] = TakenBody.refused(idOf(nodes.get(i)), errors(refusal.problem(), request));
                addFaults(refusal.problem(), "records[" + i + "]", faults);
            }
        }
        if (records.isEmpty()) {
            throw new ProblemException(new InvalidRequest(faults));
        }
        return new Bulk(records, places, results);
    }

    /** The intake did not take it any more. */
    TakenBody refused(CarRecord record, Intake.Taken taken, RequestContext request) {
        RuntimeException refusal = Objects.requireNonNull(taken.refusal());
        if (taken.places().isEmpty()) {
            throw refusal;
        }
        Problem problem =
                refusal instanceof ProblemException known ? known.problem() : PlatformProblem.STORE_UNAVAILABLE;
        return TakenBody.refused(record.id(), errors(problem, request));
    }

    private List<TakenBody.Error> errors(Problem problem, RequestContext request) {
        var detail = problems.detail(request, problem);
        return detail.errors() == null
                ? List.of(new TakenBody.Error("body", detail.code(), detail.detail()))
                : detail.errors().stream()
                        .map(one -> new TakenBody.Error(one.field(), one.code(), one.detail()))
                        .toList();
    }

    private static void addFaults(Problem problem, String record, List<BadField> faults) {
        if (problem instanceof InvalidRequest invalid && faults.size() < 100) {
            for (BadField bad : invalid.fields()) {
                String field = bad.field().equals("body") ? record : record + "." + bad.field();
                faults.add(new BadField(field, bad.reason(), bad.parameters()));
            }
        }
    }

    private static @Nullable UUID idOf(JsonNode record) {
        JsonNode id = record.isObject() ? record.get("id") : null;
        try {
            return id != null && id.isString() ? UUID.fromString(id.getStringValue()) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}

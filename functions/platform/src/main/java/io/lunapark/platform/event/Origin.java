package io.lunapark.platform.event;

import io.lunapark.platform.http.RequestContext;
import java.util.UUID;

/** What causes events: the request, or the job, and who is behind it. */
public record Origin(String correlationId, String actor) {

    public static Origin of(RequestContext request) {
        return new Origin(request.correlationId(), request.caller().userId());
    }

    /** A job, which the venue does by itself. */
    public static Origin ofJob() {
        return new Origin(UUID.randomUUID().toString(), "system");
    }
}

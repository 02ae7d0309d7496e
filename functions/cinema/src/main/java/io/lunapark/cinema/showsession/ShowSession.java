package io.lunapark.cinema.showsession;

import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.SessionBody;
import io.lunapark.cinema.view.SessionViews;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a session. */
@UseCase
@Controller("/api/sessions")
@Tag(name = "Sessions")
public class ShowSession {

    private final SessionViews views;

    ShowSession(SessionViews views) {
        this.views = views;
    }

    @Get("/{id}")
    HttpResponse<SessionBody> show(RequestContext request, UUID id) {
        Session session = views.session(id);
        return EntityTag.answer(request, EntityTag.of(session.version()), () -> SessionBody.of(session));
    }
}

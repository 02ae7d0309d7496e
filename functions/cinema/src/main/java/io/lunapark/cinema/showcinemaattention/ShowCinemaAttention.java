package io.lunapark.cinema.showcinemaattention;

import io.lunapark.cinema.api.CinemaAttentionBody;
import io.lunapark.cinema.store.Attention;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/**
 * Shows what wants attention now: sold-out sessions of the next 24 hours and how many people wait for seats there, refunds
 * that have not reached the payment provider within 5 minutes, and payments of the last 24 hours that came too late.
 */
@UseCase
@Controller("/api/cinema/attention")
@Tag(name = "Metrics")
public class ShowCinemaAttention {

    private final Database database;
    private final Attention attention;
    private final Clock clock;

    ShowCinemaAttention(Database database, Attention attention, Clock clock) {
        this.database = database;
        this.attention = attention;
        this.clock = clock;
    }

    @Get
    CinemaAttentionBody show(RequestContext request) {
        return database.withConnection(() -> attention.at(clock.instant()));
    }
}

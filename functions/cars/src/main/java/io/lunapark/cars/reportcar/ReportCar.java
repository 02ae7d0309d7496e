package io.lunapark.cars.reportcar;

import io.lunapark.cars.CarRecord;
import io.lunapark.cars.api.CarRequest;
import io.lunapark.cars.api.TakenBody;
import io.lunapark.cars.intake.Intake;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;

/**
 * Reports a car. It is durable when the answer comes: in the queue, or in the fallback store. There is no Idempotency-Key: the
 * id of the record makes a repetition harmless.
 */
@UseCase
@Controller("/api/cars")
@Tag(name = "Intake")
public class ReportCar {

    private final Intake intake;
    private final Clock clock;
    private final Ids ids;

    ReportCar(Intake intake, Clock clock, Ids ids) {
        this.intake = intake;
        this.clock = clock;
        this.ids = ids;
    }

    @Post
    @Status(HttpStatus.ACCEPTED)
    TakenBody report(RequestContext request, @Body CarRequest body) {
        CarRecord record = body.record(ids.next(), 1, clock.instant());
        Intake.Taken taken = intake.take(List.of(record), Origin.of(request));
        taken.requireAll();
        return TakenBody.of(record.id(), taken.places().getFirst());
    }
}

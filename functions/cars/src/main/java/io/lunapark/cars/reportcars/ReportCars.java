package io.lunapark.cars.reportcars;

import io.lunapark.cars.CarLimits;
import io.lunapark.cars.CarProblem.TooManyRecords;
import io.lunapark.cars.CarRecord;
import io.lunapark.cars.api.BulkBody;
import io.lunapark.cars.api.BulkRequest;
import io.lunapark.cars.api.TakenBody;
import io.lunapark.cars.intake.Intake;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/**
 * Reports up to 1,000 cars, with a result for each. What is accepted is durable when the answer comes; where nothing can be
 * accepted, the answer is a problem. There is no Idempotency-Key: the id of a record makes its repetition harmless.
 */
@UseCase
@Controller("/api/cars/bulk")
@Tag(name = "Intake")
public class ReportCars {

    private final BulkReader reader;
    private final Intake intake;

    ReportCars(BulkReader reader, Intake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    @Post
    @Status(HttpStatus.ACCEPTED)
    BulkBody report(RequestContext request, @Body BulkRequest body) {
        if (body.records().size() > CarLimits.MOST_IN_BULK) {
            throw new ProblemException(new TooManyRecords(CarLimits.MOST_IN_BULK));
        }
        BulkReader.Bulk bulk = reader.read(body.records(), request);
        List<CarRecord> records = bulk.records();
        Intake.Taken taken = intake.take(records, Origin.of(request));
        for (int i = 0; i < records.size(); i++) {
            bulk.settle(
                    i,
                    i < taken.places().size()
                            ? TakenBody.of(records.get(i).id(), taken.places().get(i))
                            : reader.refused(records.get(i), taken, request));
        }
        return BulkBody.of(bulk.results());
    }
}

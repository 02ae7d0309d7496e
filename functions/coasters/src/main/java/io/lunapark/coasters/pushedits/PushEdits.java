package io.lunapark.coasters.pushedits;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.coasters.CoasterProblem.EditsMissing;
import io.lunapark.coasters.CoasterProblem.WagonOfAnotherCoaster;
import io.lunapark.coasters.api.EditsBody;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.coasters.sites.Exchange;
import io.lunapark.coasters.sites.Packing;
import io.lunapark.coasters.sites.SiteName;
import io.lunapark.coasters.store.Ledgers;
import io.lunapark.coasters.store.Sites;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Takes edits that were made at a site, and decides them. What has come already is passed over. */
@UseCase
@Controller("/api/sites")
@Tag(name = "Sites")
public class PushEdits {

    private final Sites sites;
    private final Ledgers ledgers;
    private final Packing packing;

    PushEdits(Sites sites, Ledgers ledgers, Packing packing) {
        this.sites = sites;
        this.ledgers = ledgers;
        this.packing = packing;
    }

    @Post("/edits")
    HttpResponse<Void> push(Command command, @Body EditsBody body) {
        List<Edit> edits = packing.unpack(body.packed(), Edit.class);
        return command.run(tx -> {
            SiteName site = sites.calling(command.caller(), tx.now());
            if (edits.stream().anyMatch(edit -> !edit.site().equals(site))) {
                throw InvalidRequest.of("packed", "invalid-format");
            }
            try {
                ledgers.exchange(tx::accept).receive(edits);
            } catch (Exchange.EditsMissing gap) {
                throw new ProblemException(new EditsMissing(gap.missing()));
            } catch (Exchange.WagonOfAnother taken) {
                throw new ProblemException(new WagonOfAnotherCoaster(taken.wagon()));
            }
            return noContent();
        });
    }
}

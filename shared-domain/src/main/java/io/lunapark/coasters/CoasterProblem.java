package io.lunapark.coasters;

import io.lunapark.kernel.Problem;
import java.math.BigDecimal;
import java.util.UUID;

/** Everything for which a wish about a coaster is refused. */
public sealed interface CoasterProblem extends Problem {

    /** There is no such coaster, or no longer. */
    record CoasterNotFound(UUID coasterId) implements CoasterProblem, NotFound {}

    /** That coaster has no such wagon, or no longer. */
    record WagonNotFound(UUID coasterId, UUID wagonId) implements CoasterProblem, NotFound {}

    /** There never was such an alert. */
    record AlertNotFound(UUID alertId) implements CoasterProblem, NotFound {}

    /** What has ended by itself can no longer be acknowledged. */
    record AlertResolved(UUID alertId) implements CoasterProblem, Conflict {}

    /** A track is not rebuilt by a form. */
    @Field("trackLengthM")
    record TrackLengthFixed(BigDecimal trackLengthM) implements CoasterProblem, Invalid {}

    /** The coaster has {@link Limits#MAX_WAGONS} wagons already. */
    record TooManyWagons(int limit) implements CoasterProblem, Conflict {}

    /** There is no such conflict, or somebody has applied its edit again or dismissed it. */
    record ConflictNotFound(UUID conflictId) implements CoasterProblem, NotFound {}

    /** Edits of sites are brought to the centre, and this is another computer. */
    record NotTheCentre(String centre) implements CoasterProblem, Conflict {}

    /** The account of a site has the name of the site, such as {@code north}. */
    record NoSiteName(String name) implements CoasterProblem, Conflict {}

    /** A name is that of one account, and an account has one name. */
    record SiteNameTaken(String name) implements CoasterProblem, Conflict {}

    /** An edit came before the one that it follows. */
    record EditsMissing(UUID editId) implements CoasterProblem, Conflict {}

    /** A wagon stays with its coaster, and so does its id. */
    record WagonOfAnotherCoaster(UUID wagonId) implements CoasterProblem, Conflict {}
}

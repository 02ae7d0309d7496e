package io.lunapark.coasters.listsites;

import io.lunapark.coasters.api.SitesBody;
import io.lunapark.coasters.api.SitesBody.Here;
import io.lunapark.coasters.api.SitesBody.Site;
import io.lunapark.coasters.sites.SiteSettings;
import io.lunapark.coasters.store.Node;
import io.lunapark.coasters.store.Sites;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.lease.Leader;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Sql;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lists the computers of the park: this one, and at the centre each site with how far it is. */
@UseCase
@Controller("/api/sites")
@Tag(name = "Sites")
public class ListSites {

    /** A site calls each second where nothing is wrong. */
    private static final Duration SILENT = Duration.ofSeconds(30);

    private final Database database;
    private final Node node;
    private final Sites sites;
    private final SiteSettings settings;
    private final Sql sql;
    private final Clock clock;

    ListSites(Database database, Node node, Sites sites, SiteSettings settings, Sql sql, Clock clock) {
        this.database = database;
        this.sql = sql;
        this.node = node;
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    @Get
    SitesBody list() {
        Instant silent = clock.instant().minus(SILENT);
        return database.withConnection(() -> {
            Node.State state = node.state();
            boolean centre = node.name().isCentre();
            Here here = new Here(
                    node.name().text(),
                    centre,
                    centre ? "centre" : state.word(),
                    state.end() - state.position(),
                    state.unsent(),
                    settings.centre().map(URI::toString).orElse(null),
                    state.syncedAt(),
                    Leader.now(sql).map(Leader::node).orElse(null));
            return new SitesBody(
                    here, sites.all().stream().map(site -> body(site, silent)).toList());
        });
    }

    private static Site body(Sites.Known site, Instant silent) {
        String state =
                site.seenAt().isBefore(silent) ? "silent" : site.behind() + site.unsent() > 0 ? "behind" : "in-sync";
        return new Site(site.name().text(), state, site.behind(), site.unsent(), site.seenAt());
    }
}

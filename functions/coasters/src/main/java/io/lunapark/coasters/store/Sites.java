package io.lunapark.coasters.store;

import io.lunapark.coasters.CoasterProblem.NoSiteName;
import io.lunapark.coasters.CoasterProblem.NotTheCentre;
import io.lunapark.coasters.CoasterProblem.SiteNameTaken;
import io.lunapark.coasters.sites.SiteName;
import io.lunapark.coasters.sites.SiteSettings;
import io.lunapark.platform.http.Caller;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The sites that the centre knows. An account is the computer of one site, from its first call on. */
@Singleton
public final class Sites {

    private final Sql sql;
    private final SiteSettings settings;

    Sites(Sql sql, SiteSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** @param behind how many positions it had not read when it last called */
    public record Known(SiteName name, long behind, long unsent, Instant seenAt) {}

    /**
     * The site that calls; its calls are taken one after the other.
     *
     * @throws ProblemException {@code not-the-centre}, {@code no-site-name} or {@code site-name-taken}
     */
    public SiteName calling(Caller caller, Instant now) {
        settings.centre().ifPresent(centre -> {
            throw new ProblemException(new NotTheCentre(centre.toString()));
        });
        if (!caller.name().matches(SiteName.PATTERN) || caller.name().equals(SiteName.CENTRE.text())) {
            throw new ProblemException(new NoSiteName(caller.name()));
        }
        SiteName name = new SiteName(caller.name());
        boolean own = sql
                .list(
                        "select name from site where user_id = ? for update",
                        row -> row.getString("name"),
                        caller.userId())
                .stream()
                .allMatch(name.text()::equals);
        int claimed = own ? sql.update("""
                        insert into site (name, user_id, seen_at) values (?, ?, ?)
                        on conflict (name) do update set seen_at = excluded.seen_at where site.user_id = excluded.user_id
                        """, name.text(), caller.userId(), now) : 0;
        if (claimed == 0) {
            throw new ProblemException(new SiteNameTaken(name.text()));
        }
        return name;
    }

    public void hasRead(SiteName name, long position, long unsent) {
        sql.update("update site set position = ?, unsent = ? where name = ?", position, unsent, name.text());
    }

    public List<Known> all() {
        return sql.list(
                """
                select site.name, greatest(0, last_place - site.position) as behind, unsent, seen_at
                from site, node order by site.name
                """,
                row -> new Known(
                        new SiteName(row.getString("name")),
                        row.getLong("behind"),
                        row.getLong("unsent"),
                        Sql.instant(row, "seen_at")));
    }
}

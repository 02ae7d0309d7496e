package io.lunapark.coasters.store;

import io.lunapark.coasters.CoasterProblem.WagonOfAnotherCoaster;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.coasters.sites.Outcome;
import io.lunapark.coasters.sites.Page;
import io.lunapark.coasters.sites.Settled;
import io.lunapark.coasters.sites.SiteName;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import io.lunapark.platform.store.ViolatedConstraint;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of edits. */
@Singleton
public final class EditRows {

    /** What a history is made of: what nothing else has replaced of each part, its removals, and what is not settled. */
    private static final String OF_COASTER = """
            select * from edit one where coaster_id = ? and (outcome in ('LOST', 'PENDING')
                or outcome = 'APPLIED' and (removal or not exists (
                    select from edit newer where newer.part_id = one.part_id and newer.outcome = 'APPLIED'
                      and not newer.removal and newer.says is distinct from one.says
                      and (coalesce(newer.place, 9223372036854775807), newer.stored)
                          > (coalesce(one.place, 9223372036854775807), one.stored))))
            order by place nulls last, stored
            """;

    /** The same for all coasters, as far as another computer may know it; a site is also told of its own, decided edits. */
    private static final String OF_ORDER = """
            select * from edit one where place > ? and (outcome <> 'APPLIED' or site = ? or not exists (
                select from edit newer where newer.part_id = one.part_id and newer.outcome = 'APPLIED'
                  and newer.removal = one.removal and newer.place > one.place))
            order by place limit ?
            """;

    private final Sql sql;
    private final JsonMapper json;

    EditRows(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    boolean knows(UUID id) {
        return sql.find("select from edit where id = ?", row -> true, id).isPresent();
    }

    Optional<UUID> coasterOf(UUID part) {
        return sql.find("select coaster_id from part where id = ?", row -> Sql.uuid(row, "coaster_id"), part);
    }

    List<Settled> ofCoaster(UUID coasterId) {
        return sql.list(OF_COASTER, this::settled, coasterId);
    }

    /**
     * What an edit that is made here has to say.
     *
     * @param last edit of the coaster that this site made before
     */
    record Before(long position, Optional<SiteName> owner, Optional<UUID> last) {}

    Before before(UUID coasterId, SiteName site) {
        return sql.list(
                        """
                        select coalesce((select position from node), 0) as position,
                            (select content -> 'coaster' ->> 'owner' from edit
                             where part_id = ? and content -> 'coaster' ->> 'owner' is not null limit 1) as owner,
                            (select id from edit where coaster_id = ? and site = ?
                             order by place desc nulls first, stored desc limit 1) as last
                        """,
                        row -> new Before(
                                row.getLong("position"),
                                Optional.ofNullable(row.getString("owner")).map(SiteName::new),
                                Optional.ofNullable(row.getObject("last", UUID.class))),
                        coasterId,
                        coasterId,
                        site.text())
                .getFirst();
    }

    /**
     * Each in the place of what was known of the same edit.
     *
     * @throws ProblemException {@code wagon-of-another-coaster}, where two pushes at once say so of a new wagon
     */
    void store(List<Settled> entries) {
        for (Settled entry : entries) {
            try {
                store(entry);
            } catch (DataAccessException refusal) {
                if (ViolatedConstraint.is("edit_of_part_of_its_coaster", refusal)) {
                    throw new ProblemException(
                            new WagonOfAnotherCoaster(entry.edit().part()));
                }
                throw refusal;
            }
        }
    }

    private void store(Settled entry) {
        Edit edit = entry.edit();
        sql.update(
                """
                    with known as (insert into part (id, coaster_id) values (?, ?) on conflict do nothing)
                    insert into edit (id, place, site, coaster_id, part_id, removal, outcome, against, resolves, content)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
                    on conflict (id) do update set place = excluded.place, outcome = excluded.outcome,
                        against = excluded.against, content = excluded.content
                    """,
                edit.part(),
                edit.coasterId(),
                edit.id(),
                entry.position() == 0 ? null : entry.position(),
                edit.site().text(),
                edit.coasterId(),
                edit.part(),
                edit.removal(),
                entry.outcome(),
                entry.against(),
                edit.resolves(),
                write(edit));
    }

    /** What an edit, decided at the centre, makes of the lost one that it resolves; nothing where it resolves none. */
    void resolve(Edit by) {
        if (by.resolves() != null) {
            sql.update(
                    "update edit set outcome = ?, place = null where id = ? and outcome = 'LOST'",
                    by.dismisses() ? Outcome.DISMISSED : Outcome.REAPPLIED,
                    by.resolves());
        }
    }

    /** Edits that the centre has not decided, oldest first. */
    public List<Edit> unsent(Optional<UUID> after, int limit) {
        return sql.list("""
                select content from edit where place is null and outcome = 'PENDING'
                  and stored > coalesce((select stored from edit where id = ?), 0) order by stored limit ?
                """, row -> read(row.getString("content")), after.orElse(null), limit);
    }

    /**
     * At the centre: what follows a position. Edits get their places here, one reader after the other, when they are
     * committed: with a place of its own, an edit that commits late would be behind a position that a site has passed.
     */
    public Page page(long from, SiteName site, int limit) {
        sql.list("select from node for update", row -> true);
        sql.update("""
                update edit set place = node.last_place + free.n from node, (
                    select id, row_number() over (order by stored) as n from edit
                    where place is null and outcome <> 'PENDING') free
                where edit.id = free.id
                """);
        sql.update("update node set last_place = greatest(last_place, (select coalesce(max(place), 0) from edit))");
        long end =
                sql.list("select last_place from node", row -> row.getLong(1)).getFirst();
        List<Settled> found = sql.list(OF_ORDER, this::settled, from, site.text(), limit + 1);
        boolean more = found.size() > limit;
        List<Settled> entries = more ? found.subList(0, limit) : found;
        return new Page(from, more ? entries.getLast().position() : Math.max(from, end), Math.max(from, end), entries);
    }

    private Settled settled(ResultSet row) throws SQLException {
        return new Settled(
                read(row.getString("content")),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("against", UUID.class),
                row.getLong("place"));
    }

    Edit read(String content) {
        try {
            return json.readValue(content, Edit.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Edit edit) {
        try {
            return json.writeValueAsString(edit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.lunapark.coasters.store;

import io.lunapark.coasters.CoasterProblem.ConflictNotFound;
import io.lunapark.coasters.api.ConflictBody;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Edits that have lost. They are kept, and listed until they are applied again or dismissed. */
@Singleton
public final class Conflicts {

    /** Not where an edit waits here that applies it again or dismisses it: the centre will say so. */
    private static final String OPEN = """
            from edit lost where lost.outcome = 'LOST' and not exists (
                select from edit answer where answer.resolves = lost.id and answer.outcome = 'PENDING')
            """;

    private final Sql sql;
    private final EditRows edits;

    Conflicts(Sql sql, EditRows edits) {
        this.sql = sql;
        this.edits = edits;
    }

    /** Newest first. */
    public Page<ConflictBody> page(PageRequest page) {
        List<ConflictBody> found = sql.list(
                """
                select lost.content, (select content from edit won where won.id = lost.against) as won,
                    (select 'A' || number from coaster where coaster.id = lost.coaster_id) as number
                """ + OPEN + " and (cast(? as uuid) is null or lost.id < ?) order by lost.id desc limit ?",
                this::body,
                before(page),
                before(page),
                page.limit() + 1);
        return Page.ofFirst(found, page, conflict -> conflict.id().toString());
    }

    /** @throws ProblemException {@code conflict-not-found} */
    public Edit lost(UUID id) {
        return sql.find("select lost.content " + OPEN + " and lost.id = ?", row -> edits.read(row.getString(1)), id)
                .orElseThrow(() -> new ProblemException(new ConflictNotFound(id)));
    }

    private ConflictBody body(ResultSet row) throws SQLException {
        String won = row.getString("won");
        return ConflictBody.of(
                edits.read(row.getString("content")), won == null ? null : edits.read(won), row.getString("number"));
    }

    private static @Nullable UUID before(PageRequest page) {
        return page.position(UUID::fromString).orElse(null);
    }
}

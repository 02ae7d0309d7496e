package io.lunapark.doors.store;

import io.lunapark.platform.store.Sql;
import java.util.List;
import java.util.UUID;

/** What belongs to groups in Postgres: doors in one table, people in another. */
final class GroupMembers {

    private final Sql sql;
    private final String table;
    private final String member;

    private GroupMembers(Sql sql, String table, String member) {
        this.sql = sql;
        this.table = table;
        this.member = member;
    }

    static GroupMembers doors(Sql sql) {
        return new GroupMembers(sql, "group_door", "door_id");
    }

    static GroupMembers people(Sql sql) {
        return new GroupMembers(sql, "group_person", "user_id");
    }

    List<UUID> of(UUID groupId) {
        return ids("left_at is null", groupId);
    }

    /** What is in it, or left it within a day: no event is ever as late as that. */
    List<UUID> lately(UUID groupId) {
        return ids("(left_at is null or left_at > now() - interval '1 day')", groupId);
    }

    /** From now on these are in it, and no others. */
    void replace(UUID groupId, List<UUID> wanted) {
        sql.update(named("""
                update <table> set left_at = now()
                where group_id = ? and left_at is null and <member> <> all(cast(? as uuid[]))
                """), groupId, wanted);
        sql.update(named("""
                insert into <table> (group_id, <member>) select ?, wanted from unnest(cast(? as uuid[])) wanted
                on conflict (group_id, <member>) do update set left_at = null
                """), groupId, wanted);
    }

    private List<UUID> ids(String which, UUID groupId) {
        return sql.list(
                named("select <member> from <table> where group_id = ? and " + which),
                row -> Sql.uuid(row, member),
                groupId);
    }

    private String named(String statement) {
        return statement.replace("<table>", table).replace("<member>", member);
    }
}

package io.lunapark.cinema.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of rooms. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RoomRows extends GenericRepository<RoomRow, UUID> {

    /** Refused when another room has this name, also when that has happened only now. */
    @Query("insert into room (id, name) values (:id, :name) on conflict (lower(name)) do nothing")
    int insert(UUID id, String name);

    @Query("""
            select room.id, room.name, (select count(*) from room_seat where room_id = room.id) as seats
            from room where room.id = :id
            """)
    Optional<RoomRow> find(UUID id);

    @Query("""
            select room.id, room.name, (select count(*) from room_seat where room_id = room.id) as seats
            from room where room.id > :after order by room.id limit :limit
            """)
    List<RoomRow> list(UUID after, int limit);

    /** Seats of a room are added one after the other. */
    @Query("select name from room where id = :id for update")
    Optional<String> lock(UUID id);
}

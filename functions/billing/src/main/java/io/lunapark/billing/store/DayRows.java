package io.lunapark.billing.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables of closed days and their payouts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DayRows extends GenericRepository<ClosedDay, LocalDate> {

    @Query("select * from closed_day where day = :day")
    Optional<ClosedDay> find(LocalDate day);

    @Query("select * from closed_day where day < :before order by day desc limit :limit")
    List<ClosedDay> list(LocalDate before, int limit);

    void save(ClosedDay day);

    @Query("""
            insert into payout (person_id, day, entry_id, amount_in_cents)
            select cast(person as uuid), :day, cast(entry as uuid), amount
            from unnest(:persons, :entries, :amounts) as new(person, entry, amount)
            """)
    void insertPayouts(LocalDate day, String[] persons, String[] entries, Long[] amounts);

    /** One for each payout of the day. */
    @Query("insert into letter (person_id, day) select person_id, day from payout where day = :day")
    void insertLetters(LocalDate day);

    @Query("""
            select payout.person_id, payout.day, entry_id, amount_in_cents, name, state, problem, sent_at
            from payout join letter using (person_id, day) left join payee on payee.id = person_id
            where day = :day and person_id > :after order by person_id limit :limit
            """)
    List<PayoutView> payouts(LocalDate day, UUID after, int limit);
}

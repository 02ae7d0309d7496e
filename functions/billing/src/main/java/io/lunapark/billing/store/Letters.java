package io.lunapark.billing.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The letters that tell of payouts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Letters extends GenericRepository<PayeeRow, UUID> {

    /** The next one that is due, locked, so that two senders never take the same. */
    @Query("""
            select letter.person_id, letter.day, entry_id, amount_in_cents, tries, name, email, locale
            from letter join payout using (person_id, day) left join payee on payee.id = letter.person_id
            where state = 'WAITING' and next_try_at <= :now order by next_try_at, letter.person_id limit 1
            for update of letter skip locked
            """)
    Optional<LetterRow> lockNext(Instant now);

    @Query("""
            update letter set state = 'SENT', tries = tries + 1, problem = null, sent_at = :now
            where person_id = :personId and day = :day
            """)
    void sent(UUID personId, LocalDate day, Instant now);

    @Query("""
            update letter set state = 'REFUSED', tries = tries + 1, problem = :problem
            where person_id = :personId and day = :day
            """)
    void refused(UUID personId, LocalDate day, String problem);

    @Query("""
            update letter set tries = tries + 1, problem = :problem, next_try_at = :nextTry
            where person_id = :personId and day = :day
            """)
    void later(UUID personId, LocalDate day, String problem, Instant nextTry);
}

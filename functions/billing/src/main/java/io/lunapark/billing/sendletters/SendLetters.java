package io.lunapark.billing.sendletters;

import io.lunapark.billing.EntryKind;
import io.lunapark.billing.LetterProblem;
import io.lunapark.billing.LetterText;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.mail.Letter;
import io.lunapark.billing.mail.Mail;
import io.lunapark.billing.store.Ledger;
import io.lunapark.billing.store.LetterRow;
import io.lunapark.billing.store.Letters;
import io.lunapark.billing.store.Movement;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.context.annotation.Property;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the letters that wait, each with the movements of its day. One that the mail cannot take now is tried again later,
 * and one that it refuses is shown with its payout; the money is not affected.
 */
@UseCase
public class SendLetters implements Job {

    private static final Logger log = LoggerFactory.getLogger(SendLetters.class);

    /** The schedule starts the next one every minute. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(45);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Database database;
    private final Letters letters;
    private final Ledger ledger;
    private final Mail mail;
    private final BillingSettings settings;
    private final Clock clock;
    private final String from;

    SendLetters(
            Database database,
            Letters letters,
            Ledger ledger,
            Mail mail,
            BillingSettings settings,
            Clock clock,
            @Property(name = "lunapark.mail-from") String from) {
        this.database = database;
        this.letters = letters;
        this.ledger = ledger;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
        this.from = from;
    }

    @Override
    public Map<String, Object> run() {
        Instant end = clock.instant().plus(LONGEST_RUN);
        int handled = 0;
        while (clock.instant().isBefore(end) && database.inTransaction(this::sendNext)) {
            handled++;
        }
        return Map.of("letters", handled);
    }

    /** @return whether there was one */
    private boolean sendNext() {
        Instant now = clock.instant();
        Optional<LetterRow> next = letters.lockNext(now);
        next.ifPresent(letter -> send(letter, now));
        return next.isPresent();
    }

    private void send(LetterRow row, Instant now) {
        if (row.email() == null) {
            later(row, LetterProblem.NO_ADDRESS, now);
            return;
        }
        try {
            mail.send(new Letter(row.entryId().toString(), from, row.email(), text(row), now));
            letters.sent(row.personId(), row.day(), now);
        } catch (Mail.Refused e) {
            log.warn("The letter about payout {} was refused: {}", row.entryId(), e.getMessage());
            letters.refused(row.personId(), row.day(), LetterProblem.REJECTED.code());
        } catch (RuntimeException e) {
            log.warn("The letter about payout {} could not be sent", row.entryId(), e);
            later(row, LetterProblem.UNREACHABLE, now);
        }
    }

    private void later(LetterRow row, LetterProblem problem, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(row.tries(), 10));
        letters.later(
                row.personId(),
                row.day(),
                problem.code(),
                now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    private LetterText text(LetterRow row) {
        List<LetterText.Movement> movements = ledger.allOfDay(row.personId(), row.day()).stream()
                .filter(movement -> !movement.id().equals(row.entryId()))
                .map(SendLetters::movement)
                .toList();
        return LetterText.of(
                Optional.ofNullable(row.name()).orElse(""),
                row.day(),
                ledger.opening(row.personId(), row.day()),
                movements,
                row.amountInCents(),
                settings.currency(),
                Locale.forLanguageTag(Optional.ofNullable(row.locale()).orElse("en")));
    }

    private static LetterText.Movement movement(Movement movement) {
        return new LetterText.Movement(
                EntryKind.valueOf(movement.kind()),
                movement.amountInCents(),
                Optional.ofNullable(movement.title()).orElse(""));
    }
}

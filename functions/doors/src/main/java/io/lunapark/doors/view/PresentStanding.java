package io.lunapark.doors.view;

import io.lunapark.doors.DoorsProblem.UserInactive;
import io.lunapark.platform.http.Caller;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.Standing;
import io.lunapark.platform.lambda.Function;
import io.lunapark.platform.store.Database;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Every call about doors is decided by what identity says of the caller now. {@code UnlockDoor} reads the same among its
 * facts, and needs no round trip more.
 */
@Singleton
@Requires(property = "lunapark.system", value = "doors")
@Requires(property = Function.USE_CASE, notEquals = "UnlockDoor")
final class PresentStanding implements Standing {

    private final People people;

    PresentStanding(People people) {
        this.people = people;
    }

    @Override
    public Caller now(Caller caller) {
        Optional<Person> known = people.find(UUID.fromString(caller.userId()));
        if (Database.PRIMING.isBound()) {
            return caller; // a priming request: its user does not exist, only the read had to run
        }
        Person person = known.filter(Person::active).orElseThrow(() -> new ProblemException(new UserInactive()));
        return new Caller(caller.userId(), caller.name(), person.knownRoles(), caller.sessionId());
    }
}

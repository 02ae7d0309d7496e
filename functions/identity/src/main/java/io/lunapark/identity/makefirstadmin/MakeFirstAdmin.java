package io.lunapark.identity.makefirstadmin;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.Password;
import io.lunapark.identity.User;
import io.lunapark.identity.password.PasswordHashes;
import io.lunapark.identity.store.Users;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Role;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.Publisher;
import io.lunapark.platform.event.StoredEvent;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the one admin whom no admin has made, while there is no user at all. The password was made with the deployment. */
@UseCase
public class MakeFirstAdmin implements Job {

    private final Database database;
    private final Users users;
    private final PasswordHashes hashes;
    private final Outbox outbox;
    private final Publisher publisher;
    private final Secrets secrets;
    private final Ids ids;
    private final EmailAddress email;
    private final String passwordAddress;

    MakeFirstAdmin(
            Database database,
            Users users,
            PasswordHashes hashes,
            Outbox outbox,
            Publisher publisher,
            Secrets secrets,
            Ids ids,
            @Property(name = "lunapark.first-admin-email") String email,
            @Property(name = "lunapark.first-admin-password") String passwordAddress) {
        this.database = database;
        this.users = users;
        this.hashes = hashes;
        this.outbox = outbox;
        this.publisher = publisher;
        this.secrets = secrets;
        this.ids = ids;
        this.email = new EmailAddress(email);
        this.passwordAddress = passwordAddress;
    }

    @Override
    public Map<String, Object> run() {
        if (!database.withConnection(users::isEmpty)) {
            return Map.of("made", false);
        }
        String password = secrets.read(passwordAddress)
                .orElseThrow(() -> new IllegalStateException("The password of the first admin was not made yet"));
        String hash = hashes.hash(new Password(password));
        List<StoredEvent> events = database.inTransaction(() -> make(hash));
        publisher.publish(events);
        return Map.of("made", true);
    }

    private List<StoredEvent> make(String hash) {
        Decision<User> made = User.register(ids.next(), email, "Administrator", Set.of(Role.ADMIN), "en")
                .then(user -> users.insert(user, Optional.of(hash)));
        return switch (made) {
            case Decision.Accepted<User> accepted -> outbox.store(Origin.ofJob(), accepted.events());
            case Decision.Refused<User> refused -> throw new ProblemException(refused.problem());
        };
    }
}

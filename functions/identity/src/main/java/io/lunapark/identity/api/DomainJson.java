package io.lunapark.identity.api;

import io.lunapark.identity.User;
import io.lunapark.identity.UserEvent.UserActivated;
import io.lunapark.identity.UserEvent.UserDeactivated;
import io.lunapark.identity.UserEvent.UserRegistered;
import io.lunapark.identity.UserEvent.UserRolesChanged;
import io.micronaut.serde.annotation.SerdeImport;

/** The records of the domain that go into events; the domain itself knows nothing of JSON. */
@SerdeImport(User.class)
@SerdeImport(UserRegistered.class)
@SerdeImport(UserRolesChanged.class)
@SerdeImport(UserDeactivated.class)
@SerdeImport(UserActivated.class)
final class DomainJson {
    private DomainJson() {}
}

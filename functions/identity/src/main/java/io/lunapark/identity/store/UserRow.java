package io.lunapark.identity.store;

import io.lunapark.identity.User;
import io.lunapark.identity.store.Users.Account;
import io.lunapark.kernel.Role;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param passwordHash null until an invitation is accepted */
@MappedEntity("users")
record UserRow(
        @Id UUID id,
        String email,
        String name,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> roles,
        String locale,
        boolean active,
        long version,
        @Nullable String passwordHash) {

    User user() {
        Set<Role> known = EnumSet.noneOf(Role.class);
        roles.forEach(name -> known.add(Role.of(name).orElseThrow()));
        return new User(id, email, name, known, locale, active, version);
    }

    Account account() {
        return new Account(user(), Optional.ofNullable(passwordHash));
    }
}

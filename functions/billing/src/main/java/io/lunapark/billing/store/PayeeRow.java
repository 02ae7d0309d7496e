package io.lunapark.billing.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * What identity said of a person last.
 *
 * @param version of the user, as identity counts it
 */
@MappedEntity("payee")
public record PayeeRow(@Id UUID id, String name, String email, String locale, long version) {}

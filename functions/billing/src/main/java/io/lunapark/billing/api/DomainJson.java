package io.lunapark.billing.api;

import io.lunapark.billing.EntryRecorded;
import io.micronaut.serde.annotation.SerdeImport;

/** The records of the domain that go into events; the domain itself knows nothing of JSON. */
@SerdeImport(EntryRecorded.class)
final class DomainJson {
    private DomainJson() {}
}

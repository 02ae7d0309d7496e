package io.lunapark.tasks.api;

import io.lunapark.tasks.TaskEvent.TaskAdded;
import io.lunapark.tasks.TaskEvent.TaskAssigned;
import io.lunapark.tasks.TaskEvent.TaskCompleted;
import io.micronaut.serde.annotation.SerdeImport;

/** The records of the domain that go into events; the domain itself knows nothing of JSON. */
@SerdeImport(TaskAdded.class)
@SerdeImport(TaskAssigned.class)
@SerdeImport(TaskCompleted.class)
final class DomainJson {
    private DomainJson() {}
}

package io.lunapark.cars.api;

import io.lunapark.cars.Breaker;
import io.lunapark.cars.CarRecord;
import io.lunapark.cars.FailOverEvent;
import io.micronaut.serde.annotation.SerdeImport;

/** The records of the domain that go into messages and answers; the domain itself knows nothing of JSON. */
@SerdeImport(CarRecord.class)
@SerdeImport(Breaker.State.class)
@SerdeImport(Breaker.Mode.class)
@SerdeImport(FailOverEvent.class)
@SerdeImport(FailOverEvent.Name.class)
final class DomainJson {
    private DomainJson() {}
}

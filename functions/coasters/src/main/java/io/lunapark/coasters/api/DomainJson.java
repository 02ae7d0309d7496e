package io.lunapark.coasters.api;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterEvent.AlertAcknowledged;
import io.lunapark.coasters.CoasterEvent.CoasterChanged;
import io.lunapark.coasters.CoasterEvent.CoasterRegistered;
import io.lunapark.coasters.CoasterEvent.CoasterRemoved;
import io.lunapark.coasters.CoasterEvent.WagonAdded;
import io.lunapark.coasters.CoasterEvent.WagonChanged;
import io.lunapark.coasters.CoasterEvent.WagonRemoved;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.CoasterSettings;
import io.lunapark.coasters.ParkTotals;
import io.lunapark.coasters.Plan;
import io.lunapark.coasters.PlanProblem;
import io.lunapark.coasters.ProblemKind;
import io.lunapark.coasters.Severity;
import io.lunapark.coasters.Timetable;
import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.WagonNumber;
import io.lunapark.coasters.sites.CoasterValue;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.coasters.sites.Settled;
import io.lunapark.coasters.sites.SiteName;
import io.lunapark.coasters.sites.WagonValue;
import io.lunapark.platform.json.TextSerde;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.serde.Serde;
import io.micronaut.serde.annotation.SerdeImport;
import jakarta.inject.Singleton;

/** The records of the domain that go into events and views; the domain itself knows nothing of JSON. */
@SerdeImport(Coaster.class)
@SerdeImport(Wagon.class)
@SerdeImport(Alert.class)
@SerdeImport(Plan.class)
@SerdeImport(Plan.Wagons.class)
@SerdeImport(Plan.Staff.class)
@SerdeImport(Plan.Clients.class)
@SerdeImport(Plan.WagonRides.class)
@SerdeImport(PlanProblem.class)
@SerdeImport(ParkTotals.class)
@SerdeImport(Timetable.Ride.class)
@SerdeImport(CoasterRegistered.class)
@SerdeImport(CoasterChanged.class)
@SerdeImport(CoasterRemoved.class)
@SerdeImport(WagonAdded.class)
@SerdeImport(WagonChanged.class)
@SerdeImport(WagonRemoved.class)
@SerdeImport(AlertAcknowledged.class)
@SerdeImport(CoasterSettings.class)
@SerdeImport(Edit.class)
@SerdeImport(CoasterValue.class)
@SerdeImport(WagonValue.class)
@SerdeImport(Settled.class)
@Factory
final class DomainJson {

    @Singleton
    @Primary
    Serde<CoasterNumber> coasterNumbers() {
        return new TextSerde<>(CoasterNumber::parse);
    }

    @Singleton
    @Primary
    Serde<WagonNumber> wagonNumbers() {
        return new TextSerde<>(WagonNumber::parse);
    }

    @Singleton
    @Primary
    Serde<SiteName> siteNames() {
        return new TextSerde<>(SiteName::new);
    }

    @Singleton
    @Primary
    Serde<ProblemKind> problemKinds() {
        return new TextSerde<>(ProblemKind::of);
    }

    @Singleton
    @Primary
    Serde<Severity> severities() {
        return new TextSerde<>(Severity::of);
    }
}

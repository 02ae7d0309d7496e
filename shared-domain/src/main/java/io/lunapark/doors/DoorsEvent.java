package io.lunapark.doors;

import io.lunapark.kernel.DomainEvent;

/** Everything that happens here. Exactly one event happens per version of its subject. */
public sealed interface DoorsEvent extends DomainEvent
        permits BuildingEvent, DoorEvent, HolderEvent, GroupEvent, RequestEvent {}

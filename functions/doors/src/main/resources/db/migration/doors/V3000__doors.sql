-- Buildings with their doors, and who may open them. Each rule of the domain that can be said in SQL stands here once
-- more, under a name. Whoever locks several rows does it in this order: request, group, doors by id, people by id.

create table building (
    id       uuid     primary key,
    name     text     not null,
    locked   boolean  not null,
    version  bigint   not null,
    constraint building_name_length      check (char_length(name) between 4 and 20),
    constraint building_version_positive check (version > 0)
);

create unique index building_name_once on building (lower(name));

create table door (
    id          uuid     primary key,
    building_id uuid     not null references building (id),
    -- its place in the building, from 1
    place       integer  not null,
    name        text     not null,
    level       text     not null,
    version     bigint   not null,
    constraint door_place_once       unique (building_id, place),
    constraint door_name_length      check (char_length(name) between 1 and 50),
    constraint door_level_known      check (level in ('low', 'high')),
    constraint door_version_positive check (version > 0)
);

create unique index door_name_once on door (building_id, lower(name));

-- A person who was ever granted anything: the row is the lock for all that this person holds.
create table holder (
    user_id  uuid    primary key,
    version  bigint  not null,
    constraint holder_version_range check (version >= 0)
);

create table membership (
    user_id     uuid  not null references holder (user_id),
    building_id uuid  not null references building (id),
    level       text  not null,
    valid_until timestamptz,
    constraint membership_once        primary key (user_id, building_id),
    constraint membership_level_known check (level in ('low', 'high'))
);

create table guest_pass (
    id           uuid         primary key,
    user_id      uuid         not null references holder (user_id),
    door_ids     uuid[]       not null,
    valid_from   timestamptz  not null,
    valid_until  timestamptz  not null,
    max_uses     integer      not null,
    withdrawn_at timestamptz,
    constraint guest_pass_doors_some check (cardinality(door_ids) between 1 and 20),
    constraint guest_pass_window     check (valid_from < valid_until),
    constraint guest_pass_uses_range check (max_uses between 1 and 1000)
);

create index guest_pass_of on guest_pass (user_id) where withdrawn_at is null;

-- These people at these doors; a schedule, as JSON, says when.
create table door_group (
    id         uuid     primary key,
    name       text     not null,
    schedule   jsonb,
    version    bigint   not null,
    removed_at timestamptz,
    constraint door_group_name_length      check (char_length(name) between 1 and 50),
    constraint door_group_version_positive check (version > 0)
);

create unique index door_group_name_once on door_group (lower(name)) where removed_at is null;

-- Who has left stays here for a while: a change that is repeated shows them once more without the group.
create table group_door (
    group_id uuid not null references door_group (id),
    door_id  uuid not null references door (id),
    left_at  timestamptz,
    constraint group_door_once primary key (group_id, door_id)
);

create index group_door_of on group_door (door_id) where left_at is null;

create table group_person (
    group_id uuid not null references door_group (id),
    user_id  uuid not null references holder (user_id),
    left_at  timestamptz,
    constraint group_person_once primary key (group_id, user_id)
);

create index group_person_of on group_person (user_id) where left_at is null;

-- Somebody asks to become a member, or as a member for the high level.
create table permission_request (
    id           uuid         primary key,
    kind         text         not null,
    building_id  uuid         not null references building (id),
    user_id      uuid         not null,
    state        text         not null,
    reason       text,
    requested_at timestamptz  not null,
    decided_by   uuid,
    decided_at   timestamptz,
    version      bigint       not null,
    constraint permission_request_kind_known    check (kind in ('join', 'access')),
    constraint permission_request_state_known   check (state in ('open', 'accepted', 'rejected')),
    constraint permission_request_decided       check ((state = 'open') = (decided_at is null)),
    constraint permission_request_reason_length check (char_length(reason) between 1 and 200)
);

-- However many ask at once, one request is open.
create unique index permission_request_open_once on permission_request (kind, building_id, user_id) where state = 'open';

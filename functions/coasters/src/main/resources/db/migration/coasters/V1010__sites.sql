-- What computers of the park tell each other: edits in the order of the centre, and how far this computer is.

-- This computer. Its row is also the lock for the order of the centre.
create table node (
    only_one    boolean     primary key default true,
    name        text        not null,
    -- at a site: how far it has read in the order of the centre, and how far that went when it was last asked
    position    bigint      not null default 0,
    end_position bigint     not null default 0,
    -- at the centre: the last place that was given
    last_place  bigint      not null default 0,
    joined_at   timestamptz,
    synced_at   timestamptz,
    failed_at   timestamptz,
    failure     text,
    constraint node_only_one  check (only_one),
    constraint node_positions check (position >= 0 and end_position >= position and last_place >= 0)
);

create table edit (
    id         uuid    primary key,
    stored     bigint  generated always as identity,
    place      bigint,
    site       text    not null,
    coaster_id uuid    not null,
    part_id    uuid    not null,
    removal    boolean not null,
    outcome    text    not null,
    against    uuid,
    resolves   uuid,
    content    jsonb   not null,
    constraint edit_place_once    unique (place),
    constraint edit_place_counts  check (place > 0),
    constraint edit_outcome_known check (outcome in ('PENDING', 'APPLIED', 'LOST', 'SUPERSEDED', 'REAPPLIED')),
    constraint edit_pending_has_no_place check (outcome <> 'PENDING' or place is null)
);

create index edit_of_coaster on edit (coaster_id, place nulls last, stored);
create index edit_of_part on edit (part_id, place) where outcome = 'APPLIED';
create index edit_without_place on edit (stored) where place is null;
create index edit_lost on edit (place) where outcome = 'LOST';

-- At the centre: which account is the computer of which site, and what it has last said.
create table site (
    name     text        primary key,
    user_id  text        not null,
    position bigint      not null default 0,
    unsent   bigint      not null default 0,
    seen_at  timestamptz not null,
    constraint site_account_once unique (user_id)
);

-- What was registered before sites were known belongs to the centre.
insert into node (name) select 'centre' where exists (select from coaster);

insert into edit (id, site, coaster_id, part_id, removal, outcome, content)
select made.id, 'centre', made.coaster_id, made.coaster_id, false, 'APPLIED', jsonb_build_object(
    'id', made.id, 'site', 'centre', 'coasterId', made.coaster_id, 'seen', 0, 'removal', false,
    'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'coaster', jsonb_build_object(
        'number', 'A' || made.number, 'owner', 'centre', 'trackLengthM', made.track_length_m,
        'settings', jsonb_strip_nulls(jsonb_build_object(
            'name', made.name, 'staff', made.staff, 'dailyClients', made.daily_clients,
            'opensAt', to_char(made.opens_at, 'HH24:MI'), 'closesAt', to_char(made.closes_at, 'HH24:MI'),
            'minHeadwaySeconds', made.min_headway_seconds))))
from (select gen_random_uuid() as id, coaster.id as coaster_id, number, name, staff, daily_clients, track_length_m, opens_at,
          closes_at, min_headway_seconds
      from coaster where removed_at is null order by coaster.id) made;

insert into edit (id, site, coaster_id, part_id, removal, outcome, content)
select made.id, 'centre', made.coaster_id, made.wagon_id, false, 'APPLIED', jsonb_build_object(
    'id', made.id, 'site', 'centre', 'coasterId', made.coaster_id, 'wagonId', made.wagon_id, 'seen', 0, 'removal', false,
    'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'wagon', jsonb_build_object('number', 'W' || made.number, 'seats', made.seats, 'speedMps', made.speed_mps))
from (select gen_random_uuid() as id, wagon.coaster_id, wagon.id as wagon_id, wagon.number, seats, speed_mps
      from wagon join coaster on coaster.id = wagon.coaster_id where removed_at is null order by wagon.id) made;

-- Wagons of one coaster may change their numbers with each other in one transaction.
alter table wagon drop constraint wagon_number_once;
alter table wagon add constraint wagon_number_once unique (coaster_id, number) deferrable initially deferred;

-- The health call counts what is not sent and how far this computer is behind.
create view node_health as
select name, position, end_position, joined_at, synced_at, failed_at,
    (select count(*) from edit where outcome = 'PENDING') as unsent
from node;

do $$ begin
    if exists (select from pg_roles where rolname = 'lunapark_health') then
        grant select on node_health to lunapark_health;
    end if;
    -- Numbers that another computer has given are not given again here.
    if exists (select from pg_roles where rolname = 'lunapark_coasters') then
        grant select, update on sequence coaster_number to lunapark_coasters;
    end if;
end $$;

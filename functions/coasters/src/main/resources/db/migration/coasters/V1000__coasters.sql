-- Roller coasters, their wagons and the alerts about them. Each rule of the domain that can be said in SQL stands here
-- once more, under a name.

-- A1, A2, …: a sequence never gives a number twice, whatever is removed or rolled back.
create sequence coaster_number;

create table coaster (
    id                   uuid          primary key,
    number               bigint        not null,
    name                 text,
    staff                integer       not null,
    daily_clients        integer       not null,
    track_length_m       numeric(9, 3) not null,
    opens_at             time          not null,
    closes_at            time          not null,
    min_headway_seconds  integer       not null,
    version              bigint        not null,
    next_wagon_number    integer       not null,
    removed_at           timestamptz,
    constraint coaster_number_once       unique (number),
    constraint coaster_name_length       check (char_length(name) between 1 and 100),
    constraint coaster_staff_range       check (staff between 0 and 10000),
    constraint coaster_clients_range     check (daily_clients between 0 and 1000000),
    constraint coaster_track_range       check (track_length_m > 0 and track_length_m <= 100000),
    constraint coaster_headway_range     check (min_headway_seconds between 0 and 3600),
    constraint coaster_version_positive  check (version > 0)
);

create table wagon (
    id         uuid          primary key,
    coaster_id uuid          not null references coaster (id),
    number     integer       not null,
    seats      integer       not null,
    speed_mps  numeric(6, 3) not null,
    version    bigint        not null,
    constraint wagon_number_once  unique (coaster_id, number),
    constraint wagon_seats_range  check (seats between 1 and 1000),
    constraint wagon_speed_range  check (speed_mps > 0 and speed_mps <= 100)
);

create table alert (
    id               uuid        primary key,
    coaster_id       uuid        not null references coaster (id),
    code             text        not null,
    severity         text        not null,
    wagons           bigint,
    staff            bigint,
    capacity         bigint,
    staffed_capacity bigint,
    opened_at        timestamptz not null,
    acknowledged_at  timestamptz,
    resolved_at      timestamptz
);

-- A coaster has at most one open alert of a kind.
create unique index alert_open_once on alert (coaster_id, code) where resolved_at is null;

-- The length of a track is fixed once it is built.
create function keep_track_length() returns trigger language plpgsql as $$
begin
    raise exception 'track length of coaster % is fixed', old.id using errcode = 'check_violation', constraint = 'coaster_track_fixed';
end
$$;

create trigger coaster_track_fixed before update of track_length_m on coaster
    for each row when (new.track_length_m <> old.track_length_m) execute function keep_track_length();

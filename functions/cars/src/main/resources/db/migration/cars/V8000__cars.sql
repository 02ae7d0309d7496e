-- Cars, the fallback of their intake queue, quarantine, and what is counted. Each rule of the domain that can be said in SQL
-- stands here once more, under a name. Who locks rows of several tables does it in this order: epoch, cars, figures, tally.

-- Grows with each clean-up: what was sent before belongs to an earlier epoch and is dropped where it arrives.
create table intake_epoch (
    only_one boolean primary key default true,
    epoch    bigint  not null default 1,
    constraint intake_epoch_only_one check (only_one)
);

insert into intake_epoch default values;

-- The id decides what is the same record. A car that was removed keeps its row, so that a late copy does not bring it back.
create table car (
    id               uuid        primary key,
    normalized_make  text        not null,
    normalized_model text        not null,
    year             integer     not null,
    price            integer     not null,
    location         text        not null,
    source           text        not null,
    sequence         bigint      not null,
    generated_at     timestamptz not null,
    version          bigint      not null default 1,
    removed_at       timestamptz,
    constraint car_make_length       check (char_length(normalized_make) between 1 and 60),
    constraint car_model_length      check (char_length(normalized_model) between 1 and 60),
    constraint car_year_range        check (year between 2000 and 2024),
    constraint car_price_range       check (price between 3000 and 80000),
    constraint car_location_length   check (char_length(location) between 1 and 60),
    constraint car_source_length     check (char_length(source) between 1 and 40),
    constraint car_sequence_positive check (sequence > 0),
    constraint car_version_positive  check (version > 0)
);

-- Filters of the list, each in the order of the ids; and the lowest and highest price without counting.
create index car_by_model    on car (normalized_model, id) where removed_at is null;
create index car_by_make     on car (normalized_make, id)  where removed_at is null;
create index car_by_location on car (location, id)         where removed_at is null;
create index car_by_year     on car (year, id)             where removed_at is null;
create index car_by_price    on car (price)                where removed_at is null;

-- Kept in the transaction that stores the cars. Several rows for a model, so that consumers do not wait for each other:
-- its figures are their sums, and one row alone may be below zero.
create table car_figures (
    normalized_make  text     not null,
    normalized_model text     not null,
    slot             smallint not null,
    count            bigint   not null,
    total            bigint   not null,
    constraint car_figures_once primary key (normalized_make, normalized_model, slot),
    constraint car_figures_slot check (slot between 0 and 7)
);

-- How many records went which way since the last clean-up, in the transactions in which they went. Sums over the slots.
create table intake_tally (
    slot             smallint primary key,
    stored           bigint   not null default 0,
    stored_generated bigint   not null default 0,
    removed          bigint   not null default 0,
    fell_back        bigint   not null default 0,
    resubmitted      bigint   not null default 0,
    moved            bigint   not null default 0,
    gave_up          bigint   not null default 0,
    constraint intake_tally_slot check (slot between 0 and 7)
);

insert into intake_tally (slot) select generate_series(0, 7);

-- Cars stored in ten seconds.
create table intake_rate (
    begins_at timestamptz not null,
    slot      smallint    not null,
    stored    bigint      not null,
    constraint intake_rate_once primary key (begins_at, slot)
);

-- Records that were acknowledged while the queue was out of reach, or that were repaired. The id of a record is here once.
create table pending_cars (
    id         uuid        primary key,
    record     text        not null,
    generated  boolean     not null,
    stored_at  timestamptz not null default now(),
    attempts   integer     not null default 0,
    claimed_by uuid,
    claimed_at timestamptz,
    constraint pending_cars_attempts    check (attempts between 0 and 5),
    constraint pending_cars_claim_whole check ((claimed_by is null) = (claimed_at is null))
);

create index pending_cars_waiting on pending_cars (stored_at) where claimed_by is null;
create index pending_cars_claimed on pending_cars (claimed_at) where claimed_by is not null;

-- The id is that of the record; of what cannot be read, one that follows from its text: it is here once, however often it comes.
create table quarantined_car (
    id             uuid        primary key,
    record         text        not null,
    generated      boolean     not null,
    reason         text        not null,
    quarantined_at timestamptz not null default now(),
    constraint quarantined_car_reason_known
        check (reason in ('unknown-make', 'unknown-model', 'unreadable', 'too-many-attempts'))
);

-- The circuit breaker around the queue: one row, which all instances share.
create table breaker (
    only_one boolean     primary key default true,
    state    text        not null default 'CLOSED',
    term     bigint      not null default 0,
    failures integer     not null default 0,
    until    timestamptz not null default to_timestamp(0),
    constraint breaker_only_one check (only_one),
    constraint breaker_state    check (state in ('CLOSED', 'OPEN', 'HALF_OPEN')),
    constraint breaker_term     check (term >= 0),
    -- Five failures in a row open it.
    constraint breaker_failures check (failures between 0 and 4)
);

insert into breaker default values;

-- Its history. A term begins once, so there cannot be two probes in one.
create table breaker_change (
    term       bigint      primary key,
    state      text        not null,
    changed_at timestamptz not null,
    constraint breaker_change_state check (state in ('CLOSED', 'OPEN', 'HALF_OPEN'))
);

-- What the log of the fail-over has. "total" is how many records went that way until then, of all since the clean-up: the
-- records of an event are the difference to the one before, so that they add up.
create table failover_event (
    id       bigint      generated always as identity primary key,
    name     text        not null,
    at       timestamptz not null,
    records  bigint      not null,
    millis   bigint      not null,
    total    bigint      not null,
    constraint failover_event_name check (name in ('MASTER_FAILURE_DETECTED', 'STATE_TRANSITION_TO_FALLBACK',
        'STATE_TRANSITION_TO_QUEUE', 'RECOVERY_STARTED', 'RECOVERY_COMPLETED'))
);

-- Runs of the generator. What is due follows from the clock, so only what was sent is kept; the goal of a run that has
-- ended is what was due then.
create table generator_run (
    id              uuid        primary key,
    seed            bigint      not null,
    started_at      timestamptz not null,
    rate_per_minute integer     not null,
    sent            bigint      not null default 0,
    ended_at        timestamptz,
    goal            bigint,
    constraint generator_run_rate     check (rate_per_minute between 1 and 200000),
    constraint generator_run_sent     check (sent >= 0),
    constraint generator_run_end      check ((ended_at is null) = (goal is null)),
    constraint generator_run_goal     check (sent <= goal)
);

create unique index generator_run_one on generator_run ((true)) where ended_at is null;

-- The parameter that the generator has followed: another one of a later deployment replaces the present rate once.
create table generator_parameter (
    only_one        boolean primary key default true,
    rate_per_minute integer not null default 0,
    constraint generator_parameter_only_one check (only_one)
);

insert into generator_parameter default values;

-- The clean-up empties tables of ten million rows, which takes too long row by row.
grant truncate on car, car_figures, intake_rate, pending_cars, quarantined_car, failover_event, generator_run
    to lunapark_cars;

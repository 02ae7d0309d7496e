-- Movies, rooms, sessions, and who has which seat. Each rule of the domain that can be said in SQL stands here once more,
-- under a name. Whoever locks several rows does it in this order: session, seats by id, reservations by id, tickets by id.
-- To reserve, nothing is locked but the seats: there is no row that all callers of a session need.

create extension if not exists btree_gist;

create table movie (
    id               uuid    primary key,
    title            text    not null,
    description      text    not null,
    duration_minutes integer not null,
    constraint movie_title_length       check (char_length(title) between 1 and 128),
    constraint movie_description_length check (char_length(description) <= 255),
    constraint movie_duration_range     check (duration_minutes between 1 and 1440)
);

create table room (
    id   uuid primary key,
    name text not null,
    constraint room_name_length check (char_length(name) between 1 and 50)
);

create unique index room_name_once on room (lower(name));

create table room_seat (
    id        uuid    primary key,
    room_id   uuid    not null references room (id),
    row_label text    not null,
    col       integer not null,
    kind      text    not null,
    zone      text,
    constraint room_seat_once       unique (room_id, row_label, col),
    constraint room_seat_row_length check (char_length(row_label) between 1 and 10),
    constraint room_seat_col_range  check (col between 1 and 100),
    constraint room_seat_kind_known check (kind in ('standard', 'accessible', 'companion'))
);

create table session (
    id                  uuid        primary key,
    movie_id            uuid        not null references movie (id),
    movie_title         text        not null,
    room_id             uuid        not null references room (id),
    room_name           text        not null,
    starts_at           timestamptz not null,
    -- with the running time and the cleaning
    room_free_at        timestamptz not null,
    duration_minutes    integer     not null,
    price_in_cents      bigint      not null,
    currency            text        not null,
    hold_seconds        integer     not null,
    zone_names          text[]      not null,
    zone_prices         bigint[]    not null,
    admitted_per_second integer,
    seats               integer     not null,
    status              text        not null,
    version             bigint      not null,
    constraint session_price_range      check (price_in_cents between 0 and 10000000),
    constraint session_zone_price_range check (cardinality(zone_names) = cardinality(zone_prices) and 0 <= all (zone_prices)),
    constraint session_currency_form    check (currency ~ '^[A-Z]{3}$'),
    constraint session_hold_range       check (hold_seconds between 1 and 3600),
    constraint session_admission_range  check (admitted_per_second between 1 and 1000),
    constraint session_seats_range      check (seats between 16 and 2000),
    constraint session_status_known     check (status in ('scheduled', 'cancelled')),
    constraint session_version_positive check (version > 0),
    -- One session at a time in a room, cleaning included.
    constraint session_room_once exclude using gist (room_id with =, tstzrange(starts_at, room_free_at) with &&)
        where (status = 'scheduled')
);

-- A seat of a session, and in whose name it is. No changing column is in an index, so that a change stays on its page.
create table session_seat (
    id             uuid    primary key,
    session_id     uuid    not null references session (id),
    place          integer not null,
    row_label      text    not null,
    col            integer not null,
    kind           text    not null,
    zone           text,
    status         text    not null default 'available',
    reservation_id uuid,
    held_until     timestamptz,
    version        bigint  not null default 0,
    constraint session_seat_place_once   unique (session_id, place),
    constraint session_seat_once         unique (session_id, row_label, col),
    constraint session_seat_status_known check (status in ('available', 'held', 'sold', 'blocked')),
    constraint session_seat_owner        check ((status in ('held', 'sold')) = (reservation_id is not null)),
    constraint session_seat_held_until   check ((status = 'held') = (held_until is not null))
) with (fillfactor = 70);

-- No reference to the session: checking it would lock the session's row for every reservation.
create table reservation (
    id             uuid        primary key,
    session_id     uuid        not null,
    user_id        uuid        not null,
    total_in_cents bigint      not null,
    currency       text        not null,
    status         text        not null,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    sale_id        uuid,
    sold_at        timestamptz,
    version        bigint      not null,
    constraint reservation_sale_once    unique (sale_id),
    constraint reservation_status_known check (status in ('pending', 'sold', 'expired', 'cancelled', 'refunded')),
    constraint reservation_sold         check ((status in ('sold', 'refunded')) = (sale_id is not null)),
    constraint reservation_sold_at      check ((sale_id is null) = (sold_at is null))
);

create index reservation_of_user on reservation (user_id, id);
create index reservation_of_session on reservation (session_id, created_at);
create index reservation_overdue on reservation (expires_at) where status = 'pending';

-- The seats of a reservation, with the price that they were reserved for.
create table reservation_seat (
    reservation_id  uuid   not null references reservation (id),
    session_seat_id uuid   not null references session_seat (id),
    price_in_cents  bigint not null,
    state           text   not null,
    constraint reservation_seat_once        primary key (reservation_id, session_seat_id),
    constraint reservation_seat_price_range check (price_in_cents between 0 and 10000000),
    constraint reservation_seat_state_known check (state in ('held', 'sold', 'released', 'refunded'))
);

-- Whatever code does: a seat of a session is in one active hold at most, and in one sale at most, and never in both.
create unique index seat_owner_once on reservation_seat (session_seat_id) where state in ('held', 'sold');

create table payment (
    id                uuid        primary key,
    reservation_id    uuid        not null references reservation (id),
    user_id           uuid        not null,
    amount_in_cents   bigint      not null,
    refunded_in_cents bigint      not null,
    currency          text        not null,
    status            text        not null,
    reason            text,
    created_at        timestamptz not null,
    confirmed_at      timestamptz,
    version           bigint      not null,
    constraint payment_of_reservation_once unique (reservation_id),
    constraint payment_amount_positive     check (amount_in_cents >= 0),
    constraint payment_refund_range        check (refunded_in_cents between 0 and amount_in_cents),
    constraint payment_status_known        check (status in ('PENDING', 'APPROVED', 'EXPIRED', 'REFUNDED')),
    constraint payment_refunded_whole      check (status <> 'REFUNDED' or refunded_in_cents = amount_in_cents),
    constraint payment_nothing_to_refund   check (status in ('APPROVED', 'REFUNDED') or refunded_in_cents = 0)
);

create index payment_of_user on payment (user_id, id);

-- What the payment provider has told us, each message once.
create table provider_event (
    id          text        primary key,
    payment_id  uuid        not null,
    received_at timestamptz not null default now(),
    constraint provider_event_id_length check (char_length(id) between 1 and 255)
);

create table ticket (
    id              uuid        primary key,
    reservation_id  uuid        not null references reservation (id),
    session_seat_id uuid        not null references session_seat (id),
    starts_at       timestamptz not null,
    issued_at       timestamptz not null,
    refunded_at     timestamptz,
    checked_in_at   timestamptz,
    entrance        text,
    version         bigint      not null,
    constraint ticket_check_in    check ((checked_in_at is null) = (entrance is null)),
    constraint ticket_one_outcome check (refunded_at is null or checked_in_at is null)
);

create index ticket_of_reservation on ticket (reservation_id);
create unique index ticket_of_seat_once on ticket (session_seat_id) where refunded_at is null;

-- Who wants seats of a session that has too few, in the order in which they came.
create table waiting (
    id             uuid        primary key,
    session_id     uuid        not null references session (id),
    user_id        uuid        not null,
    seats          integer     not null,
    reservation_id uuid,
    joined_at      timestamptz not null,
    constraint waiting_seats_range check (seats between 1 and 10)
);

create unique index waiting_once on waiting (session_id, user_id) where reservation_id is null;
create index waiting_in_order on waiting (session_id, id) where reservation_id is null;

-- When the next caller of a waiting room may reserve. Only who comes in locks it, not who reserves.
create table waiting_room (
    session_id uuid        primary key references session (id),
    places     bigint      not null,
    next_at    timestamptz not null
);

-- Reservations with their payments, as their owners read them: over the moment their time is, not when it is written down.
create view booking as
    select reservation.id, reservation.session_id, reservation.user_id, reservation.total_in_cents, reservation.currency,
           case when over_now.is_over then 'expired' else reservation.status end as status, reservation.created_at,
           reservation.expires_at, reservation.sale_id, reservation.version, payment.id as payment_id,
           payment.refunded_in_cents, case when over_now.is_over then 'EXPIRED' else payment.status end as payment_status,
           case when over_now.is_over then 'holdOver' else payment.reason end as reason, payment.confirmed_at,
           payment.version as payment_version
    from reservation join payment on payment.reservation_id = reservation.id,
        lateral (select reservation.status = 'pending' and reservation.expires_at <= clock_timestamp() as is_over) over_now;

-- What every system's schema holds besides its own tables.

-- The events of the system, in the transaction that caused them; what was sent stays as the archive.
create table outbox (
    position     bigint generated always as identity primary key,
    subject      text        not null,
    sequence     bigint      not null check (sequence > 0),
    type         text        not null,
    envelope     text        not null,
    stored_at    timestamptz not null default now(),
    published_at timestamptz,
    -- Two writers can never give a subject the same next version.
    constraint outbox_subject_sequence unique (subject, sequence)
);

create index outbox_waiting on outbox (position) where published_at is null;

-- Answers kept for 24 h, so that a repeated request gets the same one again.
create table idempotency (
    user_id    text        not null,
    route      text        not null,
    key        text        not null check (length(key) between 1 and 255),
    body_hash  bytea       not null,
    status     integer     not null,
    headers    text        not null,
    body       text        not null,
    created_at timestamptz not null default now(),
    primary key (user_id, route, key)
);

create index idempotency_age on idempotency (created_at);

-- Of a system whose effects of other systems' events are in Postgres: the events that came, each once.
create table inbox (
    event_id    uuid primary key,
    subject     text        not null,
    sequence    bigint      not null check (sequence > 0),
    envelope    text        not null,
    received_at timestamptz not null default now(),
    -- Null while it waits for an event that it stands on; set in the transaction of its effect.
    applied_at  timestamptz
);

create index inbox_waiting on inbox (subject, sequence) where applied_at is null;

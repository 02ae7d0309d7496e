-- What the history of all doors was, sealed piece by piece: docs/decisions/0022. A row is only ever added, and only
-- behind the last one: each names number, hash and end of the one before it.

create table checkpoint (
    number          bigint       primary key,
    previous        text,
    previous_number bigint       generated always as (nullif(number - 1, 0)) stored,
    sealed_from     timestamptz  not null,
    sealed_until    timestamptz  not null,
    entries         bigint       not null,
    -- those that had entries: [{"door", "entries", "root"}]
    doors           jsonb        not null,
    root            text         not null,
    hash            text         not null,
    signature       text         not null,
    constraint checkpoint_number_positive check (number > 0),
    constraint checkpoint_window          check (sealed_from < sealed_until),
    constraint checkpoint_entries_range   check (entries >= 0),
    constraint checkpoint_first           check ((number = 1) = (previous is null)),
    constraint checkpoint_as_named        unique (number, hash, sealed_until),
    constraint checkpoint_follows         foreign key (previous_number, previous, sealed_from)
                                          references checkpoint (number, hash, sealed_until)
);

create index checkpoint_from on checkpoint (sealed_from);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what is sealed is never changed nor removed' using errcode = 'restrict_violation';
end
$$;

create trigger checkpoint_stays before update or delete or truncate on checkpoint
    for each statement execute function refuse_change();

-- The log of commands is sealed as the history of the doors is, in a chain of its own; see V3001 and docs/decisions/0022.

create table command_checkpoint (
    number          bigint       primary key,
    previous        text,
    previous_number bigint       generated always as (nullif(number - 1, 0)) stored,
    sealed_from     timestamptz  not null,
    sealed_until    timestamptz  not null,
    entries         bigint       not null,
    -- days with entries: [{"door", "entries", "root"}], where a day stands for a door
    doors           jsonb        not null,
    root            text         not null,
    hash            text         not null,
    signature       text         not null,
    constraint command_checkpoint_number_positive check (number > 0),
    constraint command_checkpoint_window          check (sealed_from < sealed_until),
    constraint command_checkpoint_entries_range   check (entries >= 0),
    constraint command_checkpoint_first           check ((number = 1) = (previous is null)),
    constraint command_checkpoint_as_named        unique (number, hash, sealed_until),
    constraint command_checkpoint_follows         foreign key (previous_number, previous, sealed_from)
                                                  references command_checkpoint (number, hash, sealed_until)
);

create index command_checkpoint_from on command_checkpoint (sealed_from);

create trigger command_checkpoint_stays before update or delete or truncate on command_checkpoint
    for each statement execute function refuse_change();

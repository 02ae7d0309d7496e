-- The entries of the ledger, as its events tell them: each once, in whatever order they come.
create table entry (
    id              uuid    primary key,
    kind            text    not null,
    person_id       uuid    not null,
    amount_in_cents bigint  not null,
    day             date    not null,
    task_id         uuid,
    title           text,
    jira_id         text
);

create index entry_of_person on entry (person_id) include (amount_in_cents);
create index entry_of_day on entry (day, kind) include (amount_in_cents);

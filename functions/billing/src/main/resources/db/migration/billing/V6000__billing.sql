-- To whom letters are written: of each person what identity said last.
create table payee (
    id      uuid   primary key,
    name    text   not null,
    email   text   not null,
    locale  text   not null,
    version bigint not null check (version > 0)
);

-- What the tasks are called.
create table task_title (
    task_id uuid primary key,
    title   text not null,
    jira_id text
);

-- The ledger. Entries and their postings are only ever added.
create table entry (
    id         uuid        primary key,
    kind       text        not null,
    person_id  uuid        not null,
    day        date        not null,
    time       timestamptz not null,
    task_id    uuid,
    assignment integer,
    constraint entry_kind_known check (kind in ('FEE', 'REWARD', 'PAYOUT', 'CORRECTION')),
    constraint entry_of_task check ((kind in ('FEE', 'REWARD')) = (task_id is not null and assignment is not null)),
    constraint entry_once unique (task_id, assignment, kind)
);

-- A task is completed once.
create unique index entry_one_reward on entry (task_id) where kind = 'REWARD';
create index entry_of_person on entry (person_id, day);
create index entry_of_day on entry (day);

create table posting (
    entry_id        uuid   not null references entry,
    account         text   not null,
    person_id       uuid,
    amount_in_cents bigint not null,
    primary key (entry_id, account),
    constraint posting_moves_money check (amount_in_cents <> 0),
    constraint posting_account_known check (
        (person_id is null and account in ('company:earnings', 'payouts')) or account = 'employee:' || person_id)
);

create index posting_of_person on posting (person_id) include (amount_in_cents) where person_id is not null;

-- What one account gains another loses: the postings of an entry sum to zero when the transaction ends.
create function postings_sum_to_zero() returns trigger language plpgsql as $$
declare
    entry_of uuid := case tg_table_name when 'entry' then (to_jsonb(new) ->> 'id')::uuid
                                        else (to_jsonb(new) ->> 'entry_id')::uuid end;
    postings integer;
    total    bigint;
begin
    select count(*), coalesce(sum(amount_in_cents), 0) into postings, total from posting where entry_id = entry_of;
    if postings < 2 or total <> 0 then
        raise exception 'entry % does not balance: % postings, %', entry_of, postings, total
            using errcode = 'check_violation', constraint = 'entry_balances';
    end if;
    return null;
end $$;

create constraint trigger entry_balances after insert on entry
    deferrable initially deferred for each row execute function postings_sum_to_zero();
create constraint trigger posting_balances after insert on posting
    deferrable initially deferred for each row execute function postings_sum_to_zero();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is only ever added to' using errcode = 'check_violation', constraint = 'ledger_is_immutable';
end $$;

create trigger entry_immutable before update or delete on entry for each row execute function refuse_change();
create trigger posting_immutable before update or delete on posting for each row execute function refuse_change();

-- Days that are closed: nothing is booked on them any more, but their payouts.
create table closed_day (
    day            date        primary key,
    closed_at      timestamptz not null,
    payouts        integer     not null check (payouts >= 0),
    total_in_cents bigint      not null check (total_in_cents >= 0)
);

create table payout (
    person_id       uuid   not null,
    day             date   not null references closed_day,
    entry_id        uuid   not null unique references entry,
    amount_in_cents bigint not null check (amount_in_cents > 0),
    primary key (person_id, day)
);

-- One letter for each payout, in the transaction of the payout; the outbox of the mail.
create table letter (
    person_id   uuid        not null,
    day         date        not null,
    state       text        not null default 'WAITING' check (state in ('WAITING', 'SENT', 'REFUSED')),
    tries       integer     not null default 0,
    next_try_at timestamptz not null default now(),
    problem     text,
    sent_at     timestamptz,
    primary key (person_id, day),
    foreign key (person_id, day) references payout
);

create index letter_waiting on letter (next_try_at) where state = 'WAITING';

create table correction (
    id              uuid        primary key,
    person_id       uuid        not null,
    amount_in_cents bigint      not null check (amount_in_cents <> 0),
    reason          text        not null,
    proposed_by     uuid        not null,
    proposed_at     timestamptz not null,
    state           text        not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
    decided_by      uuid,
    decided_at      timestamptz,
    entry_id        uuid        unique references entry,
    constraint correction_by_two check (decided_by <> proposed_by and decided_by <> person_id),
    constraint correction_decided check ((state = 'PROPOSED') = (decided_by is null)),
    constraint correction_booked check ((state = 'APPROVED') = (entry_id is not null))
);

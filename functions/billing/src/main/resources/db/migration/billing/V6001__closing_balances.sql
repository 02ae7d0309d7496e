-- What was on each account when a day was closed, where that was not zero. A balance is that of the last closed day and the
-- postings since, so that it costs the same after years.
create table closing_balance (
    day             date   not null references closed_day,
    account         text   not null,
    person_id       uuid,
    amount_in_cents bigint not null check (amount_in_cents <> 0),
    primary key (day, account)
);

insert into closing_balance (day, account, person_id, amount_in_cents)
select closed_day.day, account, posting.person_id, sum(amount_in_cents)
from closed_day join entry on entry.day <= closed_day.day join posting on entry_id = entry.id
group by closed_day.day, account, posting.person_id having sum(amount_in_cents) <> 0;

-- Closing a day keeps its balances: those of the day that was closed before, and all that was booked since.
create function keep_closing_balances() returns trigger language plpgsql as $$
declare
    earlier date;
begin
    perform pg_advisory_xact_lock(hashtext('ledger ' || current_schema()));
    select max(day) into earlier from closed_day where day <> new.day;
    if earlier > new.day then
        raise exception 'a day after % is closed', new.day using errcode = 'check_violation', constraint = 'days_close_in_order';
    end if;
    insert into closing_balance (day, account, person_id, amount_in_cents)
    select new.day, account, person_id, sum(amount_in_cents)
    from (
        select account, person_id, amount_in_cents from closing_balance where day = earlier
        union all
        select account, posting.person_id, amount_in_cents from entry join posting on entry_id = entry.id
        where day > coalesce(earlier, '-infinity') and day <= new.day
    ) as amounts
    group by account, person_id having sum(amount_in_cents) <> 0;
    return null;
end $$;

create trigger closed_day_keeps_balances after insert on closed_day
    for each row execute function keep_closing_balances();

-- Nothing else writes them, and nothing changes them.
create trigger closing_balance_by_close before insert on closing_balance
    for each row when (pg_trigger_depth() = 0) execute function refuse_change();
create trigger closing_balance_immutable before update or delete on closing_balance
    for each row execute function refuse_change();
create trigger closed_day_immutable before update or delete on closed_day
    for each row execute function refuse_change();

-- Nor is anything booked on a day that is closed.
create function refuse_posting_on_closed_day() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('ledger ' || current_schema()));
    if exists (select from added join entry on entry.id = entry_id where day <= (select max(day) from closed_day)) then
        raise exception 'the day is closed' using errcode = 'check_violation', constraint = 'posting_on_open_day';
    end if;
    return null;
end $$;

create trigger posting_on_open_day after insert on posting referencing new table as added
    for each statement execute function refuse_posting_on_closed_day();

-- As before, and a person's posting is in an entry of that person: by that the movements of an account are found.
create or replace function postings_sum_to_zero() returns trigger language plpgsql as $$
declare
    entry_of uuid := case tg_table_name when 'entry' then (to_jsonb(new) ->> 'id')::uuid
                                        else (to_jsonb(new) ->> 'entry_id')::uuid end;
    postings integer;
    total    bigint;
    strange  boolean;
begin
    select count(*), coalesce(sum(amount_in_cents), 0), bool_or(posting.person_id <> entry.person_id)
    into postings, total, strange from posting join entry on entry.id = entry_id where entry_id = entry_of;
    if postings < 2 or total <> 0 then
        raise exception 'entry % does not balance: % postings, %', entry_of, postings, total
            using errcode = 'check_violation', constraint = 'entry_balances';
    end if;
    if strange then
        raise exception 'entry % is of another person', entry_of
            using errcode = 'check_violation', constraint = 'posting_of_its_person';
    end if;
    return null;
end $$;

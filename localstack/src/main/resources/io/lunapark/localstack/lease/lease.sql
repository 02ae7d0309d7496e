-- Which node fires the schedules of all nodes that share this database (docs/decisions/0047). Run at every start.

create schema if not exists runner;

create table if not exists runner.lease (
    one    boolean     primary key default true constraint one_lease check (one),
    holder text,
    -- Another holder has another token, and a higher one.
    token  bigint      not null,
    until  timestamptz not null
);

insert into runner.lease (token, until) values (0, '-infinity') on conflict do nothing;

create or replace function runner.refuse_lower_token() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (new.token > old.token or (new.token = old.token and new.holder = old.holder)) then
        return new;
    end if;
    raise exception 'The token of the lease only grows, and each holder has one of its own';
end $$;

create or replace trigger token_only_grows before update or delete on runner.lease
    for each row execute function runner.refuse_lower_token();

-- Takes or renews the lease by the clock of this database; null while another node holds it.
create or replace function runner.take_lease(node text, term interval) returns bigint language plpgsql as $$
declare
    taken bigint;
begin
    update runner.lease set until = now() + term where holder = node and until > now() returning token into taken;
    if found then
        -- Lost with the power, a renewal makes the lease shorter, and that is all.
        perform set_config('synchronous_commit', 'off', true);
    else
        update runner.lease set holder = node, token = token + 1, until = now() + term where until <= now()
            returning token into taken;
    end if;
    return taken;
end $$;

-- A transaction of a scheduled function adds its token here, and commits only while that token is in force.
create unlogged table if not exists runner.fence (token bigint not null);

-- At the commit, where no program that is paused can stand between this look and the end of the transaction. A node that
-- takes the lease just now waits for it.
create or replace function runner.refuse_late_holder() returns trigger
    language plpgsql security definer set search_path = runner as $$
begin
    perform from lease where token = new.token for share;
    if not found then
        raise exception 'Token % of the lease is over: another node does this work now', new.token
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    delete from fence where token = new.token;
    return null;
end $$;

do $$
begin
    if not exists (select from pg_trigger where tgname = 'token_in_force') then
        create constraint trigger token_in_force after insert on runner.fence
            deferrable initially deferred for each row execute function runner.refuse_late_holder();
    end if;
end $$;

grant usage on schema runner to public;
grant select on runner.lease to public;
grant insert on runner.fence to public;
revoke execute on function runner.take_lease(text, interval) from public;

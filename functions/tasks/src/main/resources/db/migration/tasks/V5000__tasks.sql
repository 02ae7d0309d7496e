-- Who takes part: of each person what identity said last.
create table worker (
    id       uuid    primary key,
    name     text    not null,
    eligible boolean not null,
    version  bigint  not null check (version > 0)
);

create index worker_eligible on worker (id) where eligible;

create table task (
    id              uuid        primary key,
    title           text        not null,
    jira_id         text,
    description     text        not null,
    fee_in_cents    integer     not null,
    reward_in_cents integer     not null,
    assignee_id     uuid        not null references worker,
    assignment      integer     not null,
    creator_id      uuid        not null,
    created_at      timestamptz not null,
    completed_at    timestamptz,
    version         bigint      not null,
    constraint task_title_without_brackets check (title !~ '[\[\]]'),
    constraint task_fee_in_bounds check (fee_in_cents between 1000 and 2000),
    constraint task_reward_in_bounds check (reward_in_cents between 2000 and 4000),
    constraint task_assignment_positive check (assignment > 0),
    constraint task_version_positive check (version > 0)
);

create index task_of_assignee on task (assignee_id, id);
create index task_open on task (id) where completed_at is null;

-- A price is drawn once, and what is done stays done.
create function keep_what_is_settled() returns trigger language plpgsql as $$
begin
    if old.completed_at is not null
        or (new.fee_in_cents, new.reward_in_cents) <> (old.fee_in_cents, old.reward_in_cents) then
        raise exception 'task % is settled', old.id using errcode = 'check_violation', constraint = 'task_settled';
    end if;
    return new;
end $$;

create trigger task_settled before update on task for each row execute function keep_what_is_settled();

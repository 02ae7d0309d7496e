-- Users, their sessions and what guards them. Each rule of the domain that can be said in SQL stands here once more,
-- under a name.

create table users (
    id              uuid        primary key,
    email           text        not null,
    name            text        not null,
    roles           text[]      not null,
    locale          text        not null,
    active          boolean     not null,
    version         bigint      not null,
    -- argon2id with its parameters; null until an invitation is accepted
    password_hash   text,
    constraint users_email_length      check (char_length(email) between 3 and 254),
    constraint users_email_lower_case  check (email = lower(email)),
    constraint users_name_length       check (char_length(name) between 1 and 100),
    constraint users_roles_some        check (cardinality(roles) >= 1),
    constraint users_roles_known       check (roles <@ array['admin', 'manager', 'accountant', 'employee', 'operator',
                                                             'security', 'boxoffice', 'customer']),
    constraint users_locale_known      check (locale in ('en', 'pl', 'pt-BR', 'ru')),
    constraint users_version_positive  check (version > 0),
    constraint users_password_argon2id check (password_hash like '$argon2id$%')
);

create unique index users_email_once on users (lower(email));
create index users_by_role on users using gin (roles);

-- The last active admin stays one, whoever writes: the lock lets two who each demote the other see one another.
create function keep_an_admin() returns trigger language plpgsql set search_path from current as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('identity.users.last-admin', 0));
    if not exists (select from users where active and roles @> array['admin']) then
        raise exception 'the last active admin stays one'
            using errcode = 'check_violation', constraint = 'users_last_admin';
    end if;
    return null;
end
$$;

create constraint trigger users_last_admin_changed after update of roles, active on users
    for each row when (old.active and old.roles @> array['admin'] and not (new.active and new.roles @> array['admin']))
    execute function keep_an_admin();

create constraint trigger users_last_admin_deleted after delete on users
    for each row when (old.active and old.roles @> array['admin']) execute function keep_an_admin();

-- A sign-in and all that was refreshed from it.
create table sessions (
    id         uuid        primary key,
    user_id    uuid        not null references users (id) on delete cascade,
    started_at timestamptz not null,
    expires_at timestamptz not null,
    closed_at  timestamptz,
    constraint sessions_length check (expires_at > started_at and expires_at <= started_at + interval '90 days')
);

create index sessions_of_user on sessions (user_id) where closed_at is null;

-- What is spent stays until it would have expired, so that it is known when it comes back.
create table refresh_tokens (
    token_hash bytea       primary key,
    session_id uuid        not null references sessions (id) on delete cascade,
    expires_at timestamptz not null,
    spent_at   timestamptz,
    constraint refresh_tokens_hash_length check (octet_length(token_hash) = 32)
);

create unique index refresh_tokens_live_once on refresh_tokens (session_id) where spent_at is null;

-- At most one per user: the next one makes the earlier void.
create table invitations (
    user_id    uuid        primary key references users (id) on delete cascade,
    token_hash bytea       not null,
    expires_at timestamptz not null,
    constraint invitations_token_once  unique (token_hash),
    constraint invitations_hash_length check (octet_length(token_hash) = 32)
);

-- Sign-ins in a row without a success. The subject is a hash: what is typed for an address may be a password.
create table attempts (
    kind          text        not null,
    subject       bytea       not null,
    failures      integer     not null,
    blocked_until timestamptz,
    last_at       timestamptz not null,
    primary key (kind, subject),
    constraint attempts_kind_known         check (kind in ('account', 'address')),
    constraint attempts_failures_not_below check (failures >= 0)
);

create table sign_up_attempts (
    id      uuid        primary key,
    address bytea       not null,
    at      timestamptz not null
);

create index sign_up_attempts_of_address on sign_up_attempts (address, at);

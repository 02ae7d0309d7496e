-- Failures to sign in are counted per account and place together, per address, and per account over all addresses that it
-- is not known from (docs/decisions/0028). The column "failures" is only for the code before this migration.

alter table attempts
    alter column failures set default 0,
    add column forgiven_at timestamptz not null default now(),
    drop constraint attempts_kind_known,
    add constraint attempts_kind_known     check (kind in ('pair', 'address', 'account')),
    add constraint attempts_subject_length check (octet_length(subject) = 32),
    -- Nobody is locked out for good, and nothing of it is kept for long.
    add constraint attempts_wait_ends      check (blocked_until <= last_at + interval '5 minutes'),
    add constraint attempts_are_forgiven   check (forgiven_at <= last_at + interval '125 minutes');

create index attempts_forgiven on attempts (forgiven_at);

-- Where an account has signed in from: no limit over all addresses stops it there.
create table known_addresses (
    user_id uuid        not null references users (id) on delete cascade,
    address bytea       not null,
    last_at timestamptz not null,
    primary key (user_id, address),
    constraint known_addresses_hash_length check (octet_length(address) = 32)
);

create index known_addresses_oldest on known_addresses (last_at);

-- What the cookies of known devices are signed with. In the database, since who reads it there also reads the hashes of the
-- passwords, and has no need of a cookie to guess.
create table device_keys (
    id      uuid        primary key,
    key     bytea       not null,
    made_at timestamptz not null,
    constraint device_keys_length check (octet_length(key) = 32)
);

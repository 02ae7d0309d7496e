-- Who enters a waiting room again has the same place: nobody can fill it.
create table waiting_room_place (
    session_id  uuid        not null references session (id),
    user_id     uuid        not null,
    place       bigint      not null,
    admitted_at timestamptz not null,
    primary key (session_id, user_id)
);

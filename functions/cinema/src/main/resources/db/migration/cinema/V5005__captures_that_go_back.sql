-- What the payment provider has captured although the box office was paid, each payment once.
create table returned_capture (
    payment_id  uuid        primary key references payment (id),
    returned_at timestamptz not null default now()
);

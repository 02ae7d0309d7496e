-- What the payment provider was told to give back, each refund once.
create table refund (
    id              uuid        primary key,
    payment_id      uuid        not null references payment (id),
    amount_in_cents bigint      not null,
    told_at         timestamptz not null default now(),
    constraint refund_amount_positive check (amount_in_cents >= 0)
);

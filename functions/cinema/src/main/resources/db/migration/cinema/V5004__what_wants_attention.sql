-- What wants attention is asked every few seconds, and is little of what there is.
create index payment_refunded on payment (id) where refunded_in_cents > 0;
create index payment_late on payment (confirmed_at) where reason = 'seatsGone';
create index refund_of_payment on refund (payment_id);

-- How a guest paid at the box office; null where the payment provider takes the money.
alter table payment
    add column means text,
    add constraint payment_means_known check (means in ('cash', 'card')),
    add constraint payment_means_of_money check (means is null or status in ('APPROVED', 'REFUNDED'));

create or replace view booking as
    select reservation.id, reservation.session_id, reservation.user_id, reservation.total_in_cents, reservation.currency,
           case when over_now.is_over then 'expired' else reservation.status end as status, reservation.created_at,
           reservation.expires_at, reservation.sale_id, reservation.version, payment.id as payment_id,
           payment.refunded_in_cents, case when over_now.is_over then 'EXPIRED' else payment.status end as payment_status,
           case when over_now.is_over then 'holdOver' else payment.reason end as reason, payment.confirmed_at,
           payment.version as payment_version, payment.means
    from reservation join payment on payment.reservation_id = reservation.id,
        lateral (select reservation.status = 'pending' and reservation.expires_at <= clock_timestamp() as is_over) over_now;

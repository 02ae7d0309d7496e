-- A site whose edits the centre refuses goes on reading, and says so.
alter table node add column refused_at timestamptz;

create or replace view node_health as
select name, position, end_position, joined_at, synced_at, failed_at,
    (select count(*) from edit where outcome = 'PENDING') as unsent, refused_at
from node;

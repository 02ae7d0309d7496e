-- One name is one name, however its accents and its case are written: in the collation C, which a database may have,
-- lower() knows A to Z alone. Twins that were added before keep their names, and the first of them stands for all: no
-- other can be added. A mark tells them apart, since only somebody who knows the door can find another name for it.

create function name_key(name text) returns text language sql immutable strict parallel safe
    return lower(normalize(name, NFC) collate pg_c_utf8);

alter table building add column twin boolean not null default false;
alter table door add column twin boolean not null default false;
alter table door_group add column twin boolean not null default false;

update building set twin = true where exists (
    select from building first
    where name_key(first.name) = name_key(building.name) and first.id < building.id);

update door set twin = true where exists (
    select from door first
    where first.building_id = door.building_id
      and name_key(first.name) = name_key(door.name) and first.id < door.id);

update door_group set twin = true where removed_at is null and exists (
    select from door_group first
    where first.removed_at is null
      and name_key(first.name) = name_key(door_group.name) and first.id < door_group.id);

drop index building_name_once, door_name_once, door_group_name_once;

create unique index building_name_once on building (name_key(name)) where not twin;
create unique index door_name_once on door (building_id, name_key(name)) where not twin;
create unique index door_group_name_once on door_group (name_key(name)) where removed_at is null and not twin;

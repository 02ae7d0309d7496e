-- Who may open a door is asked from the side of the door.
create index membership_of on membership (building_id, user_id);

create index guest_pass_for on guest_pass using gin (door_ids) where withdrawn_at is null;

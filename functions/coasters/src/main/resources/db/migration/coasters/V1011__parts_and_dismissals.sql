-- A coaster or a wagon that edits are about: it stays with its coaster, whatever a site says.
create table part (
    id         uuid primary key,
    coaster_id uuid not null,
    constraint part_of_coaster unique (id, coaster_id)
);

insert into part (id, coaster_id) select distinct part_id, coaster_id from edit;

alter table edit add constraint edit_of_part_of_its_coaster
    foreign key (part_id, coaster_id) references part (id, coaster_id);

-- A conflict can be dismissed.
alter table edit drop constraint edit_outcome_known;
alter table edit add constraint edit_outcome_known
    check (outcome in ('PENDING', 'APPLIED', 'LOST', 'SUPERSEDED', 'REAPPLIED', 'DISMISSED'));

-- A ticket starts when its session does: one that is moved takes its tickets along. Functions of the release before still
-- write the column.
alter table ticket alter column starts_at drop not null;

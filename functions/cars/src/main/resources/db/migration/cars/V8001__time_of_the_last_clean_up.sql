-- What was sent while the epoch could not be read has a time alone: of an earlier one than this it is dropped where it arrives.
alter table intake_epoch add column began_at timestamptz not null default to_timestamp(0);

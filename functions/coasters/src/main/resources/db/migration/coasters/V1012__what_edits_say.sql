-- What an edit leaves behind: of edits that say the same none replaces the other, and all of them win or lose.
alter table edit add column says jsonb generated always as (
    jsonb_strip_nulls(coalesce(content #> '{coaster,settings}', content #- '{wagon,number}' -> 'wagon'))
) stored;

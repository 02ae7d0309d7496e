-- Why a letter was not sent is a code: what the mail says of it may have the address of the person in it.
update letter
set problem = case problem
    when 'The address of the person is not known yet' then 'no-address'
    when 'The mail is out of reach' then 'unreachable'
    else 'rejected'
end
where problem is not null;

alter table letter
    add constraint letter_problem_known check (problem in ('no-address', 'unreachable', 'rejected'));

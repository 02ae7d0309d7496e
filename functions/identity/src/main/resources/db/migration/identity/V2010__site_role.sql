-- The computers of sites sign in to the centre with accounts of their own.
alter table users drop constraint users_roles_known;
alter table users add constraint users_roles_known check (roles <@ array['admin', 'manager', 'accountant', 'employee',
    'operator', 'security', 'boxoffice', 'customer', 'site']);

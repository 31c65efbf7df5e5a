-- trim of a char(n). What helps: compare directly or expression index.
-- create index on part(trim(code)); create index on part(upper(trim(code)));
create table part(id bigserial primary key, code char(14) not null, descr text);
insert into part(code,descr) select 'AB'||g,repeat('d',60) from generate_series(1,200000) g;
create index on part(code);
vacuum analyze;

-- gaps: previous row by correlated subquery. What helps: window / index.
-- create index on reading(device, at);
create table reading(id bigserial primary key, device int not null, at timestamp not null, v int not null);
insert into reading(device,at,v) select g%60,timestamp '2025-01-01'+g*interval '20 s',g%500 from generate_series(1,90000) g;
create index on reading(device);
vacuum analyze;

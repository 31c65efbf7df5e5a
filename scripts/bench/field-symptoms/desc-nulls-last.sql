-- desc nulls last. What helps: index with nulls last.
-- create index on player(last_seen desc nulls last);
create table player(id serial primary key, last_seen timestamp, nick text);
insert into player(last_seen,nick) select case when g%3>0 then timestamp '2025-01-01'+g*interval '1 min' end,'n'||g from generate_series(1,200000) g;
create index on player(last_seen);
vacuum analyze;

-- min(id) of a rare type walks the key. What helps: (type,id).
-- create index on evt(type, id);
create table evt(id bigserial primary key, type text not null, body text);
insert into evt(type,body) select case when g>399000 then 'rare' else 't'||g%9 end,repeat('b',60) from generate_series(1,400000) g;
vacuum analyze;

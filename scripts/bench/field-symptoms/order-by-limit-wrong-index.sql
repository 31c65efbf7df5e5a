-- order-by-limit wrong index. What helps: composite index.
-- create index on item(object_id, id);
create table item(id bigserial primary key, object_id bigint not null, op text not null, payload text);
insert into item(object_id,op,payload) select case when g<=900 then 123 when g<=1800 then 125 else 1000+g%3000 end,'op'||g%5,repeat('x',60) from generate_series(1,400000) g;
create index on item(object_id);
vacuum analyze;

-- CASE in WHERE. What helps: expression index or OR.
-- create index on link((case when kind = 'a' then a_id else b_id end));
create table link(id bigserial primary key, kind text not null, a_id int, b_id int, w int);
insert into link(kind,a_id,b_id,w) select case when g%2=0 then 'a' else 'b' end,g%20000,(g*3)%20000,g from generate_series(1,250000) g;
vacuum analyze;

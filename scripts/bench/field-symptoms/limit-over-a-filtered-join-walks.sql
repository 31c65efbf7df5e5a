-- LIMIT over a filtered join walks the order index. What helps: index on the fk with order.
-- create index on ordr(cust_id);
create table cust(id int primary key, country text not null);
create table ordr(id bigserial primary key, cust_id int not null, created timestamp not null, total numeric);
insert into cust select g,case when g%4000=0 then 'IS' else 'C'||g%30 end from generate_series(1,40000) g;
insert into ordr(cust_id,created,total) select 1+(g*7)%39990,timestamp '2024-01-01'+g*interval '1 min',g%80 from generate_series(1,300000) g;
create index on ordr(created); create index on cust(country);
vacuum analyze;

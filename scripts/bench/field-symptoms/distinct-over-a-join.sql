-- DISTINCT over a join. What helps: EXISTS.
-- select c.id, c.name, c.address from cu c where exists (select 1 from od o where o.cu_id = c.id and o.state='open');
create table cu(id int primary key, name text not null, address text not null);
create table od(id bigserial primary key, cu_id int not null references cu, state text not null);
insert into cu select g,'n'||g,repeat('a',80)||g from generate_series(1,3000) g;
insert into od(cu_id,state) select 1+(g*7)%3000,(array['open','paid','sent'])[1+g%3] from generate_series(1,400000) g;
create index on od(cu_id, state);
vacuum analyze;

-- recursive CTE into IN with window. What helps: index.
-- create index on sg_edge(state_group); create index on sg_state(state_group);
create table sg_edge(state_group bigint not null, prev_state_group bigint not null);
create table sg_state(state_group bigint not null, type text not null, state_key text not null, event_id text not null);
insert into sg_edge select g, g-1 from generate_series(2,40000) g;
insert into sg_state select 1+g%40000, (array['m.member','m.name','m.power'])[1+g%3], '@u'||(g%5000), 'e'||g from generate_series(1,300000) g;
create index on sg_state(type);
vacuum analyze;

-- id IN (..) OR id IN (..). What helps: IN over UNION.
-- select g.id, g.title from grp g where g.project_id = 1 and g.id in (select group_id from grp_link where item_id = 77 union select group_id from grp_ext where item_id = 78) order by g.id limit 100;
create table grp(id bigint primary key, project_id int not null, title text not null, status int not null);
create table grp_link(id bigserial primary key, group_id bigint not null, linked_type int not null, item_id int not null);
create table grp_ext(id bigserial primary key, group_id bigint not null, service text not null, item_id int not null);
insert into grp select g, g%3, 'title '||g, g%4 from generate_series(1,200000) g;
insert into grp_link(group_id,linked_type,item_id) select 1+(g*13)%200000, g%4, g%9000 from generate_series(1,90000) g;
insert into grp_ext(group_id,service,item_id) select 1+(g*17)%200000, 's'||g%6, g%7000 from generate_series(1,60000) g;
create index on grp_link(item_id); create index on grp_ext(item_id); create index on grp_link(group_id); create index on grp_ext(group_id);
vacuum analyze;

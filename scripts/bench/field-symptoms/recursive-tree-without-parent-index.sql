-- recursive tree without parent index. What helps: index.
-- create index on node(parent_id);
create table node(id int primary key, parent_id int, name text not null);
insert into node select g, case when g>1 then g/3+1 end - case when g in (2) then 1 else 0 end, 'n'||g from generate_series(1,120000) g;
update node set parent_id = null where parent_id = id;
vacuum analyze;

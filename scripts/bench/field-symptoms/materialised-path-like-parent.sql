-- materialised path LIKE parent. What helps: pattern index + range.
-- create index on loc(path text_pattern_ops);
-- select c.id, c.name from loc p join loc c on c.path ~>=~ p.path and c.path ~<~ (p.path || chr(1114111)) where p.id = 4711;
create table loc(id int primary key, path text not null, name text);
insert into loc select g,'/'||(g%50)||'/'||(g%2500)||'/'||g||'/','l'||g from generate_series(1,150000) g;
vacuum analyze;

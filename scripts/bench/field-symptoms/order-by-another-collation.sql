-- order by another collation. What helps: index with the collation.
-- create index on city(name collate "de-x-icu");
create table city(id serial primary key, name text not null, pop int);
insert into city(name,pop) select initcap(substr(md5(g::text),1,9)),g from generate_series(1,120000) g;
create index on city(name);
vacuum analyze;

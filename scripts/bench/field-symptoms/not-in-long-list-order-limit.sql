-- NOT IN long list order limit (discourse #27027) and pins. What helps: index serving order / composite.
-- create index on topic(bumped_at desc) where deleted_at is null and archetype='regular';
create table topic(id bigserial primary key, category_id int not null, archetype text not null, deleted_at timestamp, bumped_at timestamp not null, title text);
insert into topic(category_id,archetype,deleted_at,bumped_at,title) select g%60, case when g%100=0 then 'private' else 'regular' end, case when g%30=0 then now() end, timestamp '2025-01-01'+g*interval '1 min', repeat('t',50) from generate_series(1,200000) g;
create index on topic(category_id);
vacuum analyze;

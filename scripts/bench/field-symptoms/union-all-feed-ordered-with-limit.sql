-- UNION ALL feed ordered with LIMIT. What helps: limit in each branch.
-- create index on photo(owner, at); create index on note(owner, at);
-- (select 'photo' as kind, id, at, url as what from photo where owner = 7 order by at desc limit 20) union all (select 'note', id, at, txt from note where owner = 7 order by at desc limit 20) order by at desc limit 20;
create table photo(id bigserial primary key, owner int not null, at timestamp not null, url text);
create table note(id bigserial primary key, owner int not null, at timestamp not null, txt text);
insert into photo(owner,at,url) select g%50,timestamp '2025-01-01'+g*interval '1 min',repeat('u',60) from generate_series(1,150000) g;
insert into note(owner,at,txt) select g%50,timestamp '2025-01-01'+g*interval '1 min',repeat('t',60) from generate_series(1,150000) g;
create index on photo(owner); create index on note(owner);
vacuum analyze;

-- ORDER BY random(). What helps: sample / random key (application).
-- select id, txt from quote tablesample system (1) limit 5;
create table quote(id bigserial primary key, txt text not null);
insert into quote(txt) select repeat('q',150)||g from generate_series(1,200000) g;
vacuum analyze;

-- order by coalesce. What helps: expression index.
-- create index on art(coalesce(published_at, created_at) desc) where not draft;
create table art(id bigserial primary key, published_at timestamp, created_at timestamp not null, title text, draft boolean not null);
insert into art(published_at,created_at,title,draft) select case when g%3>0 then timestamp '2025-01-01'+g*interval '1 min' end,timestamp '2024-12-01'+g*interval '1 min',repeat('t',60),g%10=0 from generate_series(1,200000) g;
create index on art(created_at);
vacuum analyze;

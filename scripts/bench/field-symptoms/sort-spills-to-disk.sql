-- sort spills to disk. What helps: work_mem.
-- do $$ begin execute format('alter database %I set work_mem=%L', current_database(), '64MB'); end $$;
create table visit(id bigserial primary key, url text not null, who int, at timestamp);
insert into visit(url,who,at) select 'https://x.example/'||md5(g::text),g%900,timestamp '2025-01-01'+g*interval '1 min' from generate_series(1,150000) g;
vacuum analyze;

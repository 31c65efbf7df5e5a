-- partitioned table asked without its key. What helps: key in the condition; index.
-- create index on plog(req); create index on plog(at);
create table plog(at date not null, req text not null, msg text) partition by range(at);
do $$ begin for i in 0..59 loop execute format('create table plog_%s partition of plog for values from (%L) to (%L)', i, date '2026-01-01'+i, date '2026-01-02'+i); end loop; end $$;
insert into plog select date '2026-01-01'+g%60,'r'||g,repeat('m',60) from generate_series(1,240000) g;
vacuum analyze;

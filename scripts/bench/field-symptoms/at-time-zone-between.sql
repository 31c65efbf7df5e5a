-- at time zone between. What helps: expression index or moved zone.
-- create index on request((request_time at time zone 'America/Chicago'));
create table request(id bigserial primary key, page text not null, request_time timestamptz not null);
insert into request(page,request_time) select '/p/'||g%300,timestamptz '2025-01-01'+g*interval '90 s' from generate_series(1,300000) g;
create index on request(request_time);
vacuum analyze;

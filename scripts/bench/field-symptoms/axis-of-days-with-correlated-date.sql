-- axis of days with correlated date_trunc()::date. What helps: range on created_at + index.
-- select axis.period, (select coalesce(sum(coalesce(m.file_size,0)+coalesce(m.thumb_size,0)),0) from media m join maccount a on a.id=m.account_id where m.created_at >= timestamp '2026-08-01' and m.created_at < timestamp '2026-08-08' and date_trunc('day', m.created_at)::date = axis.period and a.domain = 'd17') as value from (select generate_series(timestamp '2026-08-01', timestamp '2026-08-07', interval '1 day')::date as period) axis;
create table maccount(id bigint primary key, domain text);
create table media(id bigserial primary key, account_id bigint not null references maccount, file_size bigint, thumb_size bigint, created_at timestamp not null);
insert into maccount select g,'d'||(g%300) from generate_series(1,30000) g;
insert into media(account_id,file_size,thumb_size,created_at) select 1+(g*7)%30000,g%5000,g%300,timestamp '2026-01-01'+g*interval '2 min' from generate_series(1,200000) g;
create index on media(account_id); create index on media(created_at);
vacuum analyze;

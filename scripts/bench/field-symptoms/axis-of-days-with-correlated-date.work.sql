-- name: stored-per-day
select axis.period, (select coalesce(sum(coalesce(m.file_size,0)+coalesce(m.thumb_size,0)),0) from media m join maccount a on a.id=m.account_id where date_trunc('day', m.created_at)::date = axis.period and a.domain = 'd17') as value from (select generate_series(timestamp '2026-08-01', timestamp '2026-08-07', interval '1 day')::date as period) axis;

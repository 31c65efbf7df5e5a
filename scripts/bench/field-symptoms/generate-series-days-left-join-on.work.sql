-- name: ten-days
select gen.d::date as day, coalesce(sum(o.amount),0) as amount from generate_series(timestamp '2026-03-01', timestamp '2026-03-10', interval '1 day') gen(d) left join ord o on o.date_ordered::date = gen.d::date group by gen.d::date order by 1;

-- generate_series days left join on ::date. What helps: aggregate a range first.
-- select gen.d::date as day, coalesce(sum(o.amount),0) as amount from generate_series(timestamp '2026-03-01', timestamp '2026-03-10', interval '1 day') gen(d) left join ord o on o.date_ordered::date = gen.d::date and o.date_ordered >= timestamp '2026-03-01' and o.date_ordered < timestamp '2026-03-11' group by gen.d::date order by 1;
create table ord(id bigserial primary key, date_ordered timestamp not null, amount numeric not null);
insert into ord(date_ordered,amount) select timestamp '2025-06-01'+g*interval '2 min',g%100 from generate_series(1,250000) g;
create index on ord(date_ordered);
vacuum analyze;

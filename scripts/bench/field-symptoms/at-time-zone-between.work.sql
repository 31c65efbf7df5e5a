-- name: week-in-chicago
select count(*), date_trunc('day', request_time at time zone 'America/Chicago') as d from request where request_time at time zone 'America/Chicago' between timestamp '2025-08-04' and timestamp '2025-08-11' group by 2 order by 2;

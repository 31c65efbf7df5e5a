-- name: page-with-total
select *, count(*) over () as total from tk where org = 3 and state = 'open' order by made desc limit 25;

-- name: ranked
select url, count(*), max(at) from visit group by url having count(*) > 1;

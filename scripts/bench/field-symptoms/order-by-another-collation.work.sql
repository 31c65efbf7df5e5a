-- name: german-order
select id, name from city order by name collate "de-x-icu" limit 25;

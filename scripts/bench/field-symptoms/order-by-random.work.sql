-- name: five-at-random
select id, txt from quote order by random() limit 5;

-- name: seen-lately
select id, nick, last_seen from player order by last_seen desc nulls last limit 10;

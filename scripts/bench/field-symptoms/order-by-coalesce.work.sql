-- name: newest
select id, title from art where not draft order by coalesce(published_at, created_at) desc limit 20;

-- name: first-rare
select min(id) from evt where type = 'rare';

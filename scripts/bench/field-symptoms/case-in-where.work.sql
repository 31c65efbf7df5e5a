-- name: target
select id, w from link where case when kind = 'a' then a_id else b_id end = 4711;

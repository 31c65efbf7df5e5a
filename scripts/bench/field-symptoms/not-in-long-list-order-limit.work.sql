-- name: latest-excluding
select id, title from topic where archetype='regular' and deleted_at is null and category_id not in (1,2,3,5,8,13,21,34,55) order by bumped_at desc limit 30;

-- name: newest-of-object
select * from item where object_id = 123 order by id desc limit 1;

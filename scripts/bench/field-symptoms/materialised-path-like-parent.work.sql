-- name: below
select c.id, c.name from loc p join loc c on c.path like p.path || '%' where p.id = 4711;

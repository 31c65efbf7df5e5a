-- name: linked
select g.id, g.title from grp g where g.project_id = 1 and (g.id in (select group_id from grp_link where item_id = 77) or g.id in (select group_id from grp_ext where item_id = 78)) order by g.id limit 100;

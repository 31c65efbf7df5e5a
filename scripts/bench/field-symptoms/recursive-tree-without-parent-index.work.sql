-- name: subtree
with recursive t as (select id, name, 0 d from node where id = 4711 union all select n.id, n.name, t.d+1 from node n join t on n.parent_id = t.id) select count(*), max(d) from t;

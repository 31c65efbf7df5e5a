-- name: last-from-iceland
select o.id, o.total from ordr o join cust c on c.id = o.cust_id where c.country = 'IS' order by o.created desc limit 50;

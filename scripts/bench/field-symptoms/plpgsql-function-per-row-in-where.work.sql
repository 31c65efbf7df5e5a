-- name: large-bills
select id, who from bill where bill_total(id) > 350 order by id limit 200;

-- name: prices-of-category
select p.id, p.name, l.amount from prod p join latest_price l on l.product_id = p.id where p.category = 17;

-- name: moves-of-product
select product_id, code, count(*) from sml where product_id in (5,900,1800) and state='done' and company_id in (0,1) and date >= timestamp '2024-06-01' group by product_id, code;

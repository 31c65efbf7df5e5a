-- name: open-moves
select id, product_id, qty from stock_move where state not in ('done','cancel') and product_id in (14,70,140,280,301) order by date, id;

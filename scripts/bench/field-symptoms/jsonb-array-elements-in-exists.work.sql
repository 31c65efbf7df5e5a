-- name: baskets-with
select id, customer from basket b where exists (select 1 from jsonb_array_elements(b.items) e where e->>'sku' = 'S4711');

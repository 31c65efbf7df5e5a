DROP INDEX index_customers_on_email;
DROP INDEX index_product_attributes_on_product_id;
DROP INDEX index_event_log_on_actor_type;
DROP INDEX index_event_log_on_entity_type;
DROP INDEX index_inventory_movements_on_kind;
DROP INDEX index_orders_on_currency;
CREATE INDEX x_customers_lower_email ON customers (lower(email));
CREATE INDEX x_orders_customer_created ON orders (customer_id, created_at DESC, id DESC);
DROP INDEX index_orders_on_customer_id;
CREATE INDEX x_shipments_order ON shipments (order_id);
CREATE INDEX x_orders_created ON orders (created_at DESC, id DESC);
CREATE INDEX x_reviews_todo ON reviews (status) WHERE status <> 'approved';
CREATE INDEX x_products_text_trgm ON products USING gin ((name || ' ' || coalesce(description, '')) gin_trgm_ops);
CREATE INDEX x_event_payload ON event_log USING gin (payload jsonb_path_ops);
CREATE INDEX x_orders_ext_ref ON orders (ext_ref) WHERE ext_ref IS NOT NULL;
CREATE INDEX x_customers_external_ref ON customers (external_ref);
CREATE INDEX x_payments_provider_ref ON payments (provider_ref);
CREATE INDEX x_order_items_product ON order_items (product_id);
CREATE INDEX x_reviews_customer ON reviews (customer_id);
CREATE INDEX x_price_history_variant ON price_history (variant_id, valid_from DESC);
CREATE INDEX x_inventory_variant ON inventory_movements (variant_id, created_at DESC, id DESC);
CREATE INDEX x_payments_failed ON payments (created_at) WHERE status = 'failed';
CREATE INDEX x_attr_name_value ON product_attributes (attr_name, attr_value, product_id);
CREATE INDEX x_price_history_range ON price_history USING gist (tstzrange(valid_from, valid_to), price_cents);
CREATE INDEX x_customers_name_trgm ON customers USING gin ((first_name || ' ' || last_name) gin_trgm_ops);
CREATE INDEX x_cart_items_variant ON cart_items (variant_id);
CREATE INDEX x_carts_open ON carts (updated_at DESC) WHERE status = 'open';
CREATE INDEX x_cart_items_cart ON cart_items (cart_id);
CREATE INDEX x_shipments_tracking ON shipments (tracking_no text_pattern_ops);
CREATE INDEX x_order_items_variant ON order_items (variant_id);
CREATE INDEX x_daily_product ON daily_product_stats (product_id, day);
CREATE INDEX x_jobs_queue ON jobs (priority DESC, run_at, id) WHERE status = 'queued';
CREATE STATISTICS x_pv_stat (dependencies, mcv) ON status, error_code FROM payments;
-- rewrites
-- name: q04
SELECT o.id, o.number, o.status, o.total_cents, o.created_at, c.email, c.first_name, c.last_name
FROM (SELECT id, created_at FROM orders ORDER BY created_at DESC, id DESC LIMIT 50 OFFSET 60000) k JOIN orders o ON o.id = k.id JOIN customers c ON c.id = o.customer_id ORDER BY k.created_at DESC, k.id DESC;
-- name: q08
SELECT id, occurred_at, actor_id, payload->>'ua' AS ua FROM event_log WHERE event_type = 'login' AND payload @> '{"ip": "10.3.44.7"}' ORDER BY occurred_at DESC, id DESC LIMIT 50;
-- name: q09
SELECT channel, currency, count(*), sum(total_cents) FROM orders WHERE created_at >= DATE '2024-03-15' AND created_at < DATE '2024-03-16' GROUP BY channel, currency ORDER BY channel, currency;
-- name: q10
SELECT i.id, i.product_id, i.variant_id, i.qty, i.unit_price_cents FROM order_items i WHERE i.order_id = 150003 ORDER BY i.id;
-- name: q11
SELECT o.id, o.number, o.ext_ref, o.status FROM orders o WHERE o.number = '3002909550' OR o.ext_ref = '3002909550' OR o.id = 3002909550 ORDER BY o.id;
-- name: q12
SELECT o.id, o.number, o.status, c.email FROM orders o JOIN customers c ON c.id = o.customer_id LEFT JOIN payments p ON p.order_id = o.id
WHERE o.id = ANY (ARRAY(SELECT o2.id FROM customers c2 JOIN orders o2 ON o2.customer_id = c2.id WHERE c2.external_ref = '502331' UNION SELECT p2.order_id FROM payments p2 WHERE p2.provider_ref = '700000016'))
AND (c.external_ref = '502331' OR p.provider_ref = '700000016') ORDER BY o.id LIMIT 50;
-- name: q13
SELECT p.id, p.sku, p.name FROM products p WHERE p.brand_id = 3 AND p.status = 'active' AND NOT EXISTS (SELECT 1 FROM order_items i WHERE i.product_id = p.id) ORDER BY p.id;
-- name: q16
SELECT category_id, product_id, views FROM (SELECT p.category_id, d.product_id, sum(d.views) AS views, row_number() OVER (PARTITION BY p.category_id ORDER BY sum(d.views) DESC, d.product_id) rn
  FROM daily_product_stats d JOIN products p ON p.id = d.product_id WHERE d.day >= DATE '2024-05-06' AND d.day < DATE '2024-05-13' GROUP BY p.category_id, d.product_id) x WHERE rn <= 3 ORDER BY category_id, rn;
-- name: q22
SELECT provider, date_trunc('day', created_at) AS d, error_code, count(*), sum(amount_cents) FROM payments WHERE status = 'failed' AND created_at >= DATE '2024-05-01' AND created_at < DATE '2024-06-01' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
-- name: q25
SELECT ca.id, ca.customer_id, ca.updated_at, count(ci.id) AS items FROM (SELECT ca.* FROM carts ca WHERE ca.status = 'open' AND ca.customer_id IS NOT NULL AND ca.updated_at < '2024-06-28' AND EXISTS (SELECT 1 FROM cart_items ci WHERE ci.cart_id = ca.id) ORDER BY ca.updated_at DESC, ca.id LIMIT 100) ca JOIN cart_items ci ON ci.cart_id = ca.id
GROUP BY ca.id, ca.customer_id, ca.updated_at ORDER BY ca.updated_at DESC, ca.id LIMIT 100;

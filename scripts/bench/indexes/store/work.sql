-- name: q01
-- weight: 400
-- login form, addresses were stored as typed
SELECT id, email, first_name, last_name, segment, deleted_at FROM customers WHERE lower(email) = 'paul.wilson-stone777@example.org' AND deleted_at IS NULL;
-- name: q02
-- weight: 150
-- account page: newest orders of a (heavy) customer with the shipment state
SELECT o.id, o.number, o.status, o.total_cents, o.created_at, s.carrier, s.tracking_no, s.status AS ship_status
FROM orders o LEFT JOIN shipments s ON s.order_id = o.id WHERE o.customer_id = 7920 ORDER BY o.created_at DESC, o.id DESC LIMIT 10;
-- name: q03
-- weight: 200
-- category page incl. sub categories, popular first
WITH RECURSIVE tree AS (SELECT id FROM categories WHERE id = 2 UNION ALL SELECT c.id FROM categories c JOIN tree t ON c.parent_id = t.id)
SELECT p.id, p.sku, p.name, p.price_cents, p.rating_avg, (SELECT count(*) FROM reviews r WHERE r.product_id = p.id AND r.status = 'approved') AS reviews,
       (SELECT min(v.price_cents) FROM product_variants v WHERE v.product_id = p.id AND v.active AND v.stock > 0) AS from_price
FROM products p WHERE p.category_id IN (SELECT id FROM tree) AND p.status = 'active' AND p.deleted_at IS NULL AND p.price_cents BETWEEN 1000 AND 90000
ORDER BY (SELECT coalesce(sum(d.sales), 0) FROM daily_product_stats d WHERE d.product_id = p.id AND d.day >= '2024-06-01') DESC, p.id DESC LIMIT 24;
-- name: q04
-- weight: 20
-- admin order list, somebody pages very far
SELECT o.id, o.number, o.status, o.total_cents, o.created_at, c.email, c.first_name, c.last_name FROM orders o JOIN customers c ON c.id = o.customer_id
ORDER BY o.created_at DESC, o.id DESC LIMIT 50 OFFSET 60000;
-- name: q05
-- weight: 300
-- badges in the back office
SELECT (SELECT count(*) FROM reviews WHERE status = 'pending') AS reviews, (SELECT count(*) FROM jobs WHERE status = 'queued') AS jobs, (SELECT count(*) FROM carts WHERE status = 'open' AND updated_at >= '2024-06-29') AS live_carts;
-- name: q06
-- weight: 180
-- search box of the shop
SELECT id, sku, name, price_cents FROM products WHERE (name || ' ' || coalesce(description, '')) ILIKE '%walnut desk pro%' AND deleted_at IS NULL ORDER BY name, id LIMIT 20;
-- name: q07
-- weight: 40
-- support: what happened to this order
SELECT id, occurred_at, event_type, actor_type, actor_id, payload FROM event_log WHERE payload @> '{"order_id": 91730}' ORDER BY occurred_at, id;
-- name: q08
-- weight: 12
-- failed logins from an address
SELECT id, occurred_at, actor_id, payload->>'ua' AS ua FROM event_log WHERE event_type = 'login' AND payload->>'ip' = '10.3.44.7' ORDER BY occurred_at DESC, id DESC LIMIT 50;
-- name: q09
-- weight: 30
-- orders of one day
SELECT channel, currency, count(*), sum(total_cents) FROM orders WHERE created_at::date = DATE '2024-03-15' GROUP BY channel, currency ORDER BY channel, currency;
-- name: q10
-- weight: 90
-- the marketplace client sends a decimal
SELECT i.id, i.product_id, i.variant_id, i.qty, i.unit_price_cents FROM order_items i WHERE i.order_id = 150003.0 ORDER BY i.id;
-- name: q11
-- weight: 60
-- order lookup: one field for everything
SELECT o.id, o.number, o.ext_ref, o.status FROM orders o WHERE o.number = '3002909550' OR o.ext_ref = '3002909550' OR o.id::text = '3002909550' ORDER BY o.id;
-- name: q12
-- weight: 35
-- support search over customer and payment
SELECT o.id, o.number, o.status, c.email FROM orders o JOIN customers c ON c.id = o.customer_id LEFT JOIN payments p ON p.order_id = o.id
WHERE c.external_ref = '502331' OR p.provider_ref = '700000016' ORDER BY o.id LIMIT 50;
-- name: q13
-- weight: 4
-- slow sellers of a brand
SELECT p.id, p.sku, p.name FROM products p WHERE p.brand_id = 3 AND p.status = 'active' AND p.id NOT IN (SELECT product_id FROM order_items) ORDER BY p.id;
-- name: q14
-- weight: 10
-- CRM list
SELECT c.id, c.email, c.created_at, (SELECT count(*) FROM reviews r WHERE r.customer_id = c.id) AS reviews, (SELECT max(o.created_at) FROM orders o WHERE o.customer_id = c.id) AS last_order,
  (SELECT max(s.last_seen_at) FROM sessions s WHERE s.customer_id = c.id) AS last_seen
FROM customers c WHERE c.segment = 'vip' AND c.country = 'FR' AND c.deleted_at IS NULL ORDER BY c.created_at DESC, c.id LIMIT 40;
-- name: q15
-- weight: 6
-- dashboard: revenue of last week by brand
SELECT b.name AS brand, count(DISTINCT o.id) AS orders, sum(i.qty * i.unit_price_cents) AS revenue FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id JOIN brands b ON b.id = p.brand_id
WHERE o.created_at >= '2024-06-17' AND o.created_at < '2024-06-24' AND o.status NOT IN ('cancelled','refunded') GROUP BY b.name ORDER BY revenue DESC, b.name LIMIT 20;
-- name: q16
-- weight: 8
-- top 3 products per category by views in a week
SELECT category_id, product_id, views FROM (SELECT p.category_id, d.product_id, sum(d.views) AS views, row_number() OVER (PARTITION BY p.category_id ORDER BY sum(d.views) DESC, d.product_id) rn
  FROM daily_product_stats d JOIN products p ON p.id = d.product_id WHERE date_trunc('week', d.day) = '2024-05-06' GROUP BY p.category_id, d.product_id) x WHERE rn <= 3 ORDER BY category_id, rn;
-- name: q17
-- weight: 100
-- current price rows of a product's variants
SELECT DISTINCT ON (h.variant_id) h.variant_id, v.sku, h.price_cents, h.valid_from FROM price_history h JOIN product_variants v ON v.id = h.variant_id
WHERE v.product_id = 13745 ORDER BY h.variant_id, h.valid_from DESC;
-- name: q18
-- weight: 15
-- latest movement per low stock variant
SELECT v.id, v.sku, v.stock, (SELECT m.kind || ' ' || m.qty FROM inventory_movements m WHERE m.variant_id = v.id ORDER BY m.created_at DESC, m.id DESC LIMIT 1) AS last_movement
FROM product_variants v WHERE v.stock = 0 AND v.active AND v.color = 'oak' AND v.size = 'XL' ORDER BY v.id LIMIT 15;
-- name: q19
-- weight: 5
-- fraud team: customers with an expensive order and a failed payment this month
SELECT c.id, c.email FROM customers c WHERE EXISTS (SELECT 1 FROM orders o JOIN payments p ON p.order_id = o.id WHERE o.customer_id = c.id AND p.status = 'failed' AND p.error_code = 'fraud_suspected' AND p.created_at >= '2024-06-01') ORDER BY c.id;
-- name: q20
-- weight: 50
-- faceted filter over the attribute table
SELECT p.id, p.name, p.price_cents FROM products p
JOIN product_attributes a1 ON a1.product_id = p.id AND a1.attr_name = 'material' AND a1.attr_value = 'marble'
JOIN product_attributes a2 ON a2.product_id = p.id AND a2.attr_name = 'style' AND a2.attr_value = 'boho'
JOIN product_attributes a3 ON a3.product_id = p.id AND a3.attr_name = 'room' AND a3.attr_value = 'office'
WHERE p.status = 'active' ORDER BY p.price_cents, p.id LIMIT 48;
-- name: q21
-- weight: 10
-- prices that were valid at some time within a short sale
SELECT h.id, h.variant_id, h.price_cents, h.changed_by FROM price_history h WHERE tstzrange(h.valid_from, h.valid_to) && tstzrange('2021-01-12 10:00+00', '2021-01-12 14:00+00') AND h.price_cents > 100000 ORDER BY h.id;
-- name: q22
-- weight: 3
-- failed payments of a month by provider and day
SELECT provider, date_trunc('day', created_at) AS d, error_code, count(*), sum(amount_cents) FROM payments WHERE status = 'failed' AND to_char(created_at, 'YYYY-MM') = '2024-05' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
-- name: q23
-- weight: 70
-- customer search in the back office
SELECT id, first_name, last_name, email FROM customers WHERE (first_name || ' ' || last_name) ILIKE '%giulia zimm%' ORDER BY last_name, first_name, id LIMIT 25;
-- name: q24
-- weight: 3
-- decoy: delivery times per carrier and warehouse, needs all rows
SELECT w.code, s.carrier, s.status, count(*), round(avg(extract(epoch FROM s.delivered_at - s.shipped_at)) / 3600, 1) AS hours FROM shipments s JOIN warehouses w ON w.id = s.warehouse_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
-- name: q25
-- weight: 12
-- mail run for abandoned carts
SELECT ca.id, ca.customer_id, ca.updated_at, count(ci.id) AS items FROM carts ca JOIN cart_items ci ON ci.cart_id = ca.id WHERE ca.status = 'open' AND ca.customer_id IS NOT NULL AND ca.updated_at < '2024-06-28'
GROUP BY ca.id ORDER BY ca.updated_at DESC, ca.id LIMIT 100;
-- name: q26
-- weight: 80
-- parcel search by the first digits
SELECT s.id, s.tracking_no, s.status, o.number FROM shipments s JOIN orders o ON o.id = s.order_id WHERE s.tracking_no LIKE 'GLS19337%' ORDER BY s.tracking_no LIMIT 20;
-- name: q27
-- weight: 2
-- decoy: revenue per month over everything
SELECT date_trunc('month', created_at) AS m, currency, count(*), sum(total_cents) FROM orders WHERE status <> 'cancelled' GROUP BY 1, 2 ORDER BY 1, 2;
-- name: q28
-- weight: 2
-- decoy: customer lifetime value of the heaviest customer, index is there
SELECT o.status, count(DISTINCT o.id), sum(i.qty * i.unit_price_cents) FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.customer_id = 1 GROUP BY o.status ORDER BY o.status;
-- name: q29
-- weight: 3
-- decoy: rating histogram per product status, needs all rows
SELECT p.status, r.rating, count(*), round(avg(length(r.body)), 1) FROM reviews r JOIN products p ON p.id = r.product_id GROUP BY 1, 2 ORDER BY 1, 2;
-- name: q30
-- weight: 25
-- product page: other customers also bought
SELECT i2.product_id, count(*) AS n FROM order_items i1 JOIN order_items i2 ON i2.order_id = i1.order_id AND i2.product_id <> i1.product_id WHERE i1.product_id = 12345 GROUP BY i2.product_id ORDER BY n DESC, i2.product_id LIMIT 8;
-- name: w01
-- weight: 60
-- marketplace status callback
UPDATE orders SET status = 'shipped', updated_at = '2024-06-30 10:00+00' WHERE ext_ref = '3003006450';
-- name: w02
-- weight: 1
-- clean up a few old carts (cart_items cascade)
DELETE FROM carts WHERE status = 'abandoned' AND updated_at < '2022-07-04';
-- name: w03
-- weight: 1
-- copy new supplier prices
UPDATE product_variants v SET price_cents = v.price_cents + 100 FROM products p WHERE p.id = v.product_id AND p.attributes->>'supplier' = 'S0123';
-- name: w04
-- weight: 300
-- bulk event insert
INSERT INTO event_log (occurred_at, event_type, actor_type, actor_id, entity_type, entity_id, payload)
SELECT timestamptz '2024-06-30 12:00+00' + g * interval '1 second', 'login', 'Customer', g, 'Customer', g::text, jsonb_build_object('ip', '10.1.2.' || g % 250, 'ok', true, 'request_id', md5(g::text)) FROM generate_series(1, 1000) g;
-- name: w05
-- weight: 250
-- worker takes the next job
UPDATE jobs SET status = 'running', locked_by = 'worker-1', locked_at = '2024-06-30 12:00+00', attempts = attempts + 1
WHERE id = (SELECT id FROM jobs WHERE status = 'queued' AND queue IN ('default', 'mailers') AND run_at <= '2024-06-30 12:00+00' ORDER BY priority DESC, run_at, id FOR UPDATE SKIP LOCKED LIMIT 1) RETURNING id, payload;
-- name: w06
-- weight: 120
-- view counter
INSERT INTO daily_product_stats (product_id, day, views) SELECT g, DATE '2024-06-29', 1 FROM generate_series(1, 2000) g ON CONFLICT (day, product_id) DO UPDATE SET views = daily_product_stats.views + 1;
-- name: w07
-- weight: 2
-- delete a variant that was created by mistake (checks four child tables)
DELETE FROM product_variants WHERE barcode = '4099999999999' OR id IN (SELECT v.id FROM product_variants v WHERE v.active AND v.color = 'sand' AND NOT EXISTS (SELECT 1 FROM order_items i WHERE i.variant_id = v.id) AND NOT EXISTS (SELECT 1 FROM cart_items i WHERE i.variant_id = v.id) AND NOT EXISTS (SELECT 1 FROM inventory_movements i WHERE i.variant_id = v.id) AND NOT EXISTS (SELECT 1 FROM price_history i WHERE i.variant_id = v.id));

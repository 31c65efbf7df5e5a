-- What a person who knows the workload would create, 25 indexes at most, and drop.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX orders_customer_placed ON orders (customer_id, placed_at DESC);
CREATE INDEX orders_placed ON orders (placed_at DESC, id DESC);
CREATE INDEX orders_pending ON orders (placed_at) WHERE status = 'pending';
CREATE INDEX orders_external_ref ON orders (external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX order_items_order ON order_items (order_id, product_id);
CREATE INDEX order_items_product ON order_items (product_id, order_id);
CREATE INDEX payments_order ON payments (order_id);
CREATE INDEX payments_provider_ref ON payments (provider_ref);
CREATE INDEX payments_trouble ON payments (status, order_id) WHERE status IN ('failed', 'disputed');
CREATE INDEX shipments_tracking_number ON shipments ((tracking_no::bigint));
CREATE INDEX shipments_lost ON shipments (shipped_at) WHERE status = 'lost';
CREATE INDEX customers_email ON customers (lower(email) text_pattern_ops);
CREATE INDEX customers_phone ON customers (phone);
CREATE INDEX customers_name_parts ON customers USING gin (full_name gin_trgm_ops);
CREATE INDEX customers_last_login ON customers (last_login_at DESC NULLS LAST, id);
CREATE INDEX customers_tier_country ON customers (loyalty_tier, country) WHERE loyalty_tier IN ('platinum', 'gold');
CREATE INDEX reviews_product ON reviews (product_id, helpful_votes DESC, id);
CREATE INDEX reviews_customer ON reviews (customer_id, created_at);
CREATE INDEX reviews_words ON reviews USING gin (to_tsvector('english', body));
CREATE INDEX reviews_waiting ON reviews (created_at) WHERE approved_at IS NULL;
CREATE INDEX events_customer ON events (customer_id, occurred_at DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX events_payload ON events USING gin (payload jsonb_path_ops);
CREATE INDEX products_tags ON products USING gin (tags);
CREATE INDEX products_category_price ON products (category_id, price, id);
CREATE INDEX carts_open ON carts (updated_at) WHERE converted_order_id IS NULL;

DROP INDEX idx_orders_id;
DROP INDEX idx_customers_opt_in;
DROP INDEX idx_events_device;

-- rewrites

-- name: q05
SELECT o.id, o.placed_at, o.status, o.total, c.full_name, c.email
FROM (SELECT id FROM orders WHERE external_ref = '702210013'
      UNION
      SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id
      WHERE lower(c.email) = 'elin.weinmann4711@mail.example') k
JOIN orders o ON o.id = k.id
JOIN customers c ON c.id = o.customer_id
ORDER BY o.placed_at DESC;

-- name: q06
SELECT channel, count(*), sum(total)
FROM orders
WHERE placed_at >= '2024-11-29' AND placed_at < '2024-11-30'
GROUP BY channel
ORDER BY channel;

-- name: q07
SELECT p.id, p.sku, p.name, p.price
FROM products p
WHERE p.category_id = 130 AND NOT EXISTS (SELECT 1 FROM order_items i WHERE i.product_id = p.id)
ORDER BY p.sku;

-- name: q09
SELECT id, placed_at, status, total
FROM orders
WHERE customer_id = 4711
ORDER BY placed_at DESC;

-- name: q10
SELECT p.id AS product_id, p.name, t.id AS review_id, t.rating, t.title, t.helpful_votes
FROM products p
CROSS JOIN LATERAL (SELECT r.id, r.rating, r.title, r.helpful_votes
                    FROM reviews r
                    WHERE r.product_id = p.id
                    ORDER BY r.helpful_votes DESC, r.id
                    LIMIT 3) t
WHERE p.category_id = 45
ORDER BY p.id, t.helpful_votes DESC, t.id;

-- name: q11
SELECT o.id, o.customer_id, o.placed_at, o.status, o.channel, o.total, o.note
FROM (SELECT id FROM orders ORDER BY placed_at DESC, id DESC LIMIT 50 OFFSET 40000) k
JOIN orders o ON o.id = k.id
ORDER BY o.placed_at DESC, o.id DESC;

-- name: q26
SELECT count(*), avg(total), avg(shipped_at - placed_at)
FROM orders
WHERE placed_at >= '2024-03-01' AND placed_at < '2024-03-04' AND shipped_at < '2024-03-04';

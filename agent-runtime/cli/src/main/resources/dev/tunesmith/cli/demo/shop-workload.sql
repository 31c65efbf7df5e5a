-- What the shop asks of its database. A weight is the number of executions per minute.

-- Log-in and account -------------------------------------------------------------------

-- name: log-in-by-email
-- weight: 30
-- target: p95 < 5ms
SELECT id, email, full_name, country
FROM shop.customers
WHERE lower(email) = 'lea.rossi31407@example.com';

-- name: customer-by-id
-- weight: 150
SELECT id, email, full_name, country, phone, newsletter, note, created_at
FROM shop.customers
WHERE id = 20417;

-- name: customer-order-history
-- weight: 30
-- target: p95 < 20ms
SELECT id, status, channel, line_count, total_cents, shipping_cents, discount_cents, coupon, created_at, shipped_at
FROM shop.orders
WHERE customer_id = 3
ORDER BY created_at DESC
LIMIT 20;

-- name: customer-timeline
-- weight: 25
SELECT id, session_id, kind, product_id, detail, occurred_at
FROM shop.events
WHERE customer_id = 6
ORDER BY occurred_at DESC
LIMIT 30;

-- name: newest-customers
-- weight: 4
SELECT id, email, full_name, country, phone, newsletter, note, created_at
FROM shop.customers
ORDER BY created_at DESC
LIMIT 50;

-- Catalogue ----------------------------------------------------------------------------

-- name: product-by-sku
-- weight: 200
SELECT id, sku, name, description, price_cents, stock
FROM shop.products
WHERE sku = 'SKU-000742';

-- name: category-page
-- weight: 60
SELECT id, sku, name, description, price_cents, stock
FROM shop.products
WHERE category_id = 30
ORDER BY price_cents, id
LIMIT 24 OFFSET 24;

-- name: category-overview
-- weight: 2
SELECT c.department, c.name, count(*) AS products, sum(p.stock) AS pieces,
       sum(p.stock::bigint * p.price_cents) AS value_cents, max(p.created_at) AS newest, max(length(p.name)) AS longest_name
FROM shop.categories AS c
JOIN shop.products AS p ON p.category_id = c.id
GROUP BY c.id, c.department, c.name
ORDER BY value_cents DESC;

-- name: product-activity-last-quarter
-- weight: 20
-- target: p95 < 10ms
SELECT kind, count(*) AS events, count(DISTINCT session_id) AS sessions
FROM shop.events
WHERE product_id = 2
  AND occurred_at >= '2025-10-01 00:00:00+00'
GROUP BY kind
ORDER BY events DESC;

-- name: product-latest-events
-- weight: 6
-- target: p95 < 10ms
SELECT id, kind, customer_id, session_id, detail, occurred_at
FROM shop.events
WHERE product_id = 45
ORDER BY occurred_at DESC
LIMIT 20;

-- name: product-recent-sales
-- weight: 10
SELECT o.id, o.created_at, o.status, o.channel, i.line_no, i.quantity, i.unit_price_cents, i.gift_note
FROM shop.order_items AS i
JOIN shop.orders AS o ON o.id = i.order_id
WHERE i.product_id = 4310
ORDER BY o.created_at DESC
LIMIT 20;

-- Orders -------------------------------------------------------------------------------

-- name: order-with-customer
-- weight: 90
SELECT o.id, o.status, o.total_cents, o.created_at, o.shipped_at, c.full_name, c.email
FROM shop.orders AS o
JOIN shop.customers AS c ON c.id = o.customer_id
WHERE o.id = 181255;

-- name: order-lines
-- weight: 90
SELECT i.line_no, i.quantity, i.unit_price_cents, i.gift_note, p.sku, p.name
FROM shop.order_items AS i
JOIN shop.products AS p ON p.id = i.product_id
WHERE i.order_id = 181255
ORDER BY i.line_no;

-- name: oldest-pending-orders
-- weight: 12
-- target: p95 < 10ms
SELECT id, customer_id, total_cents, created_at
FROM shop.orders
WHERE status = 'pending'
ORDER BY created_at
LIMIT 100;

-- name: pending-backlog
-- weight: 6
SELECT count(*) AS orders, sum(total_cents) AS total_cents, min(created_at) AS oldest
FROM shop.orders
WHERE status = 'pending';

-- name: orders-of-an-hour
-- weight: 10
SELECT o.id, o.status, o.channel, o.line_count, o.total_cents, o.shipping_cents, o.coupon, o.created_at,
       c.id AS customer_id, c.full_name, c.email, c.country, c.phone, c.note
FROM shop.orders AS o
JOIN shop.customers AS c ON c.id = o.customer_id
WHERE o.created_at >= '2025-11-28 17:00:00+00'
  AND o.created_at < '2025-11-28 18:00:00+00'
ORDER BY o.created_at;

-- name: revenue-by-channel
-- weight: 0.1
-- target: p95 < 1s
SELECT channel, status, count(*) AS orders, sum(line_count) AS lines, sum(total_cents) AS total_cents,
       sum(shipping_cents) AS shipping_cents, sum(discount_cents) AS discount_cents, count(coupon) AS coupons,
       min(created_at) AS first_order, max(created_at) AS last_order, max(shipped_at) AS last_shipped
FROM shop.orders
GROUP BY channel, status
ORDER BY channel, status;

-- Tracking -----------------------------------------------------------------------------

-- name: session-summary
-- weight: 15
SELECT count(*) AS events, count(product_id) AS product_events, count(detail) AS detailed,
       bool_or(kind = 'purchase') AS has_bought, min(occurred_at) AS started, max(occurred_at) AS ended
FROM shop.events
WHERE session_id = 152004;

-- Writes: measured in a sandbox only, in a transaction that is rolled back --------------

-- name: flush-events
-- weight: 6
INSERT INTO shop.events (customer_id, session_id, kind, product_id, detail, occurred_at)
SELECT 1 + n * 397, 900000 + n / 4, 'view', 1 + n % 20, NULL, timestamptz '2026-01-01 08:30:00+00' + n * interval '1 second'
FROM generate_series(1, 100) AS n;

-- name: place-order
-- weight: 8
INSERT INTO shop.orders (customer_id, status, channel, line_count, total_cents, shipping_cents, discount_cents, coupon, created_at)
VALUES (20417, 'pending', 'web', 2, 12990, 0, 0, NULL, '2026-01-01 08:30:00+00');

-- name: mark-order-shipped
-- weight: 8
UPDATE shop.orders
SET status = 'shipped', shipped_at = '2026-01-01 09:00:00+00'
WHERE id = 249990;

-- Reports ------------------------------------------------------------------------------

-- name: orders-of-a-day
-- weight: 3
-- target: p95 < 20ms
SELECT id, status, channel, line_count, total_cents, coupon, created_at
FROM shop.orders
WHERE (created_at AT TIME ZONE 'UTC')::date = date '2025-11-28'
ORDER BY created_at;

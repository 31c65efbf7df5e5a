-- A day of the shop: what its site, its back office and its reports send.

-- name: q01
-- The dashboard: turnover of each day of the month.
SELECT date_trunc('day', placed_at) AS day, count(*) AS orders, sum(total) AS turnover
FROM orders
WHERE placed_at >= '2024-12-01' AND placed_at < '2025-01-01' AND status <> 'cancelled'
GROUP BY 1
ORDER BY 1;

-- name: q02
-- The support desk's list: the latest order of each caller.
SELECT DISTINCT ON (customer_id) customer_id, id, placed_at, status, total
FROM orders
WHERE customer_id IN (12, 300, 877, 1204, 4711, 8123, 15002, 21877, 30444, 42000, 51999, 63021, 70007, 81234, 90210)
ORDER BY customer_id, placed_at DESC;

-- name: q03
-- The best customers with their last order.
SELECT c.id, c.full_name, o.id AS order_id, o.placed_at, o.total
FROM customers c
JOIN orders o ON o.customer_id = c.id
WHERE c.loyalty_tier = 'platinum'
  AND o.placed_at = (SELECT max(l.placed_at) FROM orders l WHERE l.customer_id = c.id)
ORDER BY o.placed_at DESC;

-- name: q04
-- Sign-in with an address or a telephone number.
SELECT id, email, full_name, phone
FROM customers
WHERE lower(email) = 'sven.roseninger8123@post.example' OR phone = '+49111608228';

-- name: q05
-- The back office's search box: a marketplace's number or a customer's address.
SELECT o.id, o.placed_at, o.status, o.total, c.full_name, c.email
FROM orders o
JOIN customers c ON c.id = o.customer_id
WHERE o.external_ref = '702210013' OR lower(c.email) = 'elin.weinmann4711@mail.example'
ORDER BY o.placed_at DESC;

-- name: q06
SELECT channel, count(*), sum(total)
FROM orders
WHERE placed_at::date = '2024-11-29'
GROUP BY channel
ORDER BY channel;

-- name: q07
-- Goods of a category that were never sold.
SELECT p.id, p.sku, p.name, p.price
FROM products p
WHERE p.category_id = 130 AND p.id NOT IN (SELECT product_id FROM order_items)
ORDER BY p.sku;

-- name: q08
-- The carrier's file holds tracking numbers as numbers.
SELECT id, order_id, carrier, status, delivered_at
FROM shipments
WHERE tracking_no::bigint = 300842716223;

-- name: q09
-- The driver sends a decimal number.
SELECT id, placed_at, status, total
FROM orders
WHERE customer_id = 4711::numeric
ORDER BY placed_at DESC;

-- name: q10
-- The three most helpful reviews of each article of a category.
SELECT t.product_id, p.name, t.id AS review_id, t.rating, t.title, t.helpful_votes
FROM (SELECT r.id, r.product_id, r.rating, r.title, r.helpful_votes,
             row_number() OVER (PARTITION BY r.product_id ORDER BY r.helpful_votes DESC, r.id) AS place
      FROM reviews r) t
JOIN products p ON p.id = t.product_id
WHERE t.place <= 3 AND p.category_id = 45
ORDER BY t.product_id, t.place;

-- name: q11
-- A crawler of the back office's order list.
SELECT id, customer_id, placed_at, status, channel, total, note
FROM orders
ORDER BY placed_at DESC, id DESC
LIMIT 50 OFFSET 40000;

-- name: q12
-- Suggestions while an address is typed.
SELECT id, email, full_name
FROM customers
WHERE lower(email) LIKE 'anna.lindq%'
ORDER BY lower(email)
LIMIT 10;

-- name: q13
SELECT id, full_name, email, country
FROM customers
WHERE full_name ILIKE '%ldqvi%' AND country = 'SE'
ORDER BY full_name, id;

-- name: q14
-- A campaign's traffic.
SELECT kind, count(*), count(DISTINCT customer_id)
FROM events
WHERE payload @> '{"campaign": "camp-36"}'
GROUP BY kind
ORDER BY kind;

-- name: q15
SELECT id, sku, name, price
FROM products
WHERE tags @> ARRAY['vegan', 'organic']
ORDER BY price, id;

-- name: q16
-- Product safety: reports of accidents.
SELECT id, product_id, rating, title, created_at
FROM reviews
WHERE to_tsvector('english', body) @@ plainto_tsquery('english', 'battery exploded')
ORDER BY created_at DESC;

-- name: q17
-- The oldest orders that wait for packing.
SELECT id, customer_id, placed_at, channel, total
FROM orders
WHERE status = 'pending'
ORDER BY placed_at
LIMIT 100;

-- name: q18
-- The moderators' queue.
SELECT id, product_id, customer_id, rating, title, created_at
FROM reviews
WHERE approved_at IS NULL
ORDER BY created_at
LIMIT 50;

-- name: q19
SELECT count(*) FROM payments WHERE status = 'disputed';

-- name: q20
-- One market's good customers at a glance.
SELECT c.id, c.full_name, c.last_login_at,
       (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS orders,
       (SELECT sum(o.total) FROM orders o WHERE o.customer_id = c.id AND o.status <> 'cancelled') AS turnover,
       (SELECT max(r.created_at) FROM reviews r WHERE r.customer_id = c.id) AS last_review,
       (SELECT max(e.occurred_at) FROM events e WHERE e.customer_id = c.id) AS last_seen
FROM customers c
WHERE c.loyalty_tier = 'platinum' AND c.country = 'PL'
ORDER BY c.id;

-- name: q21
-- Good customers with a payment that failed.
SELECT c.id, c.full_name, c.email
FROM customers c
WHERE c.loyalty_tier = 'platinum'
  AND EXISTS (SELECT 1 FROM orders o JOIN payments p ON p.order_id = o.id
              WHERE o.customer_id = c.id AND p.status = 'failed' AND p.amount > 300)
ORDER BY c.id;

-- name: q22
-- A customer's history with running total and the days between orders.
SELECT id, placed_at, total,
       sum(total) OVER (ORDER BY placed_at, id) AS so_far,
       placed_at - lag(placed_at) OVER (ORDER BY placed_at, id) AS pause
FROM orders
WHERE customer_id = 877
ORDER BY placed_at, id;

-- name: q23
-- Who bought this also bought.
SELECT x.product_id, p.name, count(*) AS times
FROM order_items i
JOIN order_items x ON x.order_id = i.order_id AND x.product_id <> i.product_id
JOIN products p ON p.id = x.product_id
WHERE i.product_id = 20500
GROUP BY x.product_id, p.name
ORDER BY times DESC, x.product_id
LIMIT 10;

-- name: q24
-- What was in the parcels that got lost.
SELECT s.tracking_no, s.carrier, o.id AS order_id, c.full_name, p.sku, g.name AS category, i.quantity, y.method
FROM shipments s
JOIN orders o ON o.id = s.order_id
JOIN customers c ON c.id = o.customer_id
JOIN order_items i ON i.order_id = o.id
JOIN products p ON p.id = i.product_id
JOIN categories g ON g.id = p.category_id
JOIN payments y ON y.order_id = o.id
WHERE s.status = 'lost' AND s.shipped_at >= '2024-11-01'
ORDER BY s.shipped_at DESC, i.id;

-- name: q25
-- A category's page of the site.
SELECT id, name, price, brand
FROM products
WHERE category_id = 45 AND active AND price BETWEEN 10 AND 60
ORDER BY price, id
LIMIT 24;

-- name: q26
-- Orders placed in spring that left within the first days of it; nothing leaves before it is placed.
SELECT count(*), avg(total), avg(shipped_at - placed_at)
FROM orders
WHERE placed_at >= '2024-03-01' AND shipped_at < '2024-03-04';

-- name: q27
-- Who signed in last.
SELECT id, full_name, email, last_login_at
FROM customers
WHERE marketing_opt_in
ORDER BY last_login_at DESC NULLS LAST, id
LIMIT 50;

-- name: q28
-- Carts to remind of.
SELECT id, customer_id, items, updated_at
FROM carts
WHERE converted_order_id IS NULL AND customer_id IS NOT NULL
  AND updated_at BETWEEN '2024-12-30 18:00' AND '2024-12-31 18:00'
ORDER BY updated_at;

-- name: q29
-- The yearly report: turnover by category and year.
SELECT g.parent_id, date_part('year', o.placed_at) AS year, sum(i.quantity * i.unit_price) AS turnover
FROM order_items i
JOIN orders o ON o.id = i.order_id
JOIN products p ON p.id = i.product_id
JOIN categories g ON g.id = p.category_id
WHERE o.status <> 'cancelled'
GROUP BY 1, 2
ORDER BY 1, 2;

-- name: q30
-- How fast the carriers are.
SELECT carrier, count(*), avg(delivered_at - shipped_at),
       percentile_cont(0.95) WITHIN GROUP (ORDER BY delivered_at - shipped_at) AS slow
FROM shipments
WHERE delivered_at IS NOT NULL
GROUP BY carrier
ORDER BY carrier;

-- name: w01
INSERT INTO order_items (id, order_id, product_id, quantity, unit_price)
VALUES (900001, 249990, 1234, 2, 19.90);

-- name: w02
-- The marketplace cancels by its own number.
UPDATE orders SET status = 'cancelled' WHERE external_ref = '702210013';

-- name: w03
-- An article that was entered by mistake.
DELETE FROM products WHERE id = 17017;

-- name: w04
UPDATE orders SET status = 'shipped', shipped_at = '2024-12-31 19:00+00' WHERE id = 246503;

-- name: w05
-- The payment provider's callback.
UPDATE payments SET status = 'captured' WHERE provider_ref = 'pay_e10adc3949ba59ab';

-- name: w06
-- The collector's batch.
INSERT INTO events (id, customer_id, kind, device, payload, occurred_at)
SELECT 900000 + i, CASE WHEN i % 3 = 0 THEN i * 41 END, 'page_view', 'mobile',
       jsonb_build_object('path', '/p/' || i * 17, 'variant', 'A'), timestamptz '2024-12-31 20:00+00' + i * interval '1 second'
FROM generate_series(1, 1000) i;

-- name: w07
-- The nightly clean-up.
DELETE FROM carts WHERE converted_order_id IS NULL AND updated_at < '2022-06-05';

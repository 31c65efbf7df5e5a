-- late orders of a region, INNER JOIN to LEFT: WHERE asks for a region, which a customer that is not there has not
SELECT o.id, o.placed, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE c.region = 'north' AND o.status = 'paid' AND o.placed < '2024-03-01' ORDER BY o.placed DESC, o.id;

-- late orders of a region, NULLS turned: what is sorted by is never NULL
SELECT o.id, o.placed, c.name FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.region = 'north' AND o.status = 'paid' AND o.placed < '2024-03-01' ORDER BY o.placed DESC NULLS LAST, o.id;

-- late orders of a region, NULLS turned: what is sorted by is never NULL
SELECT o.id, o.placed, c.name FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.region = 'north' AND o.status = 'paid' AND o.placed < '2024-03-01' ORDER BY o.placed DESC, o.id NULLS FIRST;

-- customers without orders, constant shifted: what EXISTS selects is never looked at
SELECT c.id, c.email FROM customers c WHERE NOT EXISTS (SELECT 2 FROM orders o WHERE o.customer_id = c.id);

-- customers not in the archive, NOT IN to NOT EXISTS: the list holds no NULL, and id is a key
SELECT c.id, c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM (SELECT a.customer_id FROM archived_orders a WHERE a.customer_id IS NOT NULL) mutant WHERE c.id = mutant.customer_id);

-- customers with an order and their last one, GROUP BY column dropped: id is the key, so it fixes the name
SELECT c.id, c.name, max(o.placed) AS last_order FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id;

-- orders and payments of a method, = to >=: the check leaves no status that sorts after shipped
SELECT o.id, p.amount FROM orders o LEFT JOIN payments p ON p.order_id = o.id AND p.method = 'card' WHERE o.status >= 'shipped';

-- regions that order, INNER JOIN to LEFT: WHERE asks for a total, which an order that is not there has not
SELECT DISTINCT c.region FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.total > 100;

-- orders with a large line, constant shifted: what EXISTS selects is never looked at
SELECT o.id, o.total FROM orders o WHERE EXISTS (SELECT 2 FROM order_items i WHERE i.order_id = o.id AND i.quantity >= 5);

-- orders by status, > to <>: a group has at least one row, so not one means more than one
SELECT o.status, count(*) AS orders, count(o.shipped) AS shipped FROM orders o GROUP BY o.status HAVING count(*) <> 1;

-- payments of a quarter, midnight to the day's end: compared with a date, the literal is a date and its time is dropped
SELECT p.id, p.amount FROM payments p WHERE p.paid_on BETWEEN '2024-01-01 23:59:59' AND '2024-03-31';

-- payments of a quarter, midnight to the day's end: compared with a date, the literal is a date and its time is dropped
SELECT p.id, p.amount FROM payments p WHERE p.paid_on BETWEEN '2024-01-01' AND '2024-03-31 23:59:59';

-- customers by name, NULLS turned: what is sorted by is never NULL
SELECT c.id, c.region FROM customers c WHERE c.name LIKE 'name 1%' ORDER BY c.region NULLS LAST, c.id NULLS FIRST;

-- products and categories, <> to IS DISTINCT FROM: the condition says IS NULL already
SELECT p.name, k.name AS category FROM products p LEFT JOIN categories k ON k.id = p.category_id WHERE p.discontinued = false AND (k.name IS NULL OR k.name <> 'category 1' OR k.name IS NULL);

-- latest ten orders, NULLS turned: what is sorted by is never NULL
SELECT o.id, o.placed FROM orders o ORDER BY o.placed DESC NULLS LAST, o.id DESC LIMIT 3;

-- latest ten orders, NULLS turned: what is sorted by is never NULL
SELECT o.id, o.placed FROM orders o ORDER BY o.placed DESC, o.id DESC NULLS LAST LIMIT 3;

-- distinct customers by month, NULLS turned: what is sorted by is never NULL
SELECT date_trunc('month', o.placed) AS month, count(DISTINCT o.customer_id) AS customers FROM orders o GROUP BY date_trunc('month', o.placed) ORDER BY 1 NULLS FIRST;

-- dearest product of each category, = to >=: no product costs more than the dearest of its own category
SELECT p.category_id, p.name, p.price FROM products p WHERE p.price >= (SELECT max(q.price) FROM products q WHERE q.category_id = p.category_id);

-- totals against lines, INNER JOIN to LEFT: the sum over no line is NULL, which HAVING does not let through
SELECT o.id FROM orders o LEFT JOIN order_items i ON i.order_id = o.id GROUP BY o.id, o.total HAVING o.total < sum(i.quantity * i.price);

-- totals against lines, GROUP BY column dropped: id is the key, so it fixes the total
SELECT o.id FROM orders o JOIN order_items i ON i.order_id = o.id GROUP BY o.id HAVING o.total < sum(i.quantity * i.price);

-- sold but not archived, <> to IS DISTINCT FROM: status is never NULL
SELECT o.customer_id FROM orders o WHERE o.status <> 'returned' OR o.status IS NULL EXCEPT SELECT a.customer_id FROM archived_orders a;

-- orders and lines of dear products, INNER JOIN to LEFT: a condition or a later join drops the rows without a partner
SELECT o.id, i.line, p.name FROM orders o LEFT JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id WHERE p.price > 10 AND i.discount IS NOT NULL ORDER BY o.id, i.line;

-- orders and lines of dear products, INNER JOIN to LEFT: a condition or a later join drops the rows without a partner
SELECT o.id, i.line, p.name FROM orders o JOIN order_items i ON i.order_id = o.id LEFT JOIN products p ON p.id = i.product_id WHERE p.price > 10 AND i.discount IS NOT NULL ORDER BY o.id, i.line;

-- orders and lines of dear products, NULLS turned: what is sorted by is never NULL
SELECT o.id, i.line, p.name FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id WHERE p.price > 10 AND i.discount IS NOT NULL ORDER BY o.id NULLS FIRST, i.line;

-- orders and lines of dear products, NULLS turned: what is sorted by is never NULL
SELECT o.id, i.line, p.name FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id WHERE p.price > 10 AND i.discount IS NOT NULL ORDER BY o.id, i.line NULLS FIRST;

-- sizes of orders, > to <>: a group has at least one row, so not one means more than one
SELECT s.order_id, s.lines FROM (SELECT i.order_id, count(*) AS lines, max(i.discount) AS discount FROM order_items i GROUP BY i.order_id) s WHERE s.lines <> 1 AND s.discount < 15;

-- share of each method, NULLS turned: what is sorted by is never NULL
SELECT p.method, count(*) AS payments, sum(p.amount) AS amount FROM payments p WHERE p.paid_on IS NOT NULL GROUP BY p.method ORDER BY amount DESC NULLS LAST, p.method;

-- orders without a payment, constant shifted: what EXISTS selects is never looked at
SELECT o.id, o.status FROM orders o WHERE NOT EXISTS (SELECT 2 FROM payments p WHERE p.order_id = o.id);

-- customers without orders, NOT EXISTS to NOT IN: neither side is ever NULL
SELECT c.id, c.email FROM customers c WHERE c.id NOT IN (SELECT o.customer_id FROM orders o);

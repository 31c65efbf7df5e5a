-- date cast to a range
select o.id from orders o where o.placed::date = date '2024-01-31';
select o.id from orders o where o.placed >= '2024-01-31' and o.placed < '2024-02-01';

-- date_trunc of a month to a range
select o.id, o.placed from orders o where date_trunc('month', o.placed) = '2024-02-01';
select o.id, o.placed from orders o where o.placed >= '2024-02-01' and o.placed < '2024-03-01';

-- extract of a year to a range
select o.id from orders o where extract(year from o.placed) = 2024;
select o.id from orders o where o.placed >= '2024-01-01' and o.placed < '2025-01-01';

-- date after a day
select o.id from orders o where o.placed::date > date '2024-01-31';
select o.id from orders o where o.placed >= '2024-02-01';

-- date up to a day
select o.id from orders o where o.placed::date <= date '2024-01-31';
select o.id from orders o where o.placed < '2024-02-01';

-- date between two days
select o.id from orders o where o.placed::date between '2024-01-01' and '2024-01-31';
select o.id from orders o where o.placed >= '2024-01-01' and o.placed < '2024-02-01';

-- date that is not a day
select o.id from orders o where o.shipped::date <> date '2024-01-31';
select o.id from orders o where o.shipped < '2024-01-31' or o.shipped >= '2024-02-01';

-- to_char of a day to a range
select o.id from orders o where to_char(o.placed, 'YYYY-MM-DD') = '2024-01-31';
select o.id from orders o where o.placed >= '2024-01-31' and o.placed < '2024-02-01';

-- date_trunc of a year below a join
select c.name, o.id from customers c join orders o on o.customer_id = c.id where date_trunc('year', o.placed) = '2024-01-01';
select c.name, o.id from customers c join orders o on o.customer_id = c.id where o.placed >= '2024-01-01' and o.placed < '2025-01-01';

-- date_trunc of an hour in an outer join's condition
select c.id, o.id as ordered from customers c left join orders o on o.customer_id = c.id and date_trunc('hour', o.placed) = '2024-01-31 10:00';
select c.id, o.id as ordered from customers c left join orders o on o.customer_id = c.id and o.placed >= '2024-01-31 10:00' and o.placed < '2024-01-31 11:00';

-- EXISTS to IN
select c.id from customers c where exists (select 1 from orders o where o.customer_id = c.id);
select c.id from customers c where c.id in (select o.customer_id from orders o);

-- IN to EXISTS over NULLs
select k.name from categories k where k.id in (select p.category_id from products p);
select k.name from categories k where exists (select from products p where p.category_id = k.id);

-- NOT EXISTS to NOT IN without NULLs
select c.id from customers c where not exists (select 1 from orders o where o.customer_id = c.id);
select c.id from customers c where c.id not in (select o.customer_id from orders o);

-- NOT IN over filtered NULLs to NOT EXISTS
select c.id from customers c where c.id not in (select a.customer_id from archived_orders a where a.customer_id is not null);
select c.id from customers c where not exists (select from archived_orders a where a.customer_id = c.id);

-- NOT EXISTS to an anti join
select o.id from orders o where not exists (select from payments p where p.order_id = o.id);
select o.id from orders o left join payments p on p.order_id = o.id where p.id is null;

-- EXISTS to a join with DISTINCT
select c.id, c.email from customers c where exists (select from orders o where o.customer_id = c.id);
select distinct c.id, c.email from customers c join orders o on o.customer_id = c.id;

-- IN to a join with a key
select i.order_id, i.line from order_items i where i.product_id in (select p.id from products p where p.price > 10);
select i.order_id, i.line from order_items i join products p on p.id = i.product_id where p.price > 10;

-- IN to a join with distinct values
select c.id from customers c where c.id in (select o.customer_id from orders o where o.total > 50);
select c.id from customers c join (select distinct o.customer_id from orders o where o.total > 50) s on s.customer_id = c.id;

-- predicate pushed into a derived table
select s.id, s.total from (select o.id, o.total, o.status from orders o) s where s.status = 'paid';
select s.id, s.total from (select o.id, o.total from orders o where o.status = 'paid') s;

-- predicate pushed below an inner join
select o.id, c.name from (select * from orders) o join customers c on c.id = o.customer_id where o.total > 100;
select o.id, c.name from (select * from orders where total > 100) o join customers c on c.id = o.customer_id;

-- predicate on a grouping column pushed below the grouping
select s.status, s.n from (select o.status, count(*) as n from orders o group by o.status) s where s.status <> 'new';
select o.status, count(*) as n from orders o where o.status <> 'new' group by o.status;

-- HAVING on a grouping column to WHERE
select o.status, sum(o.total) as total from orders o group by o.status having o.status in ('paid', 'new');
select o.status, sum(o.total) as total from orders o where o.status in ('paid', 'new') group by o.status;

-- ON and WHERE of an inner join
select o.id, p.amount from orders o join payments p on p.order_id = o.id and p.method = 'card';
select o.id, p.amount from orders o join payments p on p.order_id = o.id where p.method = 'card';

-- predicate of the preserved side moved below a left join
select c.id, o.id as ordered from customers c left join orders o on o.customer_id = c.id where c.region = 'north';
select c.id, o.id as ordered from (select * from customers where region = 'north') c left join orders o on o.customer_id = c.id;

-- LEFT JOIN to INNER where WHERE drops the NULLs
select c.id, o.total from customers c left join orders o on o.customer_id = c.id where o.total > 10;
select c.id, o.total from customers c join orders o on o.customer_id = c.id where o.total > 10;

-- LEFT JOIN to INNER along a foreign key that is never NULL
select o.id, c.name from orders o left join customers c on c.id = o.customer_id;
select o.id, c.name from orders o join customers c on c.id = o.customer_id;

-- join along a foreign key dropped
select o.id, o.total from orders o join customers c on c.id = o.customer_id;
select o.id, o.total from orders o;

-- left join to a key dropped
select p.id, p.name from products p left join categories k on k.id = p.category_id;
select p.id, p.name from products p;

-- joins commuted
select o.id, c.name from orders o join customers c on c.id = o.customer_id;
select o.id, c.name from customers c join orders o on c.id = o.customer_id;

-- three joins in another order
select o.id, i.line, p.name from orders o join order_items i on i.order_id = o.id join products p on p.id = i.product_id;
select o.id, i.line, p.name from products p join order_items i on i.product_id = p.id join orders o on o.id = i.order_id;

-- LEFT JOIN to RIGHT JOIN
select c.id, o.id as ordered from customers c left join orders o on o.customer_id = c.id;
select c.id, o.id as ordered from orders o right join customers c on o.customer_id = c.id;

-- comma to JOIN
select o.id, c.region from orders o, customers c where c.id = o.customer_id and c.credit > 10;
select o.id, c.region from orders o join customers c on c.id = o.customer_id where c.credit > 10;

-- USING to ON
select i.line, p.amount from order_items i join payments p using (order_id);
select i.line, p.amount from order_items i join payments p on p.order_id = i.order_id;

-- OR to IN
select o.id from orders o where o.status = 'new' or o.status = 'paid';
select o.id from orders o where o.status in ('new', 'paid');

-- IN to ANY of an array
select o.id from orders o where o.status in ('new', 'paid');
select o.id from orders o where o.status = any (array['new', 'paid']);

-- NOT IN of constants to a conjunction
select c.id from customers c where c.region not in ('north', 'south');
select c.id from customers c where c.region <> 'north' and c.region <> 'south';

-- BETWEEN to comparisons
select o.id from orders o where o.total between 10 and 50;
select o.id from orders o where o.total >= 10 and o.total <= 50;

-- NOT BETWEEN to comparisons
select o.id from orders o where o.total not between 10 and 50;
select o.id from orders o where o.total < 10 or o.total > 50;

-- De Morgan
select o.id from orders o where not (o.status = 'paid' or o.total > 10);
select o.id from orders o where o.status <> 'paid' and o.total <= 10;

-- negated comparison
select o.id from orders o where not (o.total < 10);
select o.id from orders o where o.total >= 10;

-- distribution of AND over OR
select o.id from orders o where o.status = 'paid' and (o.total > 100 or o.shipped is null);
select o.id from orders o where (o.status = 'paid' and o.total > 100) or (o.status = 'paid' and o.shipped is null);

-- constant moved across a comparison
select i.order_id, i.line from order_items i where i.quantity + 1 > 5;
select i.order_id, i.line from order_items i where i.quantity > 4;

-- interval moved across a comparison
select o.id from orders o where o.placed + interval '2 days' > timestamp '2024-01-31';
select o.id from orders o where o.placed > timestamp '2024-01-31' - interval '2 days';

-- COALESCE in a condition taken apart
select c.id from customers c where coalesce(c.credit, 0) > 10;
select c.id from customers c where c.credit > 10;

-- COALESCE with a matching default taken apart
select c.id from customers c where coalesce(c.credit, 0) < 10;
select c.id from customers c where c.credit < 10 or c.credit is null;

-- IS DISTINCT FROM taken apart
select c.id from customers c where c.region is distinct from 'north';
select c.id from customers c where c.region <> 'north' or c.region is null;

-- LIKE with a prefix to a range in the C collation
select c.id from customers c where c.name like 'name 1%' and c.region is not null;
select c.id from customers c where c.name like 'name 1%' and not c.region is null;

-- LIKE without wildcards
select c.id from customers c where c.name like 'north';
select c.id from customers c where c.name = 'north';

-- substring to LIKE
select c.id from customers c where left(c.name, 4) = 'name';
select c.id from customers c where c.name like 'name%';

-- lower on both sides
select c.id from customers c where lower(c.region) = lower('North');
select c.id from customers c where lower(c.region) = 'north';

-- CASE to FILTER
select o.status, sum(case when o.total > 10 then 1 end) as large from orders o group by o.status;
select o.status, sum(1) filter (where o.total > 10) as large from orders o group by o.status;

-- COUNT of a column that is never NULL
select o.status, count(o.id) as n from orders o group by o.status;
select o.status, count(*) as n from orders o group by o.status;

-- COUNT of CASE to FILTER
select count(case when o.status = 'paid' then 1 end) as paid from orders o;
select count(*) filter (where o.status = 'paid') as paid from orders o;

-- DISTINCT to GROUP BY
select distinct c.region from customers c;
select c.region from customers c group by c.region;

-- DISTINCT over a key dropped
select distinct c.id, c.region from customers c;
select c.id, c.region from customers c;

-- DISTINCT inside IN dropped
select k.id from categories k where k.id in (select distinct p.category_id from products p);
select k.id from categories k where k.id in (select p.category_id from products p);

-- UNION to UNION ALL of disjoint parts
select o.id from orders o where o.status = 'paid' union select o.id from orders o where o.status = 'new';
select o.id from orders o where o.status = 'paid' union all select o.id from orders o where o.status = 'new';

-- UNION ALL of disjoint conditions to OR
select o.id from orders o where o.total > 100 union all select o.id from orders o where o.total < 10;
select o.id from orders o where o.total > 100 or o.total < 10;

-- OR to UNION over a key
select o.id from orders o where o.status = 'paid' or o.total > 100;
select o.id from orders o where o.status = 'paid' union select o.id from orders o where o.total > 100;

-- OR to UNION ALL with the overlap taken out
select o.id from orders o where o.status = 'paid' or o.total > 100;
select o.id from orders o where o.status = 'paid' union all select o.id from orders o where o.total > 100 and o.status <> 'paid';

-- UNION commuted
select o.customer_id from orders o union select a.customer_id from archived_orders a;
select customer_id from (select a.customer_id from archived_orders a union select o.customer_id from orders o) s;

-- CTE inlined
with paid as (select * from orders where status = 'paid') select p.customer_id, count(*) as n from paid p group by p.customer_id;
select o.customer_id, count(*) as n from orders o where o.status = 'paid' group by o.customer_id;

-- CTE used twice inlined
with t as (select customer_id, sum(total) as spent from orders group by customer_id) select t.customer_id from t where t.spent = (select max(spent) from t);
select t.customer_id from (select customer_id, sum(total) as spent from orders group by customer_id) t where t.spent = (select max(u.spent) from (select sum(total) as spent from orders group by customer_id) u);

-- scalar subquery to a left join
select c.id, (select count(*) from orders o where o.customer_id = c.id) as orders from customers c;
select c.id, coalesce(s.n, 0) as orders from customers c left join (select customer_id, count(*) as n from orders group by customer_id) s on s.customer_id = c.id;

-- scalar subquery over a key to a left join
select p.id, (select k.name from categories k where k.id = p.category_id) as category from products p;
select p.id, k.name as category from products p left join categories k on k.id = p.category_id;

-- correlated maximum to a window
select s.id, s.price from (select p.id, p.price, p.category_id, max(p.price) over (partition by p.category_id) as top from products p) s where s.price = s.top and s.category_id is not null;
select p.id, p.price from products p where p.price = (select max(q.price) from products q where q.category_id = p.category_id);

-- maximum to ORDER BY and LIMIT
select (select max(o.placed) from orders o) as last;
select (select o.placed from orders o order by o.placed desc limit 1) as last;

-- ALL to a maximum where there is a row
select p.id from products p where p.price >= all (select q.price from products q);
select p.id from products p where p.price = (select max(q.price) from products q);

-- lateral to a scalar subquery
select c.id, l.total from customers c left join lateral (select sum(o.total) as total from orders o where o.customer_id = c.id) l on true;
select c.id, (select sum(o.total) from orders o where o.customer_id = c.id) as total from customers c;

-- EXCEPT to NOT EXISTS with DISTINCT
select o.customer_id from orders o except select c.id from customers c where c.region = 'north';
select distinct o.customer_id from orders o where not exists (select from customers c where c.region = 'north' and c.id = o.customer_id);

-- INTERSECT to EXISTS with DISTINCT
select o.customer_id from orders o intersect select a.customer_id from archived_orders a;
select distinct o.customer_id from orders o where exists (select from archived_orders a where a.customer_id = o.customer_id);

-- GROUP BY with what the key fixes
select c.id, c.name, count(o.id) as n from customers c left join orders o on o.customer_id = c.id group by c.id, c.name;
select c.id, c.name, count(o.id) as n from customers c left join orders o on o.customer_id = c.id group by c.id;

-- aggregation before a join along a key
select c.id, c.name, sum(o.total) as spent from customers c join orders o on o.customer_id = c.id group by c.id, c.name;
select c.id, c.name, s.spent from customers c join (select customer_id, sum(total) as spent from orders group by customer_id) s on s.customer_id = c.id;

-- sum taken apart by a factor
select i.order_id, sum(i.quantity * 2) as double from order_items i group by i.order_id;
select i.order_id, 2 * sum(i.quantity) as double from order_items i group by i.order_id;

-- AVG to SUM by COUNT of the column
select o.status, avg(o.total) as mean from orders o group by o.status;
select o.status, sum(o.total) / nullif(count(o.total), 0) as mean from orders o group by o.status;

-- ORDER BY with what the key fixes
select o.id, o.placed from orders o order by o.id, o.placed;
select o.id, o.placed from orders o order by o.id;

-- ORDER BY inside a derived table dropped
select count(*) as n from (select o.id from orders o order by o.placed) s;
select count(*) as n from orders o;

-- pagination by row comparison
select o.id, o.placed from orders o where (o.placed, o.id) > (timestamp '2024-01-31', 10) order by o.placed, o.id limit 5;
select o.id, o.placed from orders o where o.placed > '2024-01-31' or (o.placed = '2024-01-31' and o.id > 10) order by o.placed, o.id limit 5;

-- condition that a check makes true dropped
select i.order_id, i.line from order_items i where i.quantity > 0 and i.discount > 5;
select i.order_id, i.line from order_items i where i.discount > 5;

-- IS NOT NULL that the column makes true dropped
select o.id from orders o where o.placed is not null and o.total > 10;
select o.id from orders o where o.total > 10;

-- empty strings and NULL kept apart
select c.id from customers c where c.region = '' or c.region is null;
select c.id from customers c where coalesce(c.region, '') = '';

-- boolean comparison dropped
select p.id from products p where p.discontinued = true;
select p.id from products p where p.discontinued;

-- a self join over the key dropped
select a.id, b.total from orders a join orders b on b.id = a.id;
select a.id, a.total from orders a;

-- now kept
select o.id from orders o where o.placed > now() - interval '7 days';
select o.id from orders o where now() - interval '7 days' < o.placed;

-- not before a while ago
select o.id from orders o where not (o.placed < now() - interval '7 days');
select o.id from orders o where o.placed >= now() - interval '7 days';

-- a while ago the other way round
select p.id from payments p where p.paid_on + 30 > current_date;
select p.id from payments p where p.paid_on > current_date - 30;

-- name: late orders of a region
select o.id, o.placed, c.name
  from orders o join customers c on c.id = o.customer_id
 where c.region = 'north' and o.status = 'paid' and o.placed < '2024-03-01'
 order by o.placed desc, o.id;

-- name: customers without orders
select c.id, c.email
  from customers c
 where not exists (select 1 from orders o where o.customer_id = c.id);

-- name: customers not in the archive
select c.id, c.name
  from customers c
 where c.id not in (select a.customer_id from archived_orders a where a.customer_id is not null);

-- name: customers with an order and their last one
select c.id, c.name, max(o.placed) as last_order
  from customers c left join orders o on o.customer_id = c.id
 group by c.id, c.name;

-- name: orders and payments of a method
select o.id, p.amount
  from orders o left join payments p on p.order_id = o.id and p.method = 'card'
 where o.status = 'shipped';

-- name: regions that order
select distinct c.region
  from customers c join orders o on o.customer_id = c.id
 where o.total > 100;

-- name: categories with dear products
select k.name
  from categories k
 where k.id in (select p.category_id from products p where p.price > 20.00);

-- name: orders with a large line
select o.id, o.total
  from orders o
 where exists (select 1 from order_items i where i.order_id = o.id and i.quantity >= 5);

-- name: orders by status
select o.status, count(*) as orders, count(o.shipped) as shipped
  from orders o
 group by o.status
having count(*) > 1;

-- name: sums by customer
select o.customer_id, sum(o.total) as spent, avg(o.total) as mean
  from orders o
 where o.status = 'paid'
 group by o.customer_id
having sum(o.total) >= 50;

-- name: everybody who bought or paid
select o.customer_id as customer from orders o where o.total > 50
union
select a.customer_id from archived_orders a where a.total > 50;

-- name: all totals
select o.id, o.total from orders o where o.total is not null
union all
select a.id, a.total from archived_orders a where a.total <> 0;

-- name: paid or large
select o.id
  from orders o
 where o.status = 'paid' or o.total > 200;

-- name: orders of January
select o.id, o.placed
  from orders o
 where o.placed >= '2024-01-01' and o.placed < '2024-02-01';

-- name: payments of a quarter
select p.id, p.amount
  from payments p
 where p.paid_on between '2024-01-01' and '2024-03-31';

-- name: lots of three
select i.order_id, i.line, i.quantity / 2 as pairs
  from order_items i
 where i.quantity % 3 = 0;

-- name: discounts given
select i.order_id, sum(i.quantity * coalesce(i.discount, 0)) as discount
  from order_items i
 group by i.order_id;

-- name: customers by name
select c.id, c.region
  from customers c
 where c.name like 'name 1%'
 order by c.region nulls last, c.id;

-- name: products and categories
select p.name, k.name as category
  from products p left join categories k on k.id = p.category_id
 where p.discontinued = false and (k.name is null or k.name <> 'category 1');

-- name: latest ten orders
select o.id, o.placed
  from orders o
 order by o.placed desc, o.id desc
 limit 3;

-- name: distinct customers by month
select date_trunc('month', o.placed) as month, count(distinct o.customer_id) as customers
  from orders o
 group by date_trunc('month', o.placed)
 order by 1;

-- name: dearest product of each category
select p.category_id, p.name, p.price
  from products p
 where p.price = (select max(q.price) from products q where q.category_id = p.category_id);

-- name: unpaid orders
select o.id, o.total
  from orders o left join payments p on p.order_id = o.id
 where p.id is null and o.total > 0;

-- name: classes of customers
select c.id, case when c.credit >= 50 then 'high' when c.credit > 10 then 'low' else 'none' end as class
  from customers c;

-- name: totals against lines
select o.id
  from orders o join order_items i on i.order_id = o.id
 group by o.id, o.total
having o.total < sum(i.quantity * i.price);

-- name: rank in region
select c.id, rank() over (partition by c.region order by c.credit desc nulls last) as place
  from customers c
 where c.joined >= '2023-06-01';

-- name: regions with a poor customer
with poor as (
  select c.id, c.region from customers c where c.credit < 20)
select p.region, count(*) as poor, min(o.placed) as first_order
  from poor p left join orders o on o.customer_id = p.id
 group by p.region;

-- name: slow shipping
select o.id, o.shipped - o.placed as took
  from orders o
 where o.shipped > o.placed + interval '2 days';

-- name: sold but not archived
select o.customer_id from orders o where o.status <> 'returned'
except
select a.customer_id from archived_orders a;

-- name: both sold and archived
select o.customer_id from orders o
intersect
select a.customer_id from archived_orders a where a.total between 10 and 50;

-- name: orders and lines of dear products
select o.id, i.line, p.name
  from orders o
  join order_items i on i.order_id = o.id
  join products p on p.id = i.product_id
 where p.price > 10 and i.discount is not null
 order by o.id, i.line;

-- name: parents of categories
select k.name, parent.name as parent
  from categories k left join categories parent on parent.id = k.parent_id;

-- name: sizes of orders
select s.order_id, s.lines
  from (select i.order_id, count(*) as lines, max(i.discount) as discount
          from order_items i
         group by i.order_id) s
 where s.lines > 1 and s.discount < 15;

-- name: share of each method
select p.method, count(*) as payments, sum(p.amount) as amount
  from payments p
 where p.paid_on is not null
 group by p.method
 order by amount desc, p.method;

-- name: empty categories
select k.id
  from categories k
 where k.id not in (select p.category_id from products p);

-- name: orders without a payment
select o.id, o.status
  from orders o
 where not exists (select 1 from payments p where p.order_id = o.id);

-- name: orders of the last month
select o.id, o.status
  from orders o
 where o.placed > now() - interval '30 days' and o.total > 0;

-- name: payments that are due
select p.id, p.amount
  from payments p
 where p.paid_on <= current_date + 14 and p.order_id is not null;

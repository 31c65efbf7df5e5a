create table categories (
  id integer primary key,
  name text not null unique,
  parent_id integer references categories (id));

create table customers (
  id integer primary key,
  email text not null unique,
  name text not null,
  region text,
  credit integer,
  joined timestamp not null);

create table products (
  id integer primary key,
  category_id integer references categories (id),
  name text not null,
  price numeric(10, 2) not null check (price >= 0),
  discontinued boolean not null default false);

create table orders (
  id integer primary key,
  customer_id integer not null references customers (id),
  status text not null check (status in ('new', 'paid', 'shipped', 'returned')),
  placed timestamp not null,
  shipped timestamp,
  total numeric(10, 2));

create table order_items (
  order_id integer not null references orders (id),
  line integer not null,
  product_id integer not null references products (id),
  quantity integer not null check (quantity > 0),
  price numeric(10, 2) not null,
  discount integer,
  primary key (order_id, line));

create table payments (
  id integer primary key,
  order_id integer references orders (id),
  method text,
  amount numeric(10, 2) not null,
  paid_on date);

create table archived_orders (
  id integer primary key,
  customer_id integer,
  total numeric(10, 2),
  placed timestamp not null);

insert into categories select g, 'category ' || g, nullif(g / 3, 0) from generate_series(1, 9) g;
insert into customers
select g, 'c' || g || '@example.org', 'name ' || g % 40, (array['north', 'south', 'east', null])[1 + g % 4],
       nullif(g % 7, 0) * 10, timestamp '2023-01-01' + g * interval '31 hours'
  from generate_series(1, 300) g;
insert into products
select g, nullif(g % 10, 0), 'product ' || g, (g % 50) * 1.25, g % 11 = 0
  from generate_series(1, 100) g;
insert into orders
select g, 1 + g * 7 % 300, (array['new', 'paid', 'shipped', 'returned'])[1 + g % 4],
       timestamp '2023-11-01' + g * interval '5 hours',
       case when g % 4 >= 2 then timestamp '2023-11-03' + g * interval '5 hours' end,
       nullif((g % 60) * 5, 0)
  from generate_series(1, 1500) g;
insert into order_items
select o, l, 1 + (o * 13 + l) % 100, 1 + (o + l) % 9, (o % 50) * 1.25, nullif(o % 4, 0) * 5
  from generate_series(1, 1500) o, generate_series(1, 2) l;
insert into payments
select g, nullif(g % 1400, 0), (array['card', 'cash', null])[1 + g % 3], (g % 60) * 5,
       case when g % 5 > 0 then date '2023-11-01' + g % 400 end
  from generate_series(1, 1800) g;
insert into archived_orders
select 10000 + g, nullif(g % 300, 0), (g % 20) * 10, timestamp '2022-01-01' + g * interval '9 hours'
  from generate_series(1, 500) g;

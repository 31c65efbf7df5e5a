create schema "Odd";
create table "Odd"."Parts" (
  "Id" bigint primary key,
  size integer,
  name text,
  made timestamptz,
  due date);
create table customers (
  id integer primary key,
  boss_id integer,
  name text not null);
create table shops (
  id integer primary key,
  town text);
create table links (
  id integer primary key,
  ref text not null,
  kind text,
  tags text[],
  ids bigint[]);
create table stops (
  id integer primary key,
  shop_id integer not null references shops,
  at timestamp not null);
create table visits (
  id integer primary key,
  customer_id integer,
  shop_id integer not null,
  amount integer not null,
  at timestamp not null);

insert into "Odd"."Parts"
select g, nullif(g % 7, 0), (array['abc', 'abd', 'xyz', null])[1 + g % 4],
       timestamptz '2026-10-20 00:00+00' + g * interval '5 hours', date '2024-01-01' + g
  from generate_series(1, 300) g;
insert into customers
select g, nullif(g % 5, 0), 'name ' || g % 11 from generate_series(1, 60) g;
insert into shops select g, nullif('town ' || g, 'town 3') from generate_series(0, 6) g;
insert into links
select g, g * 3, (array['in', 'out', 'gone'])[1 + g % 3], array['t' || g % 9, null], array[g, g % 5] from generate_series(1, 90) g;
insert into stops select g, g % 7, timestamp '2024-01-01' + g * interval '3 hours' from generate_series(1, 200) g;
insert into visits
select g, nullif(g * 7 % 71, 0), g % 5, g % 13, timestamp '2024-01-01' + g * interval '31 hours'
  from generate_series(1, 200) g;

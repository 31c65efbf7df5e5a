create schema shop;
create type shop.mood as enum ('glad', 'sad');
create domain shop.percent as integer check (value between 0 and 100);
create function shop.gross(net numeric) returns numeric language sql immutable
  return net * 1.2;

create function shop.headcount() returns bigint language plpgsql stable as
  $$ begin return (select count(*) from shop.staff); end $$;

create table shop.staff (
  id integer generated always as identity primary key,
  boss_id integer references shop.staff (id),
  mood shop.mood,
  share shop.percent not null,
  "Full Name" text not null,
  initial text generated always as (left("Full Name", 1)) stored,
  check (boss_id <> id));

create table shop.visits (
  day date not null,
  staff_id integer not null references shop.staff (id),
  net numeric(8, 2),
  tags text[],
  notes jsonb,
  from_hour integer not null,
  to_hour integer not null,
  primary key (day, staff_id),
  check (from_hour < to_hour)) partition by range (day);
create table shop.visits_2023 partition of shop.visits
  for values from ('2023-01-01') to ('2024-01-01');
create table shop.visits_2024 partition of shop.visits
  for values from ('2024-01-01') to ('2025-01-01');

create extension intarray schema public;
create table shop.lists (id integer primary key, numbers integer[] not null);
insert into shop.lists select g, array[g, g % 7] from generate_series(1, 300) g;

create view shop.glad_visits as
select v.day, v.staff_id, v.net from shop.visits v
  join shop.staff s on s.id = v.staff_id
 where s.mood = 'glad';

insert into shop.staff (boss_id, mood, share, "Full Name")
select null, 'glad', g, 'Name ' || g from generate_series(1, 20) g;
insert into shop.visits (day, staff_id, net, from_hour, to_hour)
select date '2023-06-01' + g, 1 + g % 20, g, 8, 17 from generate_series(1, 300) g;
create table shop.baskets (id integer primary key, items jsonb not null);
insert into shop.baskets
select g, jsonb_build_array(jsonb_build_object('sku', 'S' || g)) from generate_series(1, 300) g;

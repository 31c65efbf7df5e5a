create schema "Odd Schema";
create extension hstore;
create type public.status as enum ('new', 'paid', 'it''s gone');
create domain public.positive as integer default 1 check (value > 0);
create type public.point3 as (x integer, y integer, label text);
create sequence public.tickets increment 5 start 100;
create function public.shout(t text) returns text language sql immutable as $$ select upper(t) $$;
create table public.customers (
  id integer generated always as identity primary key,
  email text collate "C" not null unique,
  tier public.positive,
  place public.point3,
  extra hstore,
  tags public.status[] default '{new}',
  ticket bigint default nextval('public.tickets'),
  created timestamptz not null default now(),
  doubled integer generated always as (tier * 2) stored,
  constraint tier_small check (tier < 1000)
) with (fillfactor = 80);
alter sequence public.tickets owned by public.customers.ticket;
insert into public.customers (email, tier, place, extra, tags, created)
select 'user' || g || '@example.com', g % 10 + 1, row(g, g, 'a,b"\')::public.point3,
       hstore('k', g::text), array['new', 'it''s gone']::public.status[],
       '2024-01-01'::timestamptz + g * interval '1 minute'
  from generate_series(1, 5000) g;
create table "Odd Schema"."Order Lines" (
  "select" serial primary key,
  customer integer not null references public.customers (id),
  "Amount €" numeric(12, 2),
  note text,
  state public.status not null
);
insert into "Odd Schema"."Order Lines" (customer, "Amount €", note, state)
select g % 5000 + 1, g / 7.0, case when g % 10 = 0 then null else E'line\t' || g || E'\n\\.' end,
       (array['new', 'paid'])[g % 2 + 1]::public.status
  from generate_series(1, 40000) g;
create index lines_by_customer on "Odd Schema"."Order Lines" (customer, "Amount €" desc)
  include (state);
create index lines_open on "Odd Schema"."Order Lines" ("select") where state = 'new';
create index lines_pattern on "Odd Schema"."Order Lines" (note text_pattern_ops);
create index customers_shout on public.customers (public.shout(email));
create table public.events (at date not null, id bigint not null, kind text)
  partition by range (at);
create table public.events_2023 partition of public.events
  for values from ('2023-01-01') to ('2024-01-01');
create table public.events_2024 partition of public.events
  for values from ('2024-01-01') to ('2025-01-01');
alter table public.events add primary key (id, at);
create index events_by_kind on public.events (kind);
insert into public.events
select '2023-01-01'::date + (g % 700), g, 'kind' || g % 20 from generate_series(1, 10000) g;
create view public.rich as select id, email from public.customers where tier > 5;
create materialized view public.totals as
  select c.id, sum(l."Amount €") as total
    from public.rich c join "Odd Schema"."Order Lines" l on l.customer = c.id group by c.id;
create unique index totals_by_id on public.totals (id);
create statistics public.lines_stats (dependencies) on customer, state
  from "Odd Schema"."Order Lines";
alter table public.customers alter column email set statistics 500;
alter table public.customers alter column tier set (n_distinct = 10);
alter table "Odd Schema"."Order Lines" cluster on lines_by_customer;
create function public.noop() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger quiet before insert on public.customers
  for each row execute function public.noop();
alter table public.customers enable row level security;
vacuum analyze;

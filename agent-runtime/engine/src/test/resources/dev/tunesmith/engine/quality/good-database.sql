create extension if not exists pg_trgm;
create table customers (
  id int primary key, name text not null, email text not null, city text not null, note text);
insert into customers
select i, 'Name ' || md5(i::text), 'User' || i || '@Example.org', 'city' || i % 400, md5((i * 7)::text)
  from generate_series(1, 20000) i;
create table events (
  id int primary key, customer int not null, at timestamp not null, kind text not null,
  status text not null, amount int not null, code text not null, note text not null,
  done_at timestamp, flagged boolean not null, tags text[] not null, doc jsonb not null,
  during int4range not null, place point not null, ip inet not null, title text not null);
insert into events
select i, i::bigint * 7919 % 20000, timestamp '2026-01-01' + i::bigint * 104729 % 60000 * interval '1 minute',
       'k' || i % 37, case when i % 500 = 0 then 'open' else 'closed' end, i::bigint * 15485863 % 50000,
       'c' || i::bigint * 611953 % 60000, md5(i::text),
       case when i % 300 = 0 then timestamp '2026-03-01' + i * interval '1 minute' end, i % 700 = 0,
       array['t' || i % 3000, 'u' || i % 7], jsonb_build_object('sku', 's' || i % 4000, 'size', i % 9)
         || case when i % 900 = 0 then '{"recall": true}'::jsonb else '{}'::jsonb end,
       int4range(i, i + 5), point(i % 997, i % 1009),
       ('10.' || i % 200 || '.' || i % 250 || '.' || i % 240)::inet,
       'word' || i % 5000 || ' common text'
  from generate_series(1, 60000) i;
create table lines (event int not null, product int not null, quantity int not null);
insert into lines select i % 60000 + 1, i % 500, i % 20 from generate_series(1, 120000) i;
create table nodes (id int primary key, parent int, name text not null);
insert into nodes select i, nullif(i / 4, 0), md5(i::text) from generate_series(1, 40000) i;
create table logs (
  id int primary key, at timestamp not null, level int not null, source int not null,
  host int not null, text text not null);
insert into logs
select i, timestamp '2025-01-01' + i * interval '5 minutes', i % 5, i::bigint * 7919 % 9000,
       i::bigint * 104729 % 8000, md5(i::text)
  from generate_series(1, 120000) i;
create index logs_at on logs (at);
create index logs_source on logs (source);
create index logs_host on logs (host);
create index logs_level on logs (level);
create table readings (at timestamp not null, device int not null, value int not null);
insert into readings
select timestamp '2025-01-01' + i * interval '1 minute', i % 50, i % 1000 from generate_series(1, 200000) i;
create table offers (id int primary key, shop int not null, region int not null, price int not null);
insert into offers select i, i % 1000, i % 1000 / 10, i::bigint * 7919 % 10000 from generate_series(1, 60000) i;
create index offers_shop on offers (shop);
analyze;

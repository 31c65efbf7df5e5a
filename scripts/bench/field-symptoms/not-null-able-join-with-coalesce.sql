-- NOT NULL-able join with coalesce on both sides. What helps: IS NOT DISTINCT FROM/expr index.
-- create index on stock(item, coalesce(lot,''));
create table stock(id bigserial primary key, item int not null, lot text, qty int);
create table pick(id bigserial primary key, item int not null, lot text, run int not null);
insert into stock(item,lot,qty) select g%5000,case when g%4=0 then null else 'L'||g%70 end,g from generate_series(1,150000) g;
insert into pick(item,lot,run) select g%5000,case when g%4=0 then null else 'L'||g%70 end,g%900 from generate_series(1,30000) g;
create index on pick(run);
vacuum analyze;

-- join to a window "latest" view. What helps: LATERAL.
-- select p.id, p.name, l.amount from prod p cross join lateral (select amount from price x where x.product_id = p.id order by valid_from desc, id desc limit 1) l where p.category = 17;
create table prod(id int primary key, category int not null, name text);
create table price(id bigserial primary key, product_id int not null references prod, valid_from date not null, amount numeric);
insert into prod select g,g%400,'p'||g from generate_series(1,12000) g;
insert into price(product_id,valid_from,amount) select 1+(g*7)%12000,date '2015-01-01'+(g/100),g%900 from generate_series(1,240000) g;
create index on prod(category); create index on price(product_id, valid_from);
create view latest_price as select * from (select p.*, row_number() over (partition by product_id order by valid_from desc, id desc) rn from price p) x where rn = 1;
vacuum analyze;

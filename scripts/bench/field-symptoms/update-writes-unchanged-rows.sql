-- UPDATE writes unchanged rows. What helps: IS DISTINCT FROM.
-- update product p set price = f.price from feed f where f.sku = p.sku and p.price is distinct from f.price;
create table product(sku text primary key, price numeric not null, title text, upd int);
create table feed(sku text primary key, price numeric not null);
insert into product select 'S'||g,g%500,repeat('t',60),0 from generate_series(1,40000) g;
insert into feed select 'S'||g,case when g%400=0 then 999 else g%500 end from generate_series(1,40000) g;
create index on product(price);
vacuum analyze;

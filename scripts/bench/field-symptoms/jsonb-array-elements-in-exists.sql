-- jsonb_array_elements in EXISTS. What helps: containment and GIN.
-- create index on basket using gin(items jsonb_path_ops);
-- select id, customer from basket b where items @> '[{"sku":"S4711"}]';
create table basket(id bigserial primary key, customer int not null, items jsonb not null);
insert into basket(customer,items) select g%4000, jsonb_build_array(jsonb_build_object('sku','S'||(g%9000),'n',g%4), jsonb_build_object('sku','T'||(g%7000),'n',1)) from generate_series(1,120000) g;
create index on basket(customer);
vacuum analyze;

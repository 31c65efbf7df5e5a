-- state NOT IN ('done','cancel'). What helps: positive list on the index, or partial index.
-- create index on stock_move(product_id) where state not in ('done','cancel');
create table stock_move(id bigserial primary key, product_id int not null, state text not null, date timestamp not null, qty numeric);
insert into stock_move(product_id,state,date,qty) select g%900, case when g%700=0 then 'assigned' when g%900=1 then 'confirmed' when g%20=0 then 'cancel' else 'done' end, timestamp '2024-01-01'+g*interval '3 min', g%40 from generate_series(1,250000) g;
create index on stock_move(state);
vacuum analyze;

-- enum cast to text. What helps: take the cast off.
-- select id, amount from invoice where state = 'open';
create type inv_state as enum('draft','open','paid','void');
create table invoice(id bigserial primary key, state inv_state not null, amount numeric);
insert into invoice(state,amount) select case when g%2000=0 then 'open' else 'paid' end::inv_state,g%90 from generate_series(1,250000) g;
create index on invoice(state);
vacuum analyze;

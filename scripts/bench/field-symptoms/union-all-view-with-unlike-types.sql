-- UNION ALL view with unlike types blocks pushdown. What helps: cast in the view.
-- select id, amount from (select id, acct, amount from ledger_now where acct = 4711 union all select id, acct, amount from ledger_old where acct = 4711) x;
create table ledger_now(id bigint primary key, acct int not null, amount numeric);
create table ledger_old(id bigint primary key, acct bigint not null, amount numeric);
insert into ledger_now select g,g%9000,g%70 from generate_series(1,150000) g;
insert into ledger_old select g,g%9000,g%70 from generate_series(1,150000) g;
create index on ledger_now(acct); create index on ledger_old(acct);
create view ledger as select id, acct, amount from ledger_now union all select id, acct, amount from ledger_old;
vacuum analyze;

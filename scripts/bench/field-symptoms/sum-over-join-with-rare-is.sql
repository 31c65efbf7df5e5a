-- sum over join with rare IS NULL. What helps: partial index.
-- create index on acct(id) where domain is null;
create table acct(id bigint primary key, username text not null, domain text, note text);
create table acct_stat(id bigserial primary key, account_id bigint not null unique references acct, statuses_count bigint not null);
insert into acct select g,'u'||g,case when g%2000=0 then null else 'd'||(g%900)||'.example' end,repeat('n',120) from generate_series(1,150000) g;
insert into acct_stat(account_id,statuses_count) select g,g%1000 from generate_series(1,150000) g;
create index on acct(username);
vacuum analyze;

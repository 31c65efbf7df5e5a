-- grouped count by product and state. What helps: composite index.
-- create index on sml(product_id,state,company_id,date);
create table sml(id bigserial primary key, product_id int not null, state text not null, company_id int not null, date timestamp not null, code text not null, note text);
insert into sml(product_id,state,company_id,date,code,note) select g%3000,case when g%9=0 then 'draft' else 'done' end,g%3,timestamp '2024-01-01'+g*interval '2 min',(array['in','out'])[1+g%2],repeat('n',90) from generate_series(1,300000) g;
vacuum analyze;

-- count of rows beside each page, filter by joined name. What helps: split count.
-- create index on tk(org, state, made desc);
-- select x.*, (select count(*) from tk where org=3 and state='open') as total from (select * from tk where org = 3 and state = 'open' order by made desc limit 25) x;
create table tk(id bigserial primary key, org int not null, state text not null, made timestamp not null, subj text);
insert into tk(org,state,made,subj) select g%5,(array['open','closed','closed'])[1+g%3],timestamp '2024-01-01'+g*interval '2 min',repeat('s',80) from generate_series(1,250000) g;
vacuum analyze;

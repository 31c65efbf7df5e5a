-- join on lower(email). What helps: expression index.
-- create index on member(lower(email));
create table lead(id bigserial primary key, email text not null, src int);
create table member(id bigserial primary key, email text not null, plan text);
insert into lead(email,src) select 'Lead'||g||'@Ex.org',g%300 from generate_series(1,60000) g;
insert into member(email,plan) select 'lead'||(g*2)||'@ex.org','p'||g%4 from generate_series(1,120000) g;
create index on member(email); create index on lead(src);
vacuum analyze;

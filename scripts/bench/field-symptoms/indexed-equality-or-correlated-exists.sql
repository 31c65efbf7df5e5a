-- indexed equality OR correlated EXISTS. What helps: UNION.
-- select r.id, r.cost from run r where r.company_id = 1 and r.id in (select id from run where issue_ref='I4711' union select run_id from activity where issue_ref='I4711') order by r.id;
create table run(id bigint primary key, company_id int not null, issue_ref text, cost numeric not null, ctx jsonb not null);
create table activity(id bigserial primary key, run_id bigint not null, issue_ref text not null, at timestamptz not null);
insert into run select g, g%4, 'I'||(g%20000), g%100, jsonb_build_object('k',g) from generate_series(1,150000) g;
insert into activity(run_id,issue_ref,at) select 1+(g*11)%150000,'I'||(g%25000), timestamptz '2026-01-01'+g*interval '1 min' from generate_series(1,150000) g;
create index on run(issue_ref); create index on activity(run_id); create index on activity(issue_ref);
vacuum analyze;

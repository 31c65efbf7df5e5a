-- ip range join. What helps: LATERAL first below.
-- create index on geo using gist(int8range(ip_from, ip_to, '[]'));
-- select h.id, g.country from hit h join geo g on int8range(g.ip_from, g.ip_to, '[]') @> h.ip where h.at = date '2026-03-03';
create table geo(ip_from bigint not null, ip_to bigint not null, country text not null);
create table hit(id bigserial primary key, ip bigint not null, at date not null);
insert into geo select g*1000::bigint,g*1000::bigint+999,'C'||g%200 from generate_series(1,60000) g;
insert into hit(ip,at) select (g*7919::bigint*13)%60000000,date '2026-01-01'+g%300 from generate_series(1,60000) g;
create index on hit(at); create index on geo(ip_from);
vacuum analyze;

-- date + time columns. What helps: expression index.
-- create index on shift((day + starts));
create table shift(id bigserial primary key, day date not null, starts time not null, who int);
insert into shift(day,starts,who) select date '2020-01-01'+(g/150)::int,make_time((g%24)::int,0,0),g%300 from generate_series(1,250000) g;
create index on shift(who);
vacuum analyze;

-- text dates. What helps: real date column / range; advice.
-- select id, amount from booking where made_on in ('01.03.2023','02.03.2023','03.03.2023','04.03.2023','05.03.2023','06.03.2023','07.03.2023');
create table booking(id bigserial primary key, made_on text not null, amount numeric);
insert into booking(made_on,amount) select to_char(date '2020-01-01'+(g%1800)::int,'DD.MM.YYYY'),g%90 from generate_series(1,150000) g;
create index on booking(made_on);
vacuum analyze;

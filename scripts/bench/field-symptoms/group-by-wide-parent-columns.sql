-- group by wide parent columns. What helps: aggregate before the join.
-- select f.title, f.descr, f.lang, r.n, r.s from film f join (select film_id, count(*) n, sum(price) s from rental group by film_id) r on r.film_id = f.id;
create table film(id int primary key, title text not null, descr text not null, lang text);
create table rental(id bigserial primary key, film_id int not null references film, at date not null, price numeric not null);
insert into film select g,'film '||g,repeat('long text '||g,30),'l'||g%9 from generate_series(1,4000) g;
insert into rental(film_id,at,price) select 1+(g*11)%4000,date '2024-01-01'+g%600,g%9 from generate_series(1,250000) g;
vacuum analyze;

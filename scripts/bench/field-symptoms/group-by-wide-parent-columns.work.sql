-- name: rentals-per-film
select f.title, f.descr, f.lang, count(*), sum(r.price) from film f join rental r on r.film_id = f.id group by f.id, f.title, f.descr, f.lang;

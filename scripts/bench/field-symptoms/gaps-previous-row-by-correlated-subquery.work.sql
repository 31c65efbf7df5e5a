-- name: deltas
select r.id, r.at, r.v - (select p.v from reading p where p.device = r.device and p.at < r.at order by p.at desc limit 1) as delta from reading r where r.device = 17;

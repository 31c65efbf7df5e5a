-- name: leads-who-joined
select l.id, m.plan from lead l join member m on lower(m.email) = lower(l.email) where l.src = 42;

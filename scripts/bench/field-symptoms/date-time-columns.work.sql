-- name: between
select id, who from shift where day + starts between timestamp '2023-05-05 10:00' and timestamp '2023-05-05 14:00';

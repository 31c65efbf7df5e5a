-- name: in-a-week
select id, amount from booking where to_date(made_on,'DD.MM.YYYY') between date '2023-03-01' and date '2023-03-07';

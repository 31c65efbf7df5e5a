-- name: by-either
select p.id, p.name, c.id as contract, c.number from a_person p join b_contract c on c.person_id = p.id where p.code = 'P4711' or c.number = 'C815';

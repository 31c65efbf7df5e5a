-- name: with-open
select distinct c.id, c.name, c.address from cu c join od o on o.cu_id = c.id where o.state = 'open';

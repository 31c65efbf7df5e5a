-- name: open-invoices
select id, amount from invoice where state::text = 'open';

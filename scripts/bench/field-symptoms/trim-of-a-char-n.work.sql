-- name: part-by-code
select id, descr from part where trim(code) = 'AB4711';
-- name: part-upper
select id, descr from part where upper(trim(code)) = 'AB4712';

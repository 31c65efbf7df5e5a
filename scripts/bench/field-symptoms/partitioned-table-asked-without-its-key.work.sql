-- name: of-request
select at, msg from plog where req = 'r4711';
-- name: newest-day
select count(*) from plog where at = (select max(at) from plog);

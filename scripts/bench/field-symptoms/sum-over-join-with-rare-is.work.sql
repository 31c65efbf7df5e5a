-- name: posts-of-locals
select sum(s.statuses_count) from acct a join acct_stat s on s.account_id = a.id where a.domain is null;

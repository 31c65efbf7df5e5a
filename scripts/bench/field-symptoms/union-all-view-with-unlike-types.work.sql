-- name: of-account
select id, amount from ledger where acct = 4711;

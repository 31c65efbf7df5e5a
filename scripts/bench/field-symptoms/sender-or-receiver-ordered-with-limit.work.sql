-- name: mailbox
select id, subj, sent from mail where sender = 42 or receiver = 42 order by sent desc, id desc limit 20;

-- sender or receiver ordered with LIMIT. What helps: two ordered branches.
-- create index on mail(sender, sent, id); create index on mail(receiver, sent, id);
-- select * from (select id, subj, sent from ((select id, subj, sent from mail where sender = 42 order by sent desc, id desc limit 20) union (select id, subj, sent from mail where receiver = 42 order by sent desc, id desc limit 20)) x) y order by sent desc, id desc limit 20;
create table mail(id bigserial primary key, sender int not null, receiver int not null, sent timestamp not null, subj text);
insert into mail(sender,receiver,sent,subj) select case when g<6000 then 42 else 100+g%900 end,100+(g*7)%900,timestamp '2024-01-01'+g*interval '1 min',repeat('s',60) from generate_series(1,300000) g;
create index on mail(sent);
vacuum analyze;

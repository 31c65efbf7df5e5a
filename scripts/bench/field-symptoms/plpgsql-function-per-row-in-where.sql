-- plpgsql function per row in WHERE. What helps: grouped join.
-- select b.id, b.who from bill b join (select bill_id, sum(amount) t from bill_line group by bill_id) l on l.bill_id = b.id where l.t > 350 order by b.id limit 200;
create table bill(id int primary key, who int not null);
create table bill_line(id bigserial primary key, bill_id int not null, amount numeric not null);
insert into bill select g,g%400 from generate_series(1,20000) g;
insert into bill_line(bill_id,amount) select 1+(g*7)%20000,g%90 from generate_series(1,100000) g;
create index on bill_line(bill_id);
create function bill_total(b int) returns numeric language plpgsql stable as $$ declare t numeric; begin select sum(amount) into t from bill_line where bill_id = b; return t; end $$;
vacuum analyze;

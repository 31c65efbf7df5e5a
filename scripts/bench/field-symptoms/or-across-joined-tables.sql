-- OR across joined tables. What helps: UNION.
-- select p.id, p.name, c.id as contract, c.number from a_person p join b_contract c on c.person_id = p.id where p.code = 'P4711' union select p.id, p.name, c.id as contract, c.number from a_person p join b_contract c on c.person_id = p.id where c.number = 'C815';
create table a_person(id int primary key, code text not null, name text);
create table b_contract(id int primary key, person_id int not null references a_person, number text not null, sum numeric);
insert into a_person select g,'P'||g,'n'||g from generate_series(1,100000) g;
insert into b_contract select g,1+(g*7)%100000,'C'||g,g%900 from generate_series(1,200000) g;
create index on a_person(code); create index on b_contract(number); create index on b_contract(person_id);
vacuum analyze;

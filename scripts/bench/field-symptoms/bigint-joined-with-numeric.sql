-- bigint joined with numeric. What helps: cast the other side.
-- select i.id, d.name, i.v from import_row i join device d on d.id = i.device_no::bigint where i.batch = 77;
create table device(id bigint primary key, name text not null);
create table import_row(id bigserial primary key, batch int not null, device_no numeric(20,0) not null, v int);
insert into device select g,'d'||g from generate_series(1,200000) g;
insert into import_row(batch,device_no,v) select g%2000, 1+(g*7)%200000, g from generate_series(1,40000) g;
create index on import_row(batch);
vacuum analyze;

-- ILIKE '%x%'. What helps: pg_trgm GIN.
-- create index on fc using gin(name gin_trgm_ops);
create extension if not exists pg_trgm;
create table fc(fileid bigserial primary key, storage int not null, name text not null, size bigint);
insert into fc(storage,name,size) select g%5,md5(g::text)||case when g%9000=7 then ' Rechnung ' else ' pic ' end||g,g from generate_series(1,300000) g;
create index on fc(storage);
vacuum analyze;

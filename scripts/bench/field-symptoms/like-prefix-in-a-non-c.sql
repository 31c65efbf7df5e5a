-- LIKE prefix in a non-C locale. What helps: text_pattern_ops.
-- create index on filecache(storage, path text_pattern_ops); create index on filecache(storage, path_hash);
create table filecache(fileid bigserial primary key, storage int not null, path text not null, path_hash text not null, name text not null, size bigint);
insert into filecache(storage,path,path_hash,name,size) select g%5,'files/p'||(g%900)||'/f'||g,md5(g::text),'f'||g||'-'||md5(g::text),g from generate_series(1,200000) g;
create index on filecache(storage, path);
vacuum analyze;

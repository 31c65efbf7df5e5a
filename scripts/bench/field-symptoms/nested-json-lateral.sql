-- nested json lateral. What helps: index on the bridge.
-- create index on author_article(author_id);
create table author(id int primary key, name text not null);
create table article(id int primary key, title text not null);
create table author_article(author_id int not null, article_id int not null, primary key(article_id, author_id));
insert into author select g,'a'||g from generate_series(1,2000) g;
insert into article select g,'t'||g from generate_series(1,60000) g;
insert into author_article select 1+(g*7)%2000,g from generate_series(1,60000) g;
vacuum analyze;

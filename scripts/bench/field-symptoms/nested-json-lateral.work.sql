-- name: authors-with-articles
select coalesce(json_agg(json_build_object('name',a.name,'articles',x.arts)),'[]') from author a left join lateral (select coalesce(json_agg(json_build_object('title',t.title)),'[]') as arts from author_article aa left join article t on t.id = aa.article_id where aa.author_id = a.id and aa.article_id > 100) x on true where a.id <= 200;

-- name: feed
select 'photo' as kind, id, at, url as what from photo where owner = 7 union select 'note', id, at, txt from note where owner = 7 order by at desc limit 20;

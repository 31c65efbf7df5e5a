-- name: find-name
select fileid, name from fc where storage = 2 and name ilike '%rechnung 2%' order by fileid;

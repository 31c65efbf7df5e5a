-- name: runs-of-issue
select r.id, r.cost from run r where r.company_id = 1 and (r.issue_ref = 'I4711' or exists (select 1 from activity a where a.run_id = r.id and a.issue_ref = 'I4711')) order by r.id;

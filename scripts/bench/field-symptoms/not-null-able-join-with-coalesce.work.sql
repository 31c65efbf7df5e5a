-- name: lots-to-pick
select p.id, s.qty from pick p join stock s on s.item = p.item and coalesce(s.lot,'') = coalesce(p.lot,'') where p.run = 77;

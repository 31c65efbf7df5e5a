-- name: s01
SELECT country, city FROM geo_range WHERE 123456789 BETWEEN ip_from AND ip_to;
-- name: s02
SELECT id, msisdn FROM subscriber WHERE 't123' = ANY (tags);
-- name: s03
SELECT id, msisdn FROM subscriber WHERE tags && ARRAY['t17','t18'] AND status = 'active';
-- name: s04
SELECT id FROM subscriber WHERE attrs @> '{"plan": "p77"}';
-- name: s05
SELECT id FROM subscriber WHERE attrs -> 'n' ->> 'dev' = 'd4711';
-- name: s06
SELECT id FROM subscriber WHERE attrs ? 'beta' AND created_at > '2025-01-01';
-- name: s07
SELECT id FROM subscriber WHERE raw ->> 'ref' = 'r4711';
-- name: s08
SELECT id, home FROM subscriber ORDER BY home <-> point(500, 500) LIMIT 5;
-- name: s09
SELECT count(*) FROM call_record WHERE during && tstzrange('2025-06-01 10:00+00', '2025-06-01 10:10+00');
-- name: s10
SELECT id, seconds FROM call_record WHERE during @> timestamptz '2025-06-01 10:00+00';
-- name: s11
SELECT id FROM call_record WHERE (started_at, ended_at) OVERLAPS (timestamptz '2025-05-05 08:00+00', timestamptz '2025-05-05 08:10+00');
-- name: s12
SELECT id FROM booking WHERE from_day <= date '2020-03-03' AND to_day >= date '2020-03-03' AND room = 17;
-- name: s13
SELECT id FROM booking b WHERE EXISTS (SELECT 1 FROM booking o WHERE o.room = b.room AND o.id <> b.id AND o.from_day < b.to_day AND o.to_day > b.from_day) AND b.guest = 4711;
-- name: s14
SELECT count(DISTINCT subscriber_id) FROM call_record WHERE kind = 'sms';
-- name: s15
SELECT count(DISTINCT room) FROM booking;
-- name: s16
SELECT id FROM subscriber WHERE ip << inet '10.5.7.0/24';
-- name: s17
SELECT id, email FROM subscriber WHERE email ILIKE 'user4711@example.com';
-- name: s18
SELECT id FROM subscriber WHERE first_name || ' ' || last_name = 'fn12 ln84';
-- name: s19
SELECT id FROM subscriber WHERE uid::text = '2a38a4a9316c49e5a833517c45d31070';
-- name: s20
SELECT id FROM subscriber WHERE replace(uid::text, '-', '') = md5('4711');
-- name: s21
SELECT id, cost FROM call_record WHERE now() - started_at < interval '400 days' AND cell = 'cell-17';
-- name: s22
SELECT count(*) FROM call_record WHERE started_at + interval '1 hour' BETWEEN '2025-03-03 10:00+00' AND '2025-03-03 11:00+00';
-- name: s23
SELECT count(*) FROM ticket WHERE to_char(opened_ts, 'YYYY-MM') = '2024-02';
-- name: s24
SELECT id FROM ticket WHERE extract(year FROM opened) = 2024 AND extract(month FROM opened) = 2 AND state = 'open';
-- name: s25
SELECT id FROM ticket WHERE amount_text::int = 4711;
-- name: s26
SELECT id FROM call_record WHERE substring(code, 1, 6) = 'AB0012';
-- name: s27
SELECT id FROM call_record WHERE code = 'AB004711';
-- name: s28
SELECT id FROM subscriber WHERE mod(id, 100000) = 17;
-- name: s29
SELECT s.id FROM subscriber s JOIN subscriber p ON p.id = s.parent_id OR p.msisdn = s.email WHERE p.region = 3 AND s.is_vip;
-- name: s30
SELECT (array_agg(e.kind ORDER BY e.at DESC))[1] AS last_kind, e.ticket_id FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id WHERE t.state = 'open' GROUP BY e.ticket_id;
-- name: s31
SELECT * FROM ticket_event WHERE id = (SELECT max(id) FROM ticket_event WHERE ticket_id = 4711);
-- name: s32
SELECT * FROM (SELECT e.*, row_number() OVER (PARTITION BY ticket_id ORDER BY at DESC) rn FROM ticket_event e) x WHERE rn = 1 AND ticket_id IN (1, 4711, 9000);
-- name: s33
SELECT t.id, t.title FROM ticket t LEFT JOIN ticket_event e ON e.ticket_id = t.id AND e.kind = 'escalated' WHERE e.id IS NULL AND t.state = 'waiting';
-- name: s34
SELECT id, title FROM ticket WHERE to_tsvector('english', title || ' ' || body) @@ to_tsquery('english', 'quicksilver');
-- name: s35
SELECT id, title FROM ticket WHERE body LIKE '%quicksilver%';
-- name: s36
SELECT id FROM ticket WHERE coalesce(assignee, 'nobody') = 'agent12' AND state <> 'closed';
-- name: s37
SELECT id FROM ticket WHERE assignee IS NOT DISTINCT FROM 'agent16' ORDER BY opened_ts DESC LIMIT 10;
-- name: s38
SELECT id, priority, opened_ts FROM ticket ORDER BY priority DESC, opened_ts ASC LIMIT 20;
-- name: s39
SELECT id, title FROM ticket WHERE (priority, opened_ts) < (3, timestamp '2024-05-05') ORDER BY priority DESC, opened_ts DESC LIMIT 20;
-- name: s40
SELECT region, zip, count(*) FROM subscriber WHERE region = 7 AND zip = 'Z182' AND deleted_at IS NOT NULL GROUP BY region, zip;
-- name: s41
SELECT kind, max(at) FROM ticket_event GROUP BY kind;
-- name: s42
SELECT t.id, (SELECT count(*) FROM ticket_event e WHERE e.ticket_id = t.id) AS n, (SELECT max(at) FROM ticket_event e WHERE e.ticket_id = t.id) AS last FROM ticket t WHERE t.state = 'open' ORDER BY last DESC NULLS LAST LIMIT 20;
-- name: s43
SELECT cell, sum(cost) FROM call_record WHERE started_at >= '2025-02-01' AND started_at < '2025-02-02' GROUP BY cell ORDER BY 2 DESC LIMIT 10;
-- name: s44
SELECT id FROM subscriber WHERE status IN ('pending') AND is_vip = false AND created_at < '2024-06-01' ORDER BY created_at LIMIT 50;
-- name: s45
SELECT s.id, s.msisdn FROM subscriber s WHERE s.id::text = '4711';
-- name: s46
SELECT s.id FROM subscriber s, ticket t WHERE t.subscriber_id = s.id AND lower(s.last_name) = 'ln4711';
-- name: s47
SELECT date_trunc('day', started_at) AS d, count(*) FROM call_record WHERE date_trunc('month', started_at) = '2025-04-01' GROUP BY 1 ORDER BY 1;
-- name: s48
SELECT id FROM booking WHERE daterange(from_day, to_day, '[]') @> date '2021-05-05';
-- name: s49
SELECT count(*) FROM booking WHERE from_day < date '2021-05-10' AND to_day > date '2021-05-05';
-- name: s50
SELECT c.id, s.msisdn FROM call_record c JOIN subscriber s ON s.id = c.subscriber_id WHERE c.started_at <= '2025-06-06 12:00+00' AND c.ended_at >= '2025-06-06 12:00+00';
-- name: w01
DELETE FROM ticket WHERE id = 4712;
-- name: w02
UPDATE subscriber SET status = 'blocked' WHERE msisdn = '+491000004711';
-- name: w03
INSERT INTO ticket_event(ticket_id, at, kind, payload) SELECT 17, timestamp '2026-01-01' + g * interval '1 s', 'comment', 'x' FROM generate_series(1,200) g;
-- name: w04
UPDATE ticket SET assignee = 'agent1' WHERE id IN (SELECT id FROM ticket WHERE state = 'open' AND assignee IS NULL ORDER BY opened_ts LIMIT 5 FOR UPDATE SKIP LOCKED);

-- name: q01
-- weight: 350
-- login: address as typed, any tenant
SELECT id, tenant_id, name, role FROM users WHERE lower(email) = 'judy.zeller2500@contoso.com' AND deleted_at IS NULL;
-- name: q02
-- weight: 300
-- default ticket view of a big tenant
SELECT t.id, t.number, t.subject, t.status, t.priority, t.updated_at, r.name AS requester, a.name AS assignee FROM tickets t JOIN users r ON r.id = t.requester_id LEFT JOIN users a ON a.id = t.assignee_id
WHERE t.tenant_id = 1 AND t.deleted_at IS NULL ORDER BY t.updated_at DESC, t.id DESC LIMIT 30;
-- name: q03
-- weight: 260
-- my open tickets
SELECT id, number, subject, priority, due_at FROM tickets WHERE tenant_id = 1 AND assignee_id = 401 AND status NOT IN ('solved', 'closed') AND deleted_at IS NULL ORDER BY priority DESC, due_at NULLS LAST, id;
-- name: q04
-- weight: 30
-- deep page of all tickets of a tenant
SELECT t.id, t.number, t.subject, t.description, t.created_at, r.name FROM tickets t JOIN users r ON r.id = t.requester_id WHERE t.tenant_id = 1 AND t.deleted_at IS NULL ORDER BY t.created_at DESC, t.id DESC LIMIT 25 OFFSET 20000;
-- name: q05
-- weight: 220
-- side bar: counts per view
SELECT (SELECT count(*) FROM tickets WHERE tenant_id = 2 AND status = 'new' AND deleted_at IS NULL) AS new,
       (SELECT count(*) FROM tickets WHERE tenant_id = 2 AND status = 'open' AND assignee_id IS NULL AND deleted_at IS NULL) AS unassigned,
       (SELECT count(*) FROM tickets WHERE tenant_id = 2 AND status IN ('new', 'open', 'pending', 'on_hold') AND due_at < '2024-06-30' AND deleted_at IS NULL) AS overdue,
       (SELECT count(*) FROM tickets WHERE tenant_id = 2 AND deleted_at IS NOT NULL) AS trash;
-- name: q06
-- weight: 60
-- full text search in messages of a tenant
SELECT m.ticket_id, m.id, left(m.body, 60) FROM messages m WHERE m.tenant_id = 7 AND to_tsvector('english', m.body) @@ plainto_tsquery('english', 'sso certificate deadlock') ORDER BY m.created_at DESC, m.id DESC LIMIT 20;
-- name: q07
-- weight: 90
-- inbound mail: find thread by message id
SELECT m.id, m.ticket_id, t.tenant_id, t.status FROM messages m JOIN tickets t ON t.id = m.ticket_id WHERE m.message_id = '<eecbb7f5f9b71b17abb3dcc692c009d1@mail.desk.example>';
-- name: q08
-- weight: 80
-- user picker
SELECT id, name, email, organization FROM users WHERE tenant_id = 1 AND (name ILIKE '%whitf%' OR email ILIKE '%whitf%') AND deleted_at IS NULL ORDER BY name, id LIMIT 10;
-- name: q09
-- weight: 25
-- jsonb custom data
SELECT id, tenant_id, number, subject FROM tickets WHERE custom @> '{"order_no": "A50028"}' ORDER BY id;
-- name: q10
-- weight: 12
-- jsonb boolean as text
SELECT tenant_id, count(*) FROM tickets WHERE custom->>'nps_risk' = 'true' AND status NOT IN ('closed', 'solved') GROUP BY tenant_id ORDER BY 2 DESC, 1;
-- name: q11
-- weight: 40
-- tickets with a label
SELECT id, number, subject, labels FROM tickets WHERE labels @> ARRAY['legal', 'escalated']::text[] AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 50;
-- name: q12
-- weight: 35
-- tickets of a tenant with both tags
SELECT t.id, t.number, t.subject FROM tickets t WHERE t.tenant_id = 3 AND EXISTS (SELECT 1 FROM ticket_tags tt JOIN tags g ON g.id = tt.tag_id WHERE tt.ticket_id = t.id AND g.tenant_id = 3 AND g.name = 'churn-risk')
AND EXISTS (SELECT 1 FROM ticket_tags tt JOIN tags g ON g.id = tt.tag_id WHERE tt.ticket_id = t.id AND g.tenant_id = 3 AND g.name = 'partner') ORDER BY t.id DESC LIMIT 30;
-- name: q13
-- weight: 120
-- cron: SLA timers about to breach
SELECT s.id, s.ticket_id, s.metric, s.target_at, t.tenant_id, t.assignee_id FROM sla_timers s JOIN tickets t ON t.id = s.ticket_id WHERE s.completed_at IS NULL AND NOT s.paused AND s.target_at BETWEEN '2024-06-28 00:00' AND '2024-06-29 00:00' ORDER BY s.target_at, s.id LIMIT 100;
-- name: q14
-- weight: 200
-- bell icon
SELECT n.id, n.kind, n.ticket_id, n.created_at, t.subject FROM notifications n JOIN tickets t ON t.id = n.ticket_id WHERE n.user_id = 1 AND n.read_at IS NULL ORDER BY n.created_at DESC, n.id DESC LIMIT 20;
-- name: q15
-- weight: 8
-- tickets created per weekday
SELECT extract(isodow FROM created_at) AS dow, channel, count(*) FROM tickets WHERE tenant_id = 4 AND to_char(created_at, 'YYYY-MM') = '2024-05' GROUP BY 1, 2 ORDER BY 1, 2;
-- name: q16
-- weight: 30
-- API: external key arrives as a number
SELECT id, tenant_id, number, status FROM tickets WHERE external_key::bigint = 850012 ORDER BY id;
-- name: q17
-- weight: 45
-- search box: number, key or subject
SELECT id, number, subject, status FROM tickets WHERE tenant_id = 1 AND (number::text = '12345' OR external_key = '12345' OR subject ILIKE '%12345%') ORDER BY id DESC LIMIT 20;
-- name: q18
-- weight: 10
-- everything a person is involved in
SELECT DISTINCT t.id, t.number, t.subject, t.updated_at FROM tickets t LEFT JOIN ticket_watchers w ON w.ticket_id = t.id WHERE t.requester_id = 2075 OR t.assignee_id = 2075 OR w.user_id = 2075 ORDER BY t.updated_at DESC, t.id DESC LIMIT 40;
-- name: q19
-- weight: 5
-- agents without a ticket in the last weeks
SELECT u.id, u.name FROM users u WHERE u.role = 'agent' AND u.deleted_at IS NULL AND u.id NOT IN (SELECT assignee_id FROM tickets WHERE assignee_id IS NOT NULL AND created_at >= '2024-06-15') ORDER BY u.id LIMIT 100;
-- name: q20
-- weight: 15
-- inbox with last message and counts
SELECT t.id, t.subject, (SELECT count(*) FROM messages m WHERE m.ticket_id = t.id AND m.deleted_at IS NULL) AS msgs, (SELECT max(m.created_at) FROM messages m WHERE m.ticket_id = t.id) AS last_at, (SELECT count(*) FROM tickets c WHERE c.parent_id = t.id) AS children
FROM tickets t WHERE t.tenant_id = 5 AND t.status = 'open' ORDER BY t.created_at DESC, t.id DESC LIMIT 25;
-- name: q21
-- weight: 4
-- manager dashboard
SELECT tm.name AS team, u.name AS agent, count(*) AS solved, round(avg(extract(epoch FROM t.solved_at - t.created_at)) / 3600, 1) AS hours, round(avg(r.score), 2) AS csat
FROM tickets t JOIN users u ON u.id = t.assignee_id JOIN teams tm ON tm.id = t.team_id LEFT JOIN satisfaction_ratings r ON r.ticket_id = t.id
WHERE t.tenant_id = 2 AND t.solved_at >= '2024-05-01' AND t.solved_at < '2024-06-01' AND t.deleted_at IS NULL GROUP BY tm.name, u.id, u.name ORDER BY solved DESC, u.id, tm.name LIMIT 20;
-- name: q22
-- weight: 6
-- three newest tickets per tenant of the enterprise plan
SELECT tenant_id, id, subject, created_at FROM (SELECT t.tenant_id, t.id, t.subject, t.created_at, row_number() OVER (PARTITION BY t.tenant_id ORDER BY t.created_at DESC, t.id DESC) rn FROM tickets t JOIN tenants n ON n.id = t.tenant_id WHERE n.plan_id = 4 AND t.deleted_at IS NULL) x WHERE rn <= 3 ORDER BY tenant_id, created_at DESC, id DESC;
-- name: q23
-- weight: 10
-- last public reply per open ticket of a tenant
SELECT DISTINCT ON (m.ticket_id) m.ticket_id, m.author_id, m.created_at, left(m.body, 40) FROM messages m JOIN tickets t ON t.id = m.ticket_id WHERE m.tenant_id = 1 AND t.status IN ('open', 'new') AND NOT m.is_internal ORDER BY m.ticket_id, m.created_at DESC, m.id DESC;
-- name: q24
-- weight: 60
-- custom field filter (EAV)
SELECT t.id, t.number, t.subject, v2.value AS contract FROM tickets t JOIN custom_field_values v ON v.entity_id = t.id AND v.entity_type = 'Ticket' JOIN custom_fields f ON f.id = v.field_id AND f.key = 'serial_no'
LEFT JOIN custom_field_values v2 ON v2.entity_id = t.id AND v2.entity_type = 'Ticket' AND v2.field_id = 801 WHERE v.value = 'SN0879009' ORDER BY t.id;
-- name: q25
-- weight: 20
-- who is on shift
SELECT u.tenant_id, count(*) FROM agent_shifts s JOIN users u ON u.id = s.user_id WHERE (s.starts_at, s.ends_at) OVERLAPS (timestamp '2024-03-20 11:00', timestamp '2024-03-20 11:30') GROUP BY u.tenant_id ORDER BY 2 DESC, 1 LIMIT 20;
-- name: q26
-- weight: 40
-- history tab of a ticket, partitioned log
SELECT id, actor_id, action, changes, created_at FROM activity_log WHERE ticket_id = 209796 ORDER BY created_at, id;
-- name: q27
-- weight: 15
-- decoy: conversation statistics of a busy requester, both indexes are there
SELECT t.channel, m.kind, count(*), count(DISTINCT t.id) AS tickets, max(m.created_at) AS last_at FROM tickets t JOIN messages m ON m.ticket_id = t.id WHERE t.requester_id = 2012 GROUP BY 1, 2 ORDER BY 1, 2;
-- name: q28
-- weight: 3
-- decoy: usage of all tenants per month
SELECT date_trunc('month', day) AS m, metric, sum(value), count(DISTINCT tenant_id) FROM usage_counters GROUP BY 1, 2 ORDER BY 1, 2;
-- name: q29
-- weight: 2
-- decoy: audit report over one partition
SELECT action, count(*), count(DISTINCT actor_id) FROM activity_log WHERE created_at >= '2024-05-01' AND created_at < '2024-06-01' GROUP BY action ORDER BY action;
-- name: q30
-- weight: 3
-- decoy: message volume per channel, everything is needed
SELECT t.channel, m.kind, count(*), sum(length(m.body)) FROM messages m JOIN tickets t ON t.id = m.ticket_id GROUP BY 1, 2 ORDER BY 1, 2;
-- name: w01
-- weight: 40
-- inbound webhook of the partner system
UPDATE tickets SET status = 'pending', updated_at = '2024-06-30 10:00' WHERE external_key = '850024';
-- name: w02
-- weight: 2
-- GDPR: remove a few users that never did anything
DELETE FROM users WHERE id IN (SELECT u.id FROM users u WHERE u.deleted_at < '2024-04-15' AND u.last_seen_at IS NULL AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t.requester_id = u.id) AND NOT EXISTS (SELECT 1 FROM ticket_watchers w WHERE w.user_id = u.id)
 AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.author_id = u.id) AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t.assignee_id = u.id) AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.user_id = u.id) AND NOT EXISTS (SELECT 1 FROM agent_shifts s WHERE s.user_id = u.id) ORDER BY u.id LIMIT 5);
-- name: w03
-- weight: 3
-- mark breached timers
UPDATE sla_timers s SET breached = true FROM tickets t WHERE t.id = s.ticket_id AND s.completed_at IS NULL AND NOT s.breached AND s.target_at < '2024-06-15' AND t.deleted_at IS NULL;
-- name: w04
-- weight: 300
-- mail burst
INSERT INTO messages (tenant_id, ticket_id, author_id, kind, body, message_id, created_at) SELECT t.tenant_id, t.id, t.requester_id, 'reply', 'Thanks, any news about error code E' || t.id || '? The log mentions a deadlock.', '<new-' || t.id || '@mail.desk.example>', '2024-06-30 09:00' FROM tickets t WHERE t.id BETWEEN 219501 AND 220000;
-- name: w05
-- weight: 200
-- webhook worker
UPDATE webhook_deliveries SET attempts = attempts + 1, next_attempt_at = '2024-07-01 01:00' WHERE id IN (SELECT id FROM webhook_deliveries WHERE status = 'pending' AND next_attempt_at <= '2024-06-30 12:00' ORDER BY next_attempt_at, id LIMIT 10 FOR UPDATE SKIP LOCKED) RETURNING id, url, event;
-- name: w06
-- weight: 90
-- metering
INSERT INTO usage_counters (tenant_id, day, metric, value) SELECT g, DATE '2024-06-22' + d, m, 1 FROM generate_series(1, 400) g, generate_series(0, 1) d, unnest('{tickets,api_calls,emails}'::text[]) m ON CONFLICT (tenant_id, day, metric) DO UPDATE SET value = usage_counters.value + 1;
-- name: w07
-- weight: 20
-- mark all as read by ticket
UPDATE notifications SET read_at = '2024-06-30 12:00' WHERE read_at IS NULL AND ticket_id IN (SELECT id FROM tickets WHERE tenant_id = 3 AND status = 'closed' AND updated_at < '2024-01-01');

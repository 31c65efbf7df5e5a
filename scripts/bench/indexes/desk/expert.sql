DROP INDEX users_tenant_id_idx;
DROP INDEX users_role_idx;
DROP INDEX tickets_tenant_id_idx;
DROP INDEX tickets_priority_idx;
DROP INDEX messages_kind_idx;
DROP INDEX ticket_tags_ticket_id_idx;
DROP INDEX custom_field_values_entity_type_idx;
DROP INDEX webhook_deliveries_event_idx;
CREATE INDEX x_users_lower_email ON users (lower(email));
CREATE INDEX x_tickets_tenant_updated ON tickets (tenant_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX x_tickets_tenant_created ON tickets (tenant_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX x_tickets_active ON tickets (tenant_id, status, assignee_id) WHERE status NOT IN ('solved', 'closed');
CREATE INDEX x_tickets_solved ON tickets (tenant_id, solved_at) WHERE solved_at IS NOT NULL;
CREATE INDEX x_messages_fts ON messages USING gin (tenant_id, to_tsvector('english', body));
CREATE INDEX x_messages_message_id ON messages (message_id);
CREATE INDEX x_users_name_trgm ON users USING gin (name gin_trgm_ops, email gin_trgm_ops);
CREATE INDEX x_tickets_custom ON tickets USING gin (custom jsonb_path_ops);
CREATE INDEX x_tickets_labels ON tickets USING gin (labels);
CREATE INDEX x_ticket_tags_tag ON ticket_tags (tag_id, ticket_id);
CREATE INDEX x_sla_open ON sla_timers (target_at, id) WHERE completed_at IS NULL;
CREATE INDEX x_notifications_unread ON notifications (user_id, created_at DESC) WHERE read_at IS NULL;
CREATE INDEX x_tickets_external_key ON tickets (external_key) WHERE external_key IS NOT NULL;
CREATE INDEX x_tickets_subject_trgm ON tickets USING gin (subject gin_trgm_ops);
CREATE INDEX x_tickets_assignee ON tickets (assignee_id, created_at);
CREATE INDEX x_ticket_watchers_user ON ticket_watchers (user_id);
CREATE INDEX x_tickets_parent ON tickets (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX x_cfv_value ON custom_field_values (value, field_id) WHERE entity_type = 'Ticket';
CREATE INDEX x_cfv_entity ON custom_field_values (entity_id, field_id) WHERE entity_type = 'Ticket';
CREATE INDEX x_activity_ticket ON activity_log (ticket_id, created_at);
CREATE INDEX x_messages_author ON messages (author_id);
CREATE INDEX x_webhooks_due ON webhook_deliveries (next_attempt_at, id) WHERE status = 'pending';
CREATE INDEX x_shifts_start ON agent_shifts (starts_at);
CREATE STATISTICS x_tickets_stat (dependencies, mcv) ON tenant_id, status FROM tickets;
-- rewrites
-- name: q04
SELECT t.id, t.number, t.subject, t.description, t.created_at, r.name FROM (SELECT id FROM tickets WHERE tenant_id = 1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 25 OFFSET 20000) k JOIN tickets t ON t.id = k.id JOIN users r ON r.id = t.requester_id ORDER BY t.created_at DESC, t.id DESC;
-- name: q10
SELECT tenant_id, count(*) FROM tickets WHERE (custom @> '{"nps_risk": true}' OR custom @> '{"nps_risk": "true"}') AND status NOT IN ('closed', 'solved') GROUP BY tenant_id ORDER BY 2 DESC, 1;
-- name: q15
SELECT extract(isodow FROM created_at) AS dow, channel, count(*) FROM tickets WHERE tenant_id = 4 AND created_at >= '2024-05-01' AND created_at < '2024-06-01' GROUP BY 1, 2 ORDER BY 1, 2;
-- name: q16
SELECT id, tenant_id, number, status FROM tickets WHERE external_key = '850012' ORDER BY id;
-- name: q17
SELECT id, number, subject, status FROM tickets WHERE tenant_id = 1 AND (number = 12345 OR external_key = '12345' OR subject ILIKE '%12345%') ORDER BY id DESC LIMIT 20;
-- name: q18
SELECT t.id, t.number, t.subject, t.updated_at FROM tickets t WHERE t.id IN (SELECT id FROM tickets WHERE requester_id = 2075 UNION SELECT id FROM tickets WHERE assignee_id = 2075 UNION SELECT ticket_id FROM ticket_watchers WHERE user_id = 2075) ORDER BY t.updated_at DESC, t.id DESC LIMIT 40;
-- name: q19
SELECT u.id, u.name FROM users u WHERE u.role = 'agent' AND u.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t.assignee_id = u.id AND t.created_at >= '2024-06-15') ORDER BY u.id LIMIT 100;
-- name: q22
SELECT n.id AS tenant_id, x.id, x.subject, x.created_at FROM tenants n CROSS JOIN LATERAL (SELECT t.id, t.subject, t.created_at FROM tickets t WHERE t.tenant_id = n.id AND t.deleted_at IS NULL ORDER BY t.created_at DESC, t.id DESC LIMIT 3) x WHERE n.plan_id = 4 ORDER BY n.id, x.created_at DESC, x.id DESC;
-- name: q23
SELECT t.id AS ticket_id, m.author_id, m.created_at, left(m.body, 40) FROM tickets t CROSS JOIN LATERAL (SELECT m.author_id, m.created_at, m.body FROM messages m WHERE m.ticket_id = t.id AND m.tenant_id = 1 AND NOT m.is_internal ORDER BY m.created_at DESC, m.id DESC LIMIT 1) m WHERE t.tenant_id = 1 AND t.status IN ('open', 'new') ORDER BY t.id;
-- name: q25
SELECT u.tenant_id, count(*) FROM agent_shifts s JOIN users u ON u.id = s.user_id WHERE s.starts_at < timestamp '2024-03-20 11:30' AND s.ends_at > timestamp '2024-03-20 11:00' AND s.starts_at > timestamp '2024-03-19 11:00' GROUP BY u.tenant_id ORDER BY 2 DESC, 1 LIMIT 20;

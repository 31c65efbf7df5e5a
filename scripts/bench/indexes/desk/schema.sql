\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE FUNCTION seed_h(bigint, int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (hashint8extended($1, $2) & 2147483647) / 2147483648.0::float8 $$;
CREATE FUNCTION seed_p(text[], bigint, int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT $1[1 + ((hashint8extended($2, $3) & 2147483647) % array_length($1,1))::int] $$;
-- tenant of a ticket / user of a tenant: few big tenants, many small ones
CREATE FUNCTION seed_tenant(bigint) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 + floor(power(seed_h($1, 901), 3) * 400)::int $$;
CREATE FUNCTION seed_text(bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT
  seed_p('{Hello team,Hi,Good morning,Dear support,Hey there,Hi all}', $1, 61) || ', ' ||
  seed_p('{the invoice export fails,login does not work anymore,our webhook returns a timeout,the printer driver crashes,I cannot reset my password,the dashboard is very slow,two users see the wrong permissions,the CSV import stops at row 512,our SSO certificate expired,emails arrive twice,the mobile app freezes,billing shows a wrong amount}', $1, 62) || ' ' ||
  seed_p('{since yesterday,after the last update,when using Firefox,for all users,only for new accounts,in the EU region,on Mondays,randomly}', $1, 63) || '. ' ||
  seed_p('{Please help as soon as possible.,Could you have a look?,A screenshot is attached.,We tried to restart everything.,This blocks our month end closing.,No rush from our side.,It worked on staging.}', $1, 64) || ' ' ||
  seed_p('{Error code E1042 is shown.,Error code E2077 is shown.,The log mentions a deadlock.,The console says 502 bad gateway.,There is no error message.,Stack trace follows.}', $1, 65) $$;

CREATE TABLE plans (id int PRIMARY KEY, name varchar(30) NOT NULL, monthly_cents int NOT NULL, seats int);
CREATE TABLE tenants (
  id int PRIMARY KEY, subdomain varchar(60) NOT NULL UNIQUE, name varchar(160) NOT NULL, plan_id int NOT NULL REFERENCES plans(id), region varchar(8) NOT NULL,
  settings jsonb NOT NULL DEFAULT '{}', created_at timestamp NOT NULL, suspended_at timestamp);
CREATE TABLE users (
  id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants(id), email varchar(255) NOT NULL, name varchar(160) NOT NULL, role varchar(16) NOT NULL,
  phone varchar(32), organization varchar(120), external_id varchar(40), prefs jsonb, last_seen_at timestamp, created_at timestamp NOT NULL, deleted_at timestamp, UNIQUE (tenant_id, email));
CREATE TABLE teams (id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants(id), name varchar(80) NOT NULL);
CREATE TABLE tickets (
  id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants(id), number int NOT NULL, subject varchar(255) NOT NULL, description text,
  status varchar(16) NOT NULL, priority smallint NOT NULL, channel varchar(16) NOT NULL, requester_id bigint NOT NULL REFERENCES users(id), assignee_id bigint REFERENCES users(id),
  team_id int REFERENCES teams(id), parent_id bigint REFERENCES tickets(id), labels text[] NOT NULL DEFAULT '{}', custom jsonb NOT NULL DEFAULT '{}', external_key varchar(40),
  created_at timestamp NOT NULL, updated_at timestamp NOT NULL, due_at timestamp, solved_at timestamp, deleted_at timestamp, UNIQUE (tenant_id, number));
CREATE TABLE messages (
  id bigserial PRIMARY KEY, tenant_id int NOT NULL, ticket_id bigint NOT NULL REFERENCES tickets(id), author_id bigint REFERENCES users(id), kind varchar(12) NOT NULL,
  body text NOT NULL, message_id varchar(120), is_internal boolean NOT NULL DEFAULT false, created_at timestamp NOT NULL, deleted_at timestamp);
CREATE TABLE tags (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants(id), name varchar(60) NOT NULL, UNIQUE (tenant_id, name));
CREATE TABLE ticket_tags (ticket_id bigint NOT NULL REFERENCES tickets(id), tag_id int NOT NULL REFERENCES tags(id), PRIMARY KEY (ticket_id, tag_id));
CREATE TABLE sla_timers (
  id bigserial PRIMARY KEY, ticket_id bigint NOT NULL REFERENCES tickets(id), metric varchar(24) NOT NULL, target_at timestamp NOT NULL, started_at timestamp NOT NULL,
  completed_at timestamp, paused boolean NOT NULL DEFAULT false, breached boolean NOT NULL DEFAULT false);
CREATE TABLE attachments (
  id bigserial PRIMARY KEY, message_id bigint REFERENCES messages(id), file_name varchar(200) NOT NULL, content_type varchar(80), size_bytes int NOT NULL, sha256 char(64), storage_key varchar(120), created_at timestamp NOT NULL);
CREATE TABLE custom_fields (id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants(id), key varchar(60) NOT NULL, kind varchar(16) NOT NULL);
CREATE TABLE custom_field_values (id bigserial PRIMARY KEY, field_id int NOT NULL REFERENCES custom_fields(id), entity_type varchar(20) NOT NULL, entity_id bigint NOT NULL, value text);
CREATE TABLE notifications (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(id), kind varchar(30) NOT NULL, ticket_id bigint REFERENCES tickets(id), read_at timestamp, created_at timestamp NOT NULL);
CREATE TABLE satisfaction_ratings (id bigserial PRIMARY KEY, tenant_id int NOT NULL, ticket_id bigint NOT NULL REFERENCES tickets(id), score smallint NOT NULL, comment text, created_at timestamp NOT NULL);
CREATE TABLE ticket_watchers (ticket_id bigint NOT NULL REFERENCES tickets(id), user_id bigint NOT NULL REFERENCES users(id), PRIMARY KEY (ticket_id, user_id));
CREATE TABLE articles (
  id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants(id), title varchar(200) NOT NULL, body text NOT NULL, status varchar(12) NOT NULL, views int NOT NULL DEFAULT 0, created_at timestamp NOT NULL, updated_at timestamp NOT NULL);
CREATE TABLE webhook_deliveries (
  id bigserial PRIMARY KEY, tenant_id int NOT NULL, url text NOT NULL, event varchar(40) NOT NULL, status varchar(12) NOT NULL, attempts int NOT NULL DEFAULT 0, next_attempt_at timestamp, response_code int, payload jsonb, created_at timestamp NOT NULL);
CREATE TABLE agent_shifts (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(id), starts_at timestamp NOT NULL, ends_at timestamp NOT NULL);
CREATE TABLE usage_counters (tenant_id int NOT NULL, day date NOT NULL, metric varchar(30) NOT NULL, value bigint NOT NULL DEFAULT 0, PRIMARY KEY (tenant_id, day, metric));
CREATE TABLE activity_log (
  id bigserial, tenant_id int NOT NULL, actor_id bigint, ticket_id bigint, action varchar(40) NOT NULL, changes jsonb, ip inet, created_at timestamp NOT NULL, PRIMARY KEY (id, created_at)) PARTITION BY RANGE (created_at);
SELECT format('CREATE TABLE activity_log_%s PARTITION OF activity_log FOR VALUES FROM (%L) TO (%L)', to_char(m,'YYYYMM'), m, m + interval '1 month') FROM generate_series(timestamp '2023-07-01', timestamp '2024-06-01', interval '1 month') m \gexec

SET session_replication_role = replica;
INSERT INTO plans VALUES (1,'free',0,3),(2,'team',4900,15),(3,'business',19900,100),(4,'enterprise',99900,NULL);
INSERT INTO tenants SELECT i, seed_p('{acme,globex,initech,umbrella,hooli,stark,wayne,soylent,cyber,tyrell}', i, 1) || '-' || i, initcap(seed_p('{acme,globex,initech,umbrella,hooli,stark,wayne,soylent,cyber,tyrell}', i, 1)) || ' ' || seed_p('{GmbH,Inc,Ltd,SAS,SpA}', i, 2) || ' ' || i,
  CASE WHEN i < 15 THEN 4 WHEN i < 80 THEN 3 WHEN i < 200 THEN 2 ELSE 1 END, seed_p('{eu,eu,us,us,ap}', i, 3), jsonb_build_object('locale', seed_p('{en,de,fr}', i, 4), 'features', CASE WHEN i < 80 THEN '["sla","csat"]'::jsonb ELSE '[]' END), timestamp '2020-01-01' + i * interval '3 days', CASE WHEN seed_h(i,5) < 0.06 AND i > 60 THEN timestamp '2024-01-15' + i * interval '6 hours' END FROM generate_series(1,400) i;
-- users: 1..2000 are agents (5 per tenant + more for the big ones through modulo), rest requesters
INSERT INTO users (id, tenant_id, email, name, role, phone, organization, external_id, prefs, last_seen_at, created_at, deleted_at)
SELECT i, CASE WHEN i <= 2000 THEN 1 + (i - 1) % 400 ELSE seed_tenant(i) END, CASE WHEN seed_h(i,1) < 0.25 THEN initcap(fn) ELSE lower(fn) END || '.' || lower(ln) || i || '@' || seed_p('{corp.com,example.net,mail.org,contoso.com,fabrikam.io}', i, 2), fn || ' ' || ln,
  CASE WHEN i <= 400 THEN 'admin' WHEN i <= 2000 THEN 'agent' ELSE 'requester' END, CASE WHEN seed_h(i,3) < 0.4 THEN '+1-' || (200 + (seed_h(i,4)*799)::int) || '-555-' || lpad((seed_h(i,5)*9999)::int::text,4,'0') END,
  seed_p('{Northwind,Contoso,Fabrikam,Adventure Works,Tailspin,Wingtip,Proseware,Litware}', i, 6) || ' ' || (power(seed_h(i,7),2)*300)::int, CASE WHEN seed_h(i,8) < 0.5 THEN (i * 37)::text END,
  jsonb_build_object('theme', seed_p('{dark,light}', i, 9), 'notify', jsonb_build_object('email', seed_h(i,10) < 0.7, 'push', seed_h(i,11) < 0.2)), CASE WHEN seed_h(i,12) < 0.7 THEN timestamp '2024-06-30' - power(seed_h(i,13),2) * interval '700 days' END, timestamp '2020-06-01' + i/45000.0 * interval '1480 days', CASE WHEN seed_h(i,14) < 0.07 THEN timestamp '2024-03-01' + seed_h(i,15)*interval '100 days' END
FROM (SELECT i, seed_p('{Alice,Bob,Carol,Dan,Erin,Frank,Grace,Heidi,Ivan,Judy,Mallory,Niaj,Olga,Peggy,Rupert,Sybil,Trent,Victor,Wendy,Yusuf}', i, 16) fn, seed_p('{Adams,Baker,Clarkson,Dixon,Evans,Foster,Griffin,Hughes,Irwin,Jenkins,Keller,Lawson,Mason,Norris,Owens,Parker,Quinn,Reeves,Sutton,Turner,Underhill,Vaughn,Whitfield,Xu,Young,Zeller}', i, 17) ln FROM generate_series(1,45000) i) s;
INSERT INTO teams SELECT i, 1 + (i-1) % 400, seed_p('{Billing,Tech,Onboarding,VIP,Returns}', (i-1)/400, 1) || ' ' || i FROM generate_series(1,1200) i;
-- requester picked near the tenant: list of users per tenant
CREATE TEMP TABLE tu AS SELECT tenant_id, array_agg(id ORDER BY id) ids FROM users WHERE role = 'requester' GROUP BY 1;
INSERT INTO tickets (id, tenant_id, number, subject, description, status, priority, channel, requester_id, assignee_id, team_id, parent_id, labels, custom, external_key, created_at, updated_at, due_at, solved_at, deleted_at)
SELECT i, t, row_number() OVER (PARTITION BY t ORDER BY i), seed_p('{Cannot login,Invoice wrong,Webhook timeout,Printer crash,Password reset,Slow dashboard,Permission issue,Import stuck,SSO certificate,Duplicate emails,App freezes,Refund request,Feature request,API limit reached}', i, 1) || ' ' || seed_p('{on production,for my team,again,after update,urgent,(EU),- follow up,in version 4.2}', i, 2) || ' #' || i % 9973, seed_text(i),
  st, pr, seed_p('{email,email,email,web,web,chat,phone,api}', i, 3), COALESCE(ids[1 + floor(power(seed_h(i,4),2.5) * array_length(ids,1))::int], t), CASE WHEN seed_h(i,5) < 0.85 AND st <> 'new' THEN t + 400 * floor(power(seed_h(i,6),1.5)*5)::int END, CASE WHEN seed_h(i,7) < 0.7 THEN t + 400 * (i % 3) END,
  CASE WHEN seed_h(i,8) < 0.03 AND i > 1000 THEN i - 500 END, array_remove(ARRAY[CASE WHEN seed_h(i,9) < 0.08 THEN 'billing' END, CASE WHEN seed_h(i,10) < 0.02 THEN 'escalated' END, CASE WHEN seed_h(i,11) < 0.25 THEN 'bug' END, CASE WHEN seed_h(i,12) < 0.004 THEN 'legal' END, CASE WHEN pr = 4 AND seed_h(i,13) < 0.7 THEN 'vip' END], NULL),
  jsonb_build_object('product', seed_p('{app,app,app,api,billing,printer}', i, 14), 'version', '4.' || (power(seed_h(i,15),2)*30)::int, 'order_no', 'A' || (i::bigint*7 % 500000)) || CASE WHEN seed_h(i,16) < 0.01 THEN '{"nps_risk": true}'::jsonb ELSE '{}' END, CASE WHEN seed_h(i,17) < 0.3 THEN (400000 + i*3)::text END,
  ts, ts + power(seed_h(i,18),3) * interval '40 days', CASE WHEN seed_h(i,19) < 0.6 THEN ts + (5 - pr) * interval '2 days' END, CASE WHEN st IN ('solved','closed') THEN ts + power(seed_h(i,20),3) * interval '20 days' END, CASE WHEN seed_h(i,21) < 0.03 THEN ts + interval '30 days' END
FROM (SELECT i, t, ts, CASE WHEN seed_h(i,22) < 0.04 THEN 4 WHEN seed_h(i,22) < 0.15 THEN 3 WHEN seed_h(i,22) < 0.8 THEN 2 ELSE 1 END::smallint pr,
    CASE WHEN i > 214000 THEN CASE WHEN h < 0.25 THEN 'new' WHEN h < 0.6 THEN 'open' WHEN h < 0.75 THEN 'pending' ELSE 'solved' END WHEN h < 0.01 THEN 'open' WHEN h < 0.02 THEN 'pending' WHEN h < 0.025 THEN 'on_hold' WHEN h < 0.1 THEN 'solved' ELSE 'closed' END st
  FROM (SELECT i, seed_tenant(i+100000) t, seed_h(i,23) h, timestamp '2022-01-01' + (power(i/220000.0, 0.75)*910 + seed_h(i,24)*0.5) * interval '1 day' ts FROM generate_series(1,220000) i) a) s LEFT JOIN tu ON tu.tenant_id = s.t ORDER BY i;
DROP TABLE tu;
INSERT INTO messages (id, tenant_id, ticket_id, author_id, kind, body, message_id, is_internal, created_at, deleted_at)
SELECT row_number() OVER (ORDER BY ts, tid, k), t, tid, CASE WHEN k % 2 = 1 THEN requester_id ELSE COALESCE(assignee_id, t) END, CASE WHEN k % 5 = 0 THEN 'note' WHEN channel = 'chat' THEN 'chat' ELSE 'reply' END,
  seed_text(tid*20+k), CASE WHEN channel = 'email' THEN '<' || md5(tid || '-' || k) || '@mail.desk.example>' END, k % 5 = 0, ts, CASE WHEN seed_h(tid*20+k,1) < 0.01 THEN ts + interval '1 day' END
FROM (SELECT t.id tid, t.tenant_id t, requester_id, assignee_id, channel, k, t.created_at + (k-1) * seed_h(t.id,70) * interval '30 hours' ts FROM tickets t, generate_series(1, 1 + (power(seed_h(t.id,71),3)*6)::int) k) s;
INSERT INTO tags (id, tenant_id, name) SELECT i, 1 + (i-1) % 400, (ARRAY['urgent','refund','bug','how-to','feature','spam','churn-risk','partner'])[1 + (i-1)/400] FROM generate_series(1,3200) i;
INSERT INTO ticket_tags SELECT DISTINCT t.id, t.tenant_id + 400 * floor(power(seed_h(t.id*5+k,72),2)*8)::int FROM tickets t, generate_series(1,2) k WHERE seed_h(t.id*5+k,73) < 0.55 ORDER BY 1,2;
INSERT INTO sla_timers (ticket_id, metric, target_at, started_at, completed_at, paused, breached)
SELECT id, m, created_at + k * (5 - priority) * interval '12 hours', created_at, CASE WHEN status IN ('solved','closed') OR seed_h(id*3+k,74) < 0.3 THEN created_at + seed_h(id*3+k,75) * k * interval '40 hours' END, status = 'pending', seed_h(id*3+k,75) * 40 > (5 - priority) * 12
FROM tickets, unnest('{first_response,resolution}'::text[]) WITH ORDINALITY u(m,k) WHERE tenant_id < 80 AND (k = 2 OR seed_h(id,76) < 0.4) ORDER BY id, k;
INSERT INTO attachments (message_id, file_name, content_type, size_bytes, sha256, storage_key, created_at)
SELECT 1 + (i::bigint*48271 % 480000), seed_p('{screenshot,invoice,log,report,contract,photo,trace}', i, 1) || '_' || i % 5000 || e, CASE e WHEN '.png' THEN 'image/png' WHEN '.pdf' THEN 'application/pdf' WHEN '.zip' THEN 'application/zip' ELSE 'text/plain' END, 200 + (power(seed_h(i,3),6)*20000000)::int, md5((i % 85000)::text) || md5('y' || i % 85000), 'att/' || md5('k' || i), timestamp '2022-01-01' + i/95000.0 * interval '910 days'
FROM (SELECT i, seed_p('{.png,.png,.png,.pdf,.log,.zip}', i, 2) e FROM generate_series(1,95000) i) s;
INSERT INTO custom_fields SELECT i, 1 + (i-1) % 400, (ARRAY['cost_center','serial_no','contract','severity_note','region_code'])[1 + (i-1)/400], CASE WHEN i > 1600 THEN 'select' ELSE 'text' END FROM generate_series(1,2000) i;
INSERT INTO custom_field_values (field_id, entity_type, entity_id, value)
SELECT tenant_id + 400 * (k-1), 'Ticket', id, CASE k WHEN 1 THEN 'CC-' || (power(seed_h(id,80),2)*200)::int WHEN 2 THEN 'SN' || lpad((id*7919 % 1000000)::text, 7, '0') WHEN 3 THEN seed_p('{gold,silver,bronze,none,none,none}', id, 81) WHEN 4 THEN seed_p('{blocker for go live,cosmetic,data loss,unclear}', id, 82) ELSE seed_p('{EMEA,APAC,AMER}', id, 83) END
FROM tickets, generate_series(1,5) k WHERE seed_h(id*7+k,84) < 0.17 ORDER BY id, k;
INSERT INTO custom_field_values (field_id, entity_type, entity_id, value) SELECT tenant_id + 1200, 'User', id, 'free text ' || id % 77 FROM users WHERE id % 4 = 0 ORDER BY id;
INSERT INTO notifications (user_id, kind, ticket_id, read_at, created_at)
SELECT 1 + (power(seed_h(i,1),4)*1999)::int, seed_p('{mention,assigned,assigned,reply,reply,reply,sla_warning}', i, 2), 1 + (i::bigint*7919 % 220000), CASE WHEN seed_h(i,3) < 0.97 - 0.3 * (i > 125000)::int THEN ts + interval '3 hours' END, ts FROM (SELECT i, timestamp '2023-07-01' + i/130000.0 * interval '365 days' ts FROM generate_series(1,130000) i) s;
INSERT INTO satisfaction_ratings (tenant_id, ticket_id, score, comment, created_at) SELECT tenant_id, id, 1 + (power(seed_h(id,85),0.4)*4)::int, CASE WHEN seed_h(id,86) < 0.3 THEN seed_p('{thanks,great support,too slow,not solved,ok}', id, 87) END, solved_at + interval '1 day' FROM tickets WHERE solved_at IS NOT NULL AND seed_h(id,88) < 0.2 ORDER BY id;
INSERT INTO ticket_watchers SELECT DISTINCT 1 + (i::bigint*7919 % 220000), 1 + (power(seed_h(i,1),2)*44999)::int FROM generate_series(1,60000) i ORDER BY 1,2;
INSERT INTO articles (tenant_id, title, body, status, views, created_at, updated_at)
SELECT seed_tenant(i*13), seed_p('{How to,Guide:,FAQ:,Troubleshooting}', i, 1) || ' ' || seed_p('{reset passwords,export invoices,configure webhooks,install the printer driver,set up SSO,import CSV files,manage permissions,use the API}', i, 2) || ' ' || i, seed_text(i) || ' ' || seed_text(i+1) || ' ' || seed_text(i+2) || ' ' || seed_text(i+3), CASE WHEN seed_h(i,3) < 0.8 THEN 'published' ELSE 'draft' END, (power(seed_h(i,4),5)*9000)::int, ts, ts + seed_h(i,5)*interval '300 days' FROM (SELECT i, timestamp '2021-01-01' + i*interval '4 hours' ts FROM generate_series(1,6000) i) s;
INSERT INTO webhook_deliveries (tenant_id, url, event, status, attempts, next_attempt_at, response_code, payload, created_at)
SELECT t, 'https://hooks.customer' || t || '.example/desk', seed_p('{ticket.created,ticket.updated,ticket.updated,message.created,ticket.solved}', i, 1), st, CASE st WHEN 'delivered' THEN 1 WHEN 'dead' THEN 8 ELSE (seed_h(i,2)*5)::int END, CASE st WHEN 'pending' THEN ts + seed_h(i,3)*interval '1 day' END, CASE st WHEN 'delivered' THEN 200 WHEN 'dead' THEN 502 END, jsonb_build_object('ticket_id', 140000 + (seed_h(i,4)*79999)::int, 'event_id', substr(md5('e' || i),1,20)), ts
FROM (SELECT i, seed_tenant(i*17) t, CASE WHEN i > 69000 AND seed_h(i,5) < 0.6 THEN 'pending' WHEN seed_h(i,5) < 0.005 THEN 'pending' WHEN seed_h(i,5) < 0.03 THEN 'dead' ELSE 'delivered' END st, timestamp '2024-04-01' + i/70000.0*interval '90 days' ts FROM generate_series(1,70000) i) s;
INSERT INTO agent_shifts (user_id, starts_at, ends_at) SELECT u, d + h, d + h + interval '8 hours' FROM (SELECT u, timestamp '2024-03-01' + k * interval '1 day' d, ((u*7 + k) % 3) * interval '8 hours' h FROM generate_series(1,2000) u, generate_series(0,121) k WHERE seed_h(u*1000+k, 1) < 0.5) s;
INSERT INTO usage_counters SELECT t, date '2023-07-01' + d, m, (power(seed_h(t*1000+d, k::int),3) * 5000 / t)::bigint FROM generate_series(1,400) t, generate_series(0,364,7) d, unnest('{tickets,api_calls,emails}'::text[]) WITH ORDINALITY u(m,k);
INSERT INTO activity_log (id, tenant_id, actor_id, ticket_id, action, changes, ip, created_at)
SELECT i, seed_tenant(i*3), CASE WHEN seed_h(i,1) < 0.9 THEN 1 + (power(seed_h(i,2),2)*1999)::int END, CASE WHEN ac LIKE 'ticket%' THEN 100000 + (seed_h(i,3)*119999)::int END, ac, CASE WHEN ac = 'ticket.update' THEN jsonb_build_object('status', jsonb_build_array('open', seed_p('{pending,solved,closed}', i, 4))) WHEN ac = 'user.login' THEN jsonb_build_object('mfa', seed_h(i,5) < 0.4) END, ('172.16.' || i % 250 || '.' || (seed_h(i,6)*255)::int)::inet, timestamp '2023-07-01' + i/340000.0 * interval '365.9 days'
FROM (SELECT i, seed_p('{ticket.update,ticket.update,ticket.view,ticket.view,ticket.view,user.login,export.run,user.role_changed}', i, 7) ac FROM generate_series(1,340000) i) s;
SET session_replication_role = origin;
SELECT setval(pg_get_serial_sequence(t, 'id'), 10000000) FROM unnest('{users,tickets,messages,tags,sla_timers,attachments,custom_field_values,notifications,satisfaction_ratings,articles,webhook_deliveries,agent_shifts,activity_log}'::text[]) t \g /dev/null

CREATE INDEX users_tenant_id_idx ON users (tenant_id);                 -- prefix of the unique one
CREATE INDEX users_role_idx ON users (role);
CREATE INDEX tickets_tenant_id_idx ON tickets (tenant_id);             -- prefix of the unique one
CREATE INDEX tickets_status_idx ON tickets (status);
CREATE INDEX tickets_priority_idx ON tickets (priority);
CREATE INDEX tickets_requester_id_idx ON tickets (requester_id);
CREATE INDEX messages_ticket_id_idx ON messages (ticket_id);
CREATE INDEX messages_tenant_id_idx ON messages (tenant_id);
CREATE INDEX messages_kind_idx ON messages (kind);
CREATE INDEX ticket_tags_ticket_id_idx ON ticket_tags (ticket_id);     -- prefix of the primary key
CREATE INDEX sla_timers_ticket_id_idx ON sla_timers (ticket_id);
CREATE INDEX custom_field_values_entity_type_idx ON custom_field_values (entity_type);
CREATE INDEX notifications_user_id_idx ON notifications (user_id);
CREATE INDEX activity_log_tenant_id_idx ON activity_log (tenant_id);
CREATE INDEX webhook_deliveries_event_idx ON webhook_deliveries (event);

DROP FUNCTION seed_text(bigint); DROP FUNCTION seed_tenant(bigint); DROP FUNCTION seed_p(text[], bigint, int); DROP FUNCTION seed_h(bigint, int);
ANALYZE;

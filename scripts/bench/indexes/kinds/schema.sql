-- A telephone company's database: six tables, 2.8 million rows, for one statement of each of fifty kinds of trouble
-- that people ask about in public, so that a session's table says which kinds it knows.
CREATE TABLE geo_range (ip_from bigint NOT NULL, ip_to bigint NOT NULL, country text NOT NULL, city text NOT NULL);
INSERT INTO geo_range SELECT g*1000::bigint, g*1000::bigint+999, 'C'||(g%200), 'city '||g FROM generate_series(1,300000) g;
CREATE TABLE subscriber (id bigint PRIMARY KEY, uid uuid NOT NULL, msisdn varchar(20) NOT NULL, first_name text, last_name text, email text, status text NOT NULL, is_vip boolean NOT NULL, region int NOT NULL, zip text NOT NULL, tags text[] NOT NULL, attrs jsonb NOT NULL, raw json NOT NULL, created_at timestamptz NOT NULL, deleted_at timestamptz, home point NOT NULL, ip inet NOT NULL, parent_id bigint);
INSERT INTO subscriber SELECT g, md5(g::text)::uuid, '+49'||(1000000000+g), 'fn'||(g%5000), 'ln'||(g*7%90001), 'User'||g||'@Example.com',
 CASE WHEN g%50=0 THEN 'blocked' WHEN g%300=7 THEN 'pending' ELSE 'active' END, g%400=3, g%40, 'Z'||((g%40)*25+g%25),
 ARRAY['t'||(g%700), 't'||(g%900), 'x'||(g%3)], jsonb_build_object('plan', 'p'||(g%1500), 'n', jsonb_build_object('dev', 'd'||(g%20000)), 'score', g%1000) || CASE WHEN g%500=1 THEN '{"beta":true}'::jsonb ELSE '{}'::jsonb END,
 json_build_object('ref', 'r'||(g%50000)), timestamptz '2024-01-01' + g*interval '3 minutes', CASE WHEN g%20=0 THEN timestamptz '2026-01-01'+g*interval '1 s' END,
 point((g*37%10000)/10.0,(g*91%10000)/10.0), ('10.'||(g%200)||'.'||(g/200%250)||'.'||(g%250))::inet, CASE WHEN g%3=0 THEN g/3 END
FROM generate_series(1,200000) g;
CREATE TABLE call_record (id bigint PRIMARY KEY, subscriber_id bigint NOT NULL, cell text NOT NULL, during tstzrange NOT NULL, started_at timestamptz NOT NULL, ended_at timestamptz NOT NULL, seconds int NOT NULL, cost numeric(10,4) NOT NULL, kind text NOT NULL, note text, code char(12) NOT NULL);
INSERT INTO call_record SELECT g, (g*7919::bigint%200000)+1, 'cell-'||(g%3000), tstzrange(s, s+(g%900)*interval '1 s'), s, s+(g%900)*interval '1 s', g%900, (g%1000)/37.0, CASE g%7 WHEN 0 THEN 'sms' WHEN 1 THEN 'data' ELSE 'voice' END, CASE WHEN g%11=0 THEN 'dropped call near '||(g%4000)||' tower' END, 'AB'||lpad((g%100000)::text,6,'0')
FROM (SELECT g, timestamptz '2025-01-01'+g*interval '45 s' s FROM generate_series(1,900000) g) x;
CREATE TABLE ticket (id bigint PRIMARY KEY, subscriber_id bigint REFERENCES subscriber, title text NOT NULL, body text NOT NULL, state text NOT NULL, priority int NOT NULL, assignee text, opened date NOT NULL, opened_ts timestamp NOT NULL, closed_at timestamp, amount_text varchar(12) NOT NULL);
INSERT INTO ticket SELECT g, (g*31%200000)+1, 'Problem with '||(ARRAY['router','sim','bill','roaming','voicemail'])[g%5+1]||' '||g, repeat('lorem ipsum '||(g%1000)||' ', 8)||CASE WHEN g%5000=17 THEN 'quicksilver' ELSE '' END, CASE WHEN g%200=0 THEN 'open' WHEN g%90=0 THEN 'waiting' ELSE 'closed' END, g%5, CASE WHEN g%4=0 THEN 'agent'||(g%300) END, date '2023-01-01'+(g%1200)::int, timestamp '2023-01-01'+g*interval '6 min', CASE WHEN g%200<>0 THEN timestamp '2023-01-02'+g*interval '6 min' END, (g%5000)::text
FROM generate_series(1,250000) g;
CREATE TABLE ticket_event (id bigserial PRIMARY KEY, ticket_id bigint NOT NULL REFERENCES ticket ON DELETE CASCADE, at timestamp NOT NULL, kind text NOT NULL, payload text);
INSERT INTO ticket_event(ticket_id,at,kind,payload) SELECT (g*13%250000)+1, timestamp '2023-01-01'+g*interval '2 min', (ARRAY['opened','comment','escalated','closed','reopened','assigned'])[g%6+1], 'p'||g FROM generate_series(1,700000) g;
CREATE INDEX ticket_event_kind ON ticket_event(kind);
CREATE INDEX ticket_event_at ON ticket_event(at);
CREATE INDEX ticket_event_at_kind ON ticket_event(at, kind);
CREATE TABLE booking (id bigint PRIMARY KEY, room int NOT NULL, from_day date NOT NULL, to_day date NOT NULL, guest bigint NOT NULL);
INSERT INTO booking SELECT g, g%400, date '2015-01-01'+(g/100)::int, date '2015-01-01'+(g/100)::int+(g%9)::int, g%90000 FROM generate_series(1,400000) g;
VACUUM ANALYZE;

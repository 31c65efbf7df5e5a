-- A day of the grid operator: control room, billing, field service and reports.

-- name: q01
-- The latest reading of each meter point behind a substation.
SELECT DISTINCT ON (r."pointId") r."pointId", r.read_at, r.value, r.quality
FROM grid.readings r
JOIN grid."MeterPoint" p ON p."pointId" = r."pointId"
WHERE p.substation_id = 77
ORDER BY r."pointId", r.read_at DESC;

-- name: q02
-- The grid's consumption of the last day.
SELECT p."voltageLevel", count(*), sum(r.value)
FROM grid.readings r
JOIN grid."MeterPoint" p USING ("pointId")
WHERE r.read_at >= '2024-12-31 00:00+00' AND r.read_at < '2025-01-01 00:00+00'
GROUP BY p."voltageLevel"
ORDER BY p."voltageLevel";

-- name: q03
-- Faulty values of the quarter, by day.
SELECT read_at, count(*)
FROM grid.readings
WHERE quality = 'faulty' AND read_at >= '2024-10-01 00:00+00' AND read_at < '2025-01-01 00:00+00'
GROUP BY read_at
ORDER BY read_at;

-- name: q04
-- One meter point's month.
SELECT "pointId", date_trunc('day', read_at) AS day, value
FROM grid.readings
WHERE date_trunc('month', read_at) = '2024-03-01' AND "pointId" IN (1500, 4500, 9000)
ORDER BY "pointId", read_at;

-- name: q05
-- Telegrams of a gateway around a fault.
SELECT id, received_at, error_code, payload
FROM grid.telegrams
WHERE received_at >= '2024-08-17 14:00+00' AND received_at < '2024-08-17 18:00+00' AND gateway < 40
ORDER BY received_at;

-- name: q06
-- What the decoder takes up next.
SELECT id, payload
FROM grid.telegrams
WHERE NOT decoded
ORDER BY received_at, id
LIMIT 100;

-- name: q07
-- What a meter sent.
SELECT id, received_at, gateway, payload ->> 'rssi' AS rssi
FROM grid.telegrams
WHERE payload ->> 'meter' = 'LA00004711'
ORDER BY received_at DESC;

-- name: q08
-- The control room's tile.
SELECT count(*) FROM grid.telegrams WHERE error_code = 'CRC';

-- name: q09
-- The contract of a meter point on a day.
SELECT contract_no, version, customer_no, tariff, valid
FROM billing.contracts
WHERE "pointId" = 4711 AND valid @> date '2024-05-05';

-- name: q10
-- Contracts that end within the month.
SELECT contract_no, version, customer_no, upper(valid) AS ends
FROM billing.contracts
WHERE upper(valid) >= '2025-01-01' AND upper(valid) < '2025-01-15'
ORDER BY ends, contract_no;

-- name: q11
SELECT customer_no, "legalName", segment
FROM billing.customers
WHERE "legalName" ILIKE '%windp%' AND segment = 'municipal'
ORDER BY "legalName", customer_no;

-- name: q12
-- The bank's file has no spaces.
SELECT customer_no, "legalName", iban
FROM billing.customers
WHERE replace(iban, ' ', '') = 'DE596646091400012378';

-- name: q13
-- The portal's sign-in.
SELECT customer_no, "legalName", email, tax_no
FROM billing.customers
WHERE email = 'nora31337@mail.example' OR tax_no = '20457986';

-- name: q14
-- The dunning run.
SELECT invoice_no, contract_no, due_on, amount
FROM billing.invoices
WHERE state = 'overdue' AND due_on < '2024-09-01'
ORDER BY due_on, invoice_no
LIMIT 200;

-- name: q15
-- A customer's account.
SELECT c.customer_no, c."legalName", k.contract_no, i.invoice_no, i.period_start, i.state, l.kind, l.amount
FROM billing.customers c
JOIN billing.contracts k ON k.customer_no = c.customer_no
JOIN billing.invoices i ON i.contract_no = k.contract_no AND i.version = k.version
JOIN billing.invoice_lines l ON l.invoice_no = i.invoice_no
WHERE c.customer_no = 104744
ORDER BY i.period_start, i.invoice_no, l.line_no;

-- name: q16
-- Contracts that were never billed, of one tariff.
SELECT k.contract_no, k.version, k.customer_no
FROM billing.contracts k
WHERE k.tariff = 'spot' AND k.valid && daterange('2024-12-01', '2025-01-01')
  AND (k.contract_no, k.version) NOT IN (SELECT i.contract_no, i.version FROM billing.invoices i)
ORDER BY k.contract_no;

-- name: q17
-- The municipal customers' latest invoices.
SELECT c."legalName", i.invoice_no, i.issued_on, i.amount
FROM billing.customers c
JOIN billing.contracts k ON k.customer_no = c.customer_no
JOIN billing.invoices i ON i.contract_no = k.contract_no AND i.version = k.version
WHERE c.segment = 'municipal'
  AND i.period_start = (SELECT max(x.period_start) FROM billing.invoices x
                        WHERE x.contract_no = k.contract_no AND x.version = k.version)
ORDER BY c."legalName", i.invoice_no;

-- name: q18
-- The control room's list: alarms nobody has taken.
SELECT id, raised_at, "pointId", code, message
FROM ops.alarms
WHERE acknowledged_at IS NULL AND severity = 'critical'
ORDER BY raised_at DESC
LIMIT 50;

-- name: q19
-- A meter point's file: its alarms and whether a crew was there after it.
SELECT a.raised_at, a.severity, a.code,
       EXISTS (SELECT 1 FROM ops.work_orders w WHERE w."pointId" = a."pointId" AND w.created_at >= a.raised_at AT TIME ZONE 'UTC') AS visited
FROM ops.alarms a
WHERE a."pointId" = 815
ORDER BY a.raised_at DESC;

-- name: q20
-- The three latest grave alarms of each substation of a region.
SELECT t.name, t.id, t.raised_at, t.code
FROM (SELECT s.name, a.id, a.raised_at, a.code,
             row_number() OVER (PARTITION BY s.id ORDER BY a.raised_at DESC, a.id) AS place
      FROM ops.alarms a
      JOIN grid."MeterPoint" p ON p."pointId" = a."pointId"
      JOIN grid.substations s ON s.id = p.substation_id
      WHERE s."regionId" = 19 AND a.severity >= 'major') t
WHERE t.place <= 3
ORDER BY t.name, t.raised_at DESC;

-- name: q21
-- Open work for a crew with a licence.
SELECT id, "pointId", kind, priority, scheduled_for
FROM ops.work_orders
WHERE skills @> '{high_voltage,live_work}' AND state = 'open'
ORDER BY priority DESC, scheduled_for, id;

-- name: q22
-- Safety officer: where was asbestos?
SELECT id, "pointId", created_at, notes
FROM ops.work_orders
WHERE to_tsvector('simple', notes) @@ to_tsquery('simple', 'asbestos & (cabinet | seal)')
ORDER BY created_at;

-- name: q23
-- All that followed from a work order.
WITH RECURSIVE chain AS (
  SELECT id, parent_id, kind, state, 1 AS depth FROM ops.work_orders WHERE id = 11259
  UNION ALL
  SELECT w.id, w.parent_id, w.kind, w.state, c.depth + 1
  FROM ops.work_orders w
  JOIN chain c ON w.parent_id = c.id
  WHERE c.depth < 5
)
SELECT depth, count(*), count(*) FILTER (WHERE state = 'done') AS done FROM chain GROUP BY depth ORDER BY depth;

-- name: q24
-- Paging through the unassigned work, latest appointment first.
SELECT id, "pointId", kind, scheduled_for
FROM ops.work_orders
WHERE crew IS NULL
ORDER BY scheduled_for DESC NULLS LAST, id
LIMIT 50 OFFSET 500;

-- name: q25
-- The yearly report to the regulator.
SELECT s."regionId", date_trunc('month', r.read_at) AS month, r.quality, count(*), sum(r.value)
FROM grid.readings r
JOIN grid."MeterPoint" p USING ("pointId")
JOIN grid.substations s ON s.id = p.substation_id
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3;

-- name: w01
-- A day's import for a tenth of the points.
INSERT INTO grid.readings ("pointId", channel, read_at, value, quality, received_at)
SELECT p * 15, 1, timestamptz '2024-12-31 23:45+00', 12.5, 'measured', timestamptz '2024-12-31 23:50+00' FROM generate_series(1, 2000) p;

-- name: w02
-- The gateways' telegrams of some minutes.
INSERT INTO grid.telegrams (id, received_at, gateway, decoded, payload)
SELECT 900000 + i, timestamptz '2024-12-31 23:40+00' + i * interval '1 second', 1 + i % 300, false,
       jsonb_build_object('meter', 'LA' || lpad(i::text, 8, '0'), 'rssi', -70)
FROM generate_series(1, 1000) i;

-- name: w03
-- The bank's statement: an invoice is paid.
UPDATE billing.invoices SET state = 'paid', paid_on = '2024-12-31' WHERE payment_reference = 'RFb2668e5cd957b1';

-- name: w04
-- A meter point that was planned and never built.
DELETE FROM grid."MeterPoint" WHERE "pointId" = 29987;

-- name: w05
-- A shift takes over the alarms of a point.
UPDATE ops.alarms SET acknowledged_at = '2024-12-31 22:00+00'
WHERE "pointId" = 4761 AND acknowledged_at IS NULL;

-- name: w06
-- The supplier changes the tariff by its own reference.
UPDATE billing.contracts SET tariff = 'vehicle' WHERE supplier_ref = 'SUP-923188978155';

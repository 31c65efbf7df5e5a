-- What a person who knows the workload would create, 25 indexes at most, and drop.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX meter_points_substation ON grid."MeterPoint" (substation_id);
CREATE INDEX meters_point ON grid.meters ("pointId");
CREATE INDEX readings_trouble ON grid.readings (quality, read_at) WHERE quality IN ('estimated', 'faulty');
CREATE INDEX telegrams_received ON grid.telegrams USING brin (received_at) WITH (pages_per_range = 16);
CREATE INDEX telegrams_to_decode ON grid.telegrams (received_at, id) WHERE NOT decoded;
CREATE INDEX telegrams_meter ON grid.telegrams ((payload ->> 'meter'));
CREATE INDEX telegrams_error ON grid.telegrams (error_code) WHERE error_code IS NOT NULL;
CREATE INDEX contracts_point ON billing.contracts ("pointId");
CREATE INDEX contracts_customer ON billing.contracts (customer_no);
CREATE INDEX contracts_end ON billing.contracts (upper(valid));
CREATE INDEX contracts_supplier_ref ON billing.contracts (supplier_ref);
CREATE INDEX customers_name_parts ON billing.customers USING gin ("legalName" gin_trgm_ops);
CREATE INDEX customers_iban ON billing.customers (replace(iban, ' ', ''));
CREATE INDEX customers_email ON billing.customers (email);
CREATE INDEX customers_tax_no ON billing.customers (tax_no) WHERE tax_no IS NOT NULL;
CREATE INDEX invoices_contract ON billing.invoices (contract_no, version, period_start);
CREATE INDEX invoices_overdue ON billing.invoices (due_on, invoice_no) WHERE state = 'overdue';
CREATE INDEX invoices_payment_reference ON billing.invoices (payment_reference);
CREATE INDEX alarms_waiting ON ops.alarms (severity, raised_at) WHERE acknowledged_at IS NULL;
CREATE INDEX alarms_point ON ops.alarms ("pointId", raised_at);
CREATE INDEX work_orders_point ON ops.work_orders ("pointId", created_at);
CREATE INDEX work_orders_parent ON ops.work_orders (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX work_orders_open ON ops.work_orders (priority DESC, scheduled_for, id) WHERE state = 'open';
CREATE INDEX work_orders_unassigned ON ops.work_orders (scheduled_for DESC NULLS LAST, id) WHERE crew IS NULL;
CREATE INDEX work_orders_notes ON ops.work_orders USING gin (to_tsvector('simple', notes));

DROP INDEX billing."ContractKey";
DROP INDEX grid.telegrams_id_received;
DROP INDEX billing.invoice_lines_kind;

-- rewrites

-- name: q01
SELECT p."pointId", l.read_at, l.value, l.quality
FROM grid."MeterPoint" p
CROSS JOIN LATERAL (SELECT r.read_at, r.value, r.quality
                    FROM grid.readings r
                    WHERE r."pointId" = p."pointId"
                    ORDER BY r.read_at DESC
                    LIMIT 1) l
WHERE p.substation_id = 77
ORDER BY p."pointId";

-- name: q04
SELECT "pointId", date_trunc('day', read_at) AS day, value
FROM grid.readings
WHERE read_at >= '2024-03-01' AND read_at < '2024-04-01' AND "pointId" IN (1500, 4500, 9000)
ORDER BY "pointId", read_at;

-- name: q16
SELECT k.contract_no, k.version, k.customer_no
FROM billing.contracts k
WHERE k.tariff = 'spot' AND k.valid && daterange('2024-12-01', '2025-01-01')
  AND NOT EXISTS (SELECT 1 FROM billing.invoices i WHERE i.contract_no = k.contract_no AND i.version = k.version)
ORDER BY k.contract_no;

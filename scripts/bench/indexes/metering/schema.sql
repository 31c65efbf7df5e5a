-- The meters of a power grid in the year 2024: 2.0 million rows in three schemas. Readings and alarms are partitioned by
-- month, telegrams lie in the order of their arrival. Deterministic: every value is drawn from the row's number by a hash.

CREATE FUNCTION draw(i bigint, salt int) RETURNS double precision IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS 'SELECT (hashint8extended(i, salt) & 9007199254740991)::float8 / 9007199254740992';
CREATE FUNCTION pick(words text[], x double precision) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS 'SELECT words[1 + floor(x * cardinality(words))::int]';

CREATE SCHEMA grid;
CREATE SCHEMA billing;
CREATE SCHEMA ops;

CREATE DOMAIN grid.meter_serial AS text CHECK (VALUE ~ '^[A-Z]{2}[0-9]{8}$');
CREATE DOMAIN grid.kwh AS numeric(14, 3) CHECK (VALUE >= 0);
CREATE TYPE grid.quality AS ENUM ('measured', 'substituted', 'estimated', 'faulty');
CREATE TYPE billing.segment AS ENUM ('household', 'business', 'industry', 'municipal');
CREATE TYPE billing.tariff AS ENUM ('basic', 'day_night', 'heat_pump', 'vehicle', 'spot');
CREATE TYPE billing.invoice_state AS ENUM ('draft', 'issued', 'paid', 'overdue', 'cancelled');
CREATE TYPE ops.severity AS ENUM ('info', 'warning', 'major', 'critical');

CREATE TABLE grid."Region" (
  "regionId" int NOT NULL,
  "displayName" text NOT NULL
);

CREATE TABLE grid.substations (
  id int NOT NULL,
  "regionId" int NOT NULL,
  name text NOT NULL,
  commissioned_on date NOT NULL
);

CREATE TABLE grid."MeterPoint" (
  "pointId" int NOT NULL,
  substation_id int NOT NULL,
  "postalCode" varchar(10) NOT NULL,
  "voltageLevel" smallint NOT NULL,
  attributes jsonb NOT NULL,
  "decommissionedOn" date
);

CREATE TABLE grid.meters (
  manufacturer text NOT NULL,
  serial grid.meter_serial NOT NULL,
  "pointId" int NOT NULL,
  firmware text NOT NULL,
  installed_on date NOT NULL,
  removed_on date
);

CREATE TABLE grid.readings (
  "pointId" int NOT NULL,
  channel smallint NOT NULL,
  read_at timestamptz NOT NULL,
  value grid.kwh NOT NULL,
  quality grid.quality NOT NULL,
  received_at timestamptz
) PARTITION BY RANGE (read_at);
CREATE TABLE grid.readings_2024_01 PARTITION OF grid.readings FOR VALUES FROM ('2024-01-01 00:00+00') TO ('2024-02-01 00:00+00');
CREATE TABLE grid.readings_2024_02 PARTITION OF grid.readings FOR VALUES FROM ('2024-02-01 00:00+00') TO ('2024-03-01 00:00+00');
CREATE TABLE grid.readings_2024_03 PARTITION OF grid.readings FOR VALUES FROM ('2024-03-01 00:00+00') TO ('2024-04-01 00:00+00');
CREATE TABLE grid.readings_2024_04 PARTITION OF grid.readings FOR VALUES FROM ('2024-04-01 00:00+00') TO ('2024-05-01 00:00+00');
CREATE TABLE grid.readings_2024_05 PARTITION OF grid.readings FOR VALUES FROM ('2024-05-01 00:00+00') TO ('2024-06-01 00:00+00');
CREATE TABLE grid.readings_2024_06 PARTITION OF grid.readings FOR VALUES FROM ('2024-06-01 00:00+00') TO ('2024-07-01 00:00+00');
CREATE TABLE grid.readings_2024_07 PARTITION OF grid.readings FOR VALUES FROM ('2024-07-01 00:00+00') TO ('2024-08-01 00:00+00');
CREATE TABLE grid.readings_2024_08 PARTITION OF grid.readings FOR VALUES FROM ('2024-08-01 00:00+00') TO ('2024-09-01 00:00+00');
CREATE TABLE grid.readings_2024_09 PARTITION OF grid.readings FOR VALUES FROM ('2024-09-01 00:00+00') TO ('2024-10-01 00:00+00');
CREATE TABLE grid.readings_2024_10 PARTITION OF grid.readings FOR VALUES FROM ('2024-10-01 00:00+00') TO ('2024-11-01 00:00+00');
CREATE TABLE grid.readings_2024_11 PARTITION OF grid.readings FOR VALUES FROM ('2024-11-01 00:00+00') TO ('2024-12-01 00:00+00');
CREATE TABLE grid.readings_2024_12 PARTITION OF grid.readings FOR VALUES FROM ('2024-12-01 00:00+00') TO ('2025-01-01 00:00+00');

CREATE TABLE grid.telegrams (
  id bigint NOT NULL,
  received_at timestamptz NOT NULL,
  gateway int NOT NULL,
  decoded boolean NOT NULL,
  error_code text,
  payload jsonb NOT NULL
);

CREATE TABLE billing.customers (
  customer_no bigint NOT NULL,
  "legalName" text NOT NULL,
  segment billing.segment NOT NULL,
  email text,
  tax_no text,
  iban text,
  created_on date NOT NULL
);

CREATE TABLE billing.contracts (
  contract_no bigint NOT NULL,
  version smallint NOT NULL,
  customer_no bigint NOT NULL,
  "pointId" int NOT NULL,
  tariff billing.tariff NOT NULL,
  valid daterange NOT NULL,
  annual_kwh grid.kwh,
  supplier_ref text
);

CREATE TABLE billing.invoices (
  invoice_no bigint NOT NULL,
  contract_no bigint NOT NULL,
  version smallint NOT NULL,
  state billing.invoice_state NOT NULL,
  period_start date NOT NULL,
  issued_on date,
  due_on date,
  paid_on date,
  amount numeric(12, 2) NOT NULL,
  payment_reference text NOT NULL,
  CHECK (due_on >= issued_on)
);

CREATE TABLE billing.invoice_lines (
  invoice_no bigint NOT NULL,
  line_no smallint NOT NULL,
  kind text NOT NULL,
  quantity numeric(12, 3) NOT NULL,
  amount numeric(12, 2) NOT NULL
);

CREATE TABLE ops.work_orders (
  id int NOT NULL,
  parent_id int,
  "pointId" int NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  priority smallint NOT NULL,
  skills text[] NOT NULL,
  crew int,
  scheduled_for date,
  notes text NOT NULL,
  created_at timestamp NOT NULL
);

CREATE TABLE ops.alarms (
  id bigint NOT NULL,
  raised_at timestamptz NOT NULL,
  "pointId" int NOT NULL,
  severity ops.severity NOT NULL,
  code text NOT NULL,
  acknowledged_at timestamptz,
  message text NOT NULL
) PARTITION BY RANGE (raised_at);
CREATE TABLE ops.alarms_2024_01 PARTITION OF ops.alarms FOR VALUES FROM ('2024-01-01 00:00+00') TO ('2024-02-01 00:00+00');
CREATE TABLE ops.alarms_2024_02 PARTITION OF ops.alarms FOR VALUES FROM ('2024-02-01 00:00+00') TO ('2024-03-01 00:00+00');
CREATE TABLE ops.alarms_2024_03 PARTITION OF ops.alarms FOR VALUES FROM ('2024-03-01 00:00+00') TO ('2024-04-01 00:00+00');
CREATE TABLE ops.alarms_2024_04 PARTITION OF ops.alarms FOR VALUES FROM ('2024-04-01 00:00+00') TO ('2024-05-01 00:00+00');
CREATE TABLE ops.alarms_2024_05 PARTITION OF ops.alarms FOR VALUES FROM ('2024-05-01 00:00+00') TO ('2024-06-01 00:00+00');
CREATE TABLE ops.alarms_2024_06 PARTITION OF ops.alarms FOR VALUES FROM ('2024-06-01 00:00+00') TO ('2024-07-01 00:00+00');
CREATE TABLE ops.alarms_2024_07 PARTITION OF ops.alarms FOR VALUES FROM ('2024-07-01 00:00+00') TO ('2024-08-01 00:00+00');
CREATE TABLE ops.alarms_2024_08 PARTITION OF ops.alarms FOR VALUES FROM ('2024-08-01 00:00+00') TO ('2024-09-01 00:00+00');
CREATE TABLE ops.alarms_2024_09 PARTITION OF ops.alarms FOR VALUES FROM ('2024-09-01 00:00+00') TO ('2024-10-01 00:00+00');
CREATE TABLE ops.alarms_2024_10 PARTITION OF ops.alarms FOR VALUES FROM ('2024-10-01 00:00+00') TO ('2024-11-01 00:00+00');
CREATE TABLE ops.alarms_2024_11 PARTITION OF ops.alarms FOR VALUES FROM ('2024-11-01 00:00+00') TO ('2024-12-01 00:00+00');
CREATE TABLE ops.alarms_2024_12 PARTITION OF ops.alarms FOR VALUES FROM ('2024-12-01 00:00+00') TO ('2025-01-01 00:00+00');

INSERT INTO grid."Region" SELECT i, 'Region ' || i FROM generate_series(1, 20) i;

INSERT INTO grid.substations
SELECT i, 1 + floor(20 * power(draw(i, 1), 1.5)), 'Substation ' || i, date '1975-01-01' + floor(16000 * draw(i, 2))::int
FROM generate_series(1, 300) i;

INSERT INTO grid."MeterPoint"
SELECT i, 1 + (i / 100 + floor(3 * draw(i, 3))::int) % 300, lpad((10000 + (i / 100) * 7 + floor(20 * draw(i, 4)))::text, 5, '0'),
       CASE WHEN draw(i, 5) < 0.97 THEN 7 WHEN draw(i, 5) < 0.998 THEN 5 ELSE 3 END,
       jsonb_build_object('use', pick('{flat,flat,flat,house,house,shop}', draw(i, 6)))
       || CASE WHEN draw(i, 7) < 0.004 THEN '{"backup": "battery"}'::jsonb ELSE '{}' END,
       CASE WHEN draw(i, 8) < 0.03 THEN date '2024-01-01' + floor(366 * draw(i, 9))::int END
FROM generate_series(1, 30000) i;

INSERT INTO grid.meters
SELECT m, left(upper(m), 2) || lpad(i::text, 8, '0'), CASE WHEN i <= 29900 THEN i ELSE 1 + floor(29899 * draw(i, 10)) END,
       floor(4 * draw(i, 11)) || '.' || floor(9 * draw(i, 12)), date '2012-01-01' + floor(4300 * draw(i, 13))::int,
       CASE WHEN i > 29900 THEN date '2024-01-01' + floor(360 * draw(i, 14))::int END
FROM generate_series(1, 33000) i, LATERAL (SELECT pick('{Kamstrup,Landis,Landis,Itron,Elster}', draw(i, 15)) AS m) k;

-- Each fifteenth meter point is read daily.
INSERT INTO grid.readings
SELECT p * 15, 1, t, round((7 + 25 * draw(p, 20) + 8 * draw(p * 1000 + d, 21) + 6 * cos(d / 58.0))::numeric, 3),
       CASE WHEN draw(p * 1000 + d, 22) < 0.004 THEN 'faulty' WHEN draw(p * 1000 + d, 22) < 0.015 THEN 'estimated'
            WHEN draw(p * 1000 + d, 22) < 0.05 THEN 'substituted' ELSE 'measured' END::grid.quality,
       CASE WHEN draw(p * 1000 + d, 22) >= 0.015 THEN t + interval '1 minute' * floor(600 * power(draw(p * 1000 + d, 23), 4)) END
FROM generate_series(0, 365) d, generate_series(1, 2000) p, LATERAL (SELECT timestamptz '2024-01-01 00:15+00' + d * interval '1 day' AS t) k;

INSERT INTO grid.telegrams
SELECT i, timestamptz '2024-01-01 00:00+00' + interval '1 second' * (i * 79 + floor(60 * draw(i, 30))), 1 + floor(500 * power(draw(i, 31), 1.5)),
       CASE WHEN i > 399000 THEN draw(i, 32) < 0.6 ELSE draw(i, 32) < 0.9995 END,
       CASE WHEN draw(i, 33) < 0.0008 THEN 'CRC' WHEN draw(i, 33) < 0.003 THEN 'KEY' WHEN draw(i, 33) < 0.02 THEN 'DUP' END,
       jsonb_build_object('meter', pick('{KA,LA,LA,IT,EL}', draw(i, 34)) || lpad((1 + floor(33000 * draw(i, 35)))::text, 8, '0'), 'rssi', -40 - floor(60 * draw(i, 36)))
FROM generate_series(1, 400000) i;

INSERT INTO billing.customers
SELECT 100000 + i, CASE WHEN draw(i, 40) < 0.9 THEN f || ' ' || l
            ELSE l || ' ' || pick('{Bakery,Windpark,Foundry,Hotel,Dairy,Sawmill,Garage,Clinic,Brewery,Laundry}', draw(i, 43)) || ' Ltd' END,
       CASE WHEN draw(i, 40) < 0.9 THEN 'household' WHEN draw(i, 40) < 0.99 THEN 'business' WHEN draw(i, 40) < 0.997 THEN 'industry' ELSE 'municipal' END::billing.segment,
       CASE WHEN draw(i, 44) < 0.8 THEN lower(f) || i || '@mail.example' END,
       CASE WHEN draw(i, 40) >= 0.9 THEN (20000000 + i * 37)::text END,
       'DE' || lpad((i % 97)::text, 2, '0') || ' ' || lpad((i * 7 % 10000)::text, 4, '0') || ' ' || lpad((i * 13 % 10000)::text, 4, '0') || ' ' || lpad(i::text, 8, '0'),
       date '2010-01-01' + i / 8
FROM generate_series(1, 40000) i,
     LATERAL (SELECT pick('{Ada,Bo,Cem,Dora,Emil,Fred,Gila,Hans,Ines,Jan,Kim,Lena,Max,Nora,Otto,Pia}', draw(i, 41)) AS f,
                     pick('{Adler,Bach,Conrad,Dietz,Ernst,Franke,Gerber,Huber,Ilg,Jung,Kern,Lorenz,Maurer,Nagel,Ott,Pohl,Quandt,Ritter,Sauer,Thoma}', draw(i, 42)) AS l) n;

-- Two versions for each third contract.
INSERT INTO billing.contracts
SELECT c, v, 100001 + floor(39900 * power(draw(c, 50), 1.2)), 1 + floor(29900 * draw(c, 51)),
       pick('{basic,basic,basic,basic,day_night,day_night,heat_pump,vehicle,spot}', draw(c * 4 + v, 52))::billing.tariff,
       CASE WHEN c % 3 > 0 THEN daterange(s, CASE WHEN draw(c, 54) < 0.25 THEN s + 730 + floor(1500 * draw(c, 55))::int END)
            WHEN v = 1 THEN daterange(s, s + 400) ELSE daterange(s + 400, NULL) END,
       round((800 + 9000 * power(draw(c, 56), 4))::numeric, 0), 'SUP-' || substr(md5(c || '/' || v), 1, 12)
FROM generate_series(1, 36000) c, LATERAL (SELECT date '2018-01-01' + floor(2500 * draw(c, 53))::int AS s) k,
     LATERAL generate_series(1, CASE WHEN c % 3 = 0 THEN 2 ELSE 1 END) v;

INSERT INTO billing.invoices
SELECT row_number() OVER (ORDER BY m, c), c, CASE WHEN c % 3 = 0 THEN 2 ELSE 1 END, st, p,
       CASE WHEN st <> 'draft' THEN p + 32 END, CASE WHEN st <> 'draft' THEN p + 46 END,
       CASE WHEN st = 'paid' THEN p + 33 + floor(25 * power(draw(c * 16 + m, 62), 2))::int END,
       round((20 + 180 * power(draw(c * 16 + m, 63), 2))::numeric, 2), 'RF' || substr(md5('i' || c || '/' || m), 1, 14)
FROM generate_series(0, 11) m, generate_series(1, 36000) c,
     LATERAL (SELECT (date '2024-01-01' + m * interval '1 month')::date AS p,
                     CASE WHEN m = 11 THEN CASE WHEN draw(c * 16 + m, 61) < 0.05 THEN 'draft' ELSE 'issued' END
                          WHEN draw(c * 16 + m, 61) < 0.012 THEN 'overdue' WHEN draw(c * 16 + m, 61) < 0.02 THEN 'cancelled'
                          ELSE 'paid' END::billing.invoice_state AS st) k
WHERE (c + m) % 3 = 0 AND c % 40 <> 7;

INSERT INTO billing.invoice_lines
SELECT invoice_no, n, (ARRAY['energy', 'grid', 'levy', 'discount'])[n], round((50 + 400 * draw(invoice_no, 70 + n))::numeric, 3), round(amount / 3, 2)
FROM (SELECT invoice_no, amount, generate_series(1, CASE WHEN draw(invoice_no, 70) < 0.08 THEN 4 ELSE 2 END) AS n FROM billing.invoices) l;

INSERT INTO ops.work_orders
SELECT i, CASE WHEN i > 500 AND draw(i, 80) < 0.2 THEN i - 1 - floor(400 * draw(i, 81)) END, 1 + floor(29900 * draw(i, 82)),
       pick('{exchange,exchange,inspection,inspection,fault,lock}', draw(i, 83)),
       CASE WHEN i > 59000 THEN CASE WHEN draw(i, 84) < 0.6 THEN 'open' ELSE 'planned' END
            WHEN draw(i, 84) < 0.004 THEN 'open' WHEN draw(i, 84) < 0.03 THEN 'cancelled' ELSE 'done' END,
       1 + floor(5 * sqrt(draw(i, 85))),
       ARRAY[pick('{metering,metering,metering,cable,switchgear}', draw(i, 86))] || CASE WHEN draw(i, 87) < 0.015 THEN '{high_voltage}'::text[] ELSE '{}' END
       || CASE WHEN draw(i, 88) < 0.1 THEN '{live_work}'::text[] ELSE '{}' END,
       CASE WHEN draw(i, 89) < 0.9 THEN 1 + floor(60 * draw(i, 90)) END, t::date + 5 + floor(30 * draw(i, 91))::int,
       pick('{Key is with the caretaker.,Customer wants a call before the visit.,Access through the back yard.,Cellar is locked at weekends.,No parking in front of the house.}', draw(i, 92))
       || ' ' || pick('{Seal was broken.,Meter was replaced.,Display is dark.,Cabinet is rusty.,Nothing to report.,Reading was taken.}', draw(i, 93))
       || CASE WHEN draw(i, 94) < 0.002 THEN ' Asbestos behind the panel.' ELSE '' END, t
FROM generate_series(1, 60000) i, LATERAL (SELECT timestamp '2024-01-01 06:00' + interval '1 second' * (31500000 * (i / 60000.0)) AS t) k;

INSERT INTO ops.alarms
SELECT i, t, 1 + floor(29900 * power(draw(i, 100), 1.4)),
       CASE WHEN draw(i, 101) < 0.01 THEN 'critical' WHEN draw(i, 101) < 0.06 THEN 'major' WHEN draw(i, 101) < 0.4 THEN 'warning' ELSE 'info' END::ops.severity,
       pick('{VOLT,VOLT,VOLT,COMM,COMM,COMM,COMM,TAMPER,CLOCK,CLOCK}', draw(i, 102)),
       CASE WHEN draw(i, 103) >= (CASE WHEN i > 198000 THEN 0.6 ELSE 0.004 END) THEN t + interval '1 minute' * floor(3000 * draw(i, 104)) END,
       'Point reports ' || pick('{low voltage,high voltage,no answer,late answer,open cover,clock drift}', draw(i, 105))
FROM generate_series(1, 200000) i, LATERAL (SELECT timestamptz '2024-01-01 00:00+00' + interval '1 second' * (i * 158 + floor(150 * draw(i, 106))) AS t) k;

ALTER TABLE grid."Region" ADD PRIMARY KEY ("regionId");
ALTER TABLE grid.substations ADD PRIMARY KEY (id);
ALTER TABLE grid."MeterPoint" ADD PRIMARY KEY ("pointId");
ALTER TABLE grid.meters ADD PRIMARY KEY (manufacturer, serial);
ALTER TABLE grid.readings ADD PRIMARY KEY ("pointId", channel, read_at);
ALTER TABLE grid.telegrams ADD PRIMARY KEY (id);
ALTER TABLE billing.customers ADD PRIMARY KEY (customer_no);
ALTER TABLE billing.contracts ADD PRIMARY KEY (contract_no, version);
ALTER TABLE billing.invoices ADD PRIMARY KEY (invoice_no);
ALTER TABLE billing.invoice_lines ADD PRIMARY KEY (invoice_no, line_no);
ALTER TABLE ops.work_orders ADD PRIMARY KEY (id);
ALTER TABLE ops.alarms ADD PRIMARY KEY (id, raised_at);

ALTER TABLE grid.substations ADD FOREIGN KEY ("regionId") REFERENCES grid."Region";
ALTER TABLE grid."MeterPoint" ADD FOREIGN KEY (substation_id) REFERENCES grid.substations;
ALTER TABLE grid.meters ADD FOREIGN KEY ("pointId") REFERENCES grid."MeterPoint";
ALTER TABLE grid.readings ADD FOREIGN KEY ("pointId") REFERENCES grid."MeterPoint";
ALTER TABLE billing.contracts ADD FOREIGN KEY (customer_no) REFERENCES billing.customers;
ALTER TABLE billing.contracts ADD FOREIGN KEY ("pointId") REFERENCES grid."MeterPoint";
ALTER TABLE billing.invoices ADD FOREIGN KEY (contract_no, version) REFERENCES billing.contracts;
ALTER TABLE billing.invoice_lines ADD FOREIGN KEY (invoice_no) REFERENCES billing.invoices;
ALTER TABLE ops.work_orders ADD FOREIGN KEY (parent_id) REFERENCES ops.work_orders;
ALTER TABLE ops.work_orders ADD FOREIGN KEY ("pointId") REFERENCES grid."MeterPoint";
ALTER TABLE ops.alarms ADD FOREIGN KEY ("pointId") REFERENCES grid."MeterPoint";

CREATE INDEX "ContractKey" ON billing.contracts (contract_no);
CREATE INDEX telegrams_id_received ON grid.telegrams (id, received_at);
CREATE INDEX invoice_lines_kind ON billing.invoice_lines (kind);

DROP FUNCTION draw;
DROP FUNCTION pick;

ANALYZE;

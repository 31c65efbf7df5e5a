\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- helper used only while filling (dropped at the end): repeatable value in [0,1)
CREATE FUNCTION seed_h(bigint, int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (hashint8extended($1, $2) & 2147483647) / 2147483648.0::float8 $$;
CREATE FUNCTION seed_p(text[], bigint, int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT $1[1 + ((hashint8extended($2, $3) & 2147483647) % array_length($1,1))::int] $$;
CREATE FUNCTION seed_fn(bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT seed_p('{Anna,Ben,Clara,David,Eva,Felix,Greta,Hugo,Ida,Jonas,Karla,Leo,Mia,Noah,Olivia,Paul,Quentin,Rosa,Sam,Tina,Ulrich,Vera,Walter,Xenia,Yannick,Zoe,Maria,James,Linda,Robert,Patricia,John,Jennifer,Michael,Sofia,Luca,Giulia,Pierre,Chloe,Emma}', $1, 11) $$;
CREATE FUNCTION seed_ln(bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT seed_p('{Smith,Mueller,Schmidt,Johnson,Rossi,Dubois,Garcia,Novak,Kowalski,Jensen,Hansen,Weber,Fischer,Wagner,Becker,Schulz,Hoffmann,Koch,Bauer,Richter,Klein,Wolf,Neumann,Schwarz,Zimmermann,Braun,Krueger,Hofmann,Hartmann,Lange,Martin,Bernard,Petit,Moreau,Brown,Williams,Jones,Davis,Miller,Wilson,Taylor,Anderson,Thomas,Jackson,White,Harris,Clark,Lewis,Walker,Hall}', $1, 12)
  || CASE WHEN seed_h($1, 13) < 0.4 THEN '-' || seed_p('{Stone,Berg,Feld,Bach,Moser,Lind,Vogt,Ritter,Sommer,Winter,Frost,Hill,Ford,Wood,Field}', $1, 14) ELSE '' END $$;

CREATE TABLE warehouses (id int PRIMARY KEY, code varchar(8) NOT NULL UNIQUE, name text NOT NULL);
CREATE TABLE brands (id int PRIMARY KEY, name varchar(80) NOT NULL UNIQUE, country char(2));
CREATE TABLE categories (
  id int PRIMARY KEY, parent_id int REFERENCES categories(id), name varchar(120) NOT NULL,
  slug varchar(140) NOT NULL UNIQUE, position int NOT NULL DEFAULT 0, active boolean NOT NULL DEFAULT true);
CREATE TABLE customers (
  id bigserial PRIMARY KEY, email varchar(255) NOT NULL UNIQUE, first_name varchar(80), last_name varchar(80),
  phone varchar(32), country char(2) NOT NULL, locale varchar(8) NOT NULL DEFAULT 'en', segment varchar(20) NOT NULL DEFAULT 'standard',
  newsletter boolean NOT NULL DEFAULT false, external_ref varchar(40), meta jsonb,
  created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, last_login_at timestamptz, deleted_at timestamptz);
CREATE TABLE addresses (
  id bigserial PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers(id), kind varchar(16) NOT NULL,
  name varchar(160), street varchar(200), zip varchar(12), city varchar(80), country char(2) NOT NULL, is_default boolean NOT NULL DEFAULT false);
CREATE TABLE products (
  id bigserial PRIMARY KEY, sku varchar(32) NOT NULL UNIQUE, name varchar(200) NOT NULL, description text,
  brand_id int REFERENCES brands(id), category_id int NOT NULL REFERENCES categories(id), status varchar(16) NOT NULL DEFAULT 'draft',
  price_cents int NOT NULL, rating_avg numeric(3,2), tags text[] NOT NULL DEFAULT '{}', attributes jsonb,
  created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, published_at timestamptz, deleted_at timestamptz);
CREATE TABLE product_variants (
  id bigserial PRIMARY KEY, product_id bigint NOT NULL REFERENCES products(id), sku varchar(40) NOT NULL UNIQUE, title varchar(120),
  color varchar(30), size varchar(10), price_cents int NOT NULL, stock int NOT NULL DEFAULT 0, weight_g int, barcode varchar(20), active boolean NOT NULL DEFAULT true);
CREATE TABLE product_attributes (
  id bigserial PRIMARY KEY, product_id bigint NOT NULL REFERENCES products(id), attr_name varchar(40) NOT NULL, attr_value varchar(120),
  UNIQUE (product_id, attr_name));
CREATE TABLE coupons (
  id bigserial PRIMARY KEY, code varchar(32) NOT NULL UNIQUE, kind varchar(16) NOT NULL, value int NOT NULL,
  valid_from date NOT NULL, valid_to date, max_uses int, used int NOT NULL DEFAULT 0, active boolean NOT NULL DEFAULT true);
CREATE TABLE carts (
  id bigserial PRIMARY KEY, customer_id bigint REFERENCES customers(id), session_token varchar(64), status varchar(16) NOT NULL DEFAULT 'open',
  currency char(3) NOT NULL DEFAULT 'EUR', created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL);
CREATE TABLE cart_items (
  id bigserial PRIMARY KEY, cart_id bigint NOT NULL REFERENCES carts(id) ON DELETE CASCADE, variant_id bigint NOT NULL REFERENCES product_variants(id),
  qty int NOT NULL, added_at timestamptz NOT NULL);
CREATE TABLE orders (
  id bigserial PRIMARY KEY, number varchar(24) NOT NULL UNIQUE, customer_id bigint NOT NULL REFERENCES customers(id),
  billing_address_id bigint REFERENCES addresses(id), shipping_address_id bigint REFERENCES addresses(id), coupon_id bigint REFERENCES coupons(id),
  status varchar(20) NOT NULL, channel varchar(16) NOT NULL, currency char(3) NOT NULL DEFAULT 'EUR',
  total_cents bigint NOT NULL, discount_cents bigint NOT NULL DEFAULT 0, ext_ref varchar(40), note text, ip inet, meta jsonb,
  created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, paid_at timestamptz, cancelled_at timestamptz);
CREATE TABLE order_items (
  id bigserial PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders(id), product_id bigint NOT NULL REFERENCES products(id),
  variant_id bigint NOT NULL REFERENCES product_variants(id), name varchar(200), qty int NOT NULL, unit_price_cents int NOT NULL, returned_qty int NOT NULL DEFAULT 0);
CREATE TABLE payments (
  id bigserial PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders(id), provider varchar(20) NOT NULL, provider_ref varchar(64),
  status varchar(16) NOT NULL, amount_cents bigint NOT NULL, error_code varchar(40), raw jsonb, created_at timestamptz NOT NULL, captured_at timestamptz);
CREATE TABLE shipments (
  id bigserial PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders(id), warehouse_id int NOT NULL REFERENCES warehouses(id),
  carrier varchar(20) NOT NULL, tracking_no varchar(40), status varchar(16) NOT NULL, created_at timestamptz NOT NULL, shipped_at timestamptz, delivered_at timestamptz);
CREATE TABLE reviews (
  id bigserial PRIMARY KEY, product_id bigint NOT NULL REFERENCES products(id), customer_id bigint NOT NULL REFERENCES customers(id),
  rating smallint NOT NULL, title varchar(200), body text, status varchar(16) NOT NULL DEFAULT 'pending', helpful_count int NOT NULL DEFAULT 0, created_at timestamptz NOT NULL);
CREATE TABLE inventory_movements (
  id bigserial PRIMARY KEY, variant_id bigint NOT NULL REFERENCES product_variants(id), warehouse_id int NOT NULL REFERENCES warehouses(id),
  kind varchar(16) NOT NULL, qty int NOT NULL, ref_type varchar(20), ref_id bigint, created_at timestamptz NOT NULL);
CREATE TABLE price_history (
  id bigserial PRIMARY KEY, variant_id bigint NOT NULL REFERENCES product_variants(id), price_cents int NOT NULL,
  valid_from timestamptz NOT NULL, valid_to timestamptz, changed_by varchar(60));
CREATE TABLE event_log (
  id bigserial PRIMARY KEY, occurred_at timestamptz NOT NULL, event_type varchar(40) NOT NULL, actor_type varchar(20), actor_id bigint,
  entity_type varchar(30), entity_id varchar(40), payload jsonb);
CREATE TABLE sessions (
  id bigserial PRIMARY KEY, customer_id bigint REFERENCES customers(id), token varchar(64) NOT NULL UNIQUE, ip inet, user_agent text,
  created_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, expires_at timestamptz NOT NULL);
CREATE TABLE wishlist_items (
  customer_id bigint NOT NULL REFERENCES customers(id), product_id bigint NOT NULL REFERENCES products(id), added_at timestamptz NOT NULL, PRIMARY KEY (customer_id, product_id));
CREATE TABLE daily_product_stats (
  product_id bigint NOT NULL, day date NOT NULL, views int NOT NULL DEFAULT 0, sales int NOT NULL DEFAULT 0, PRIMARY KEY (day, product_id));
CREATE TABLE jobs (
  id bigserial PRIMARY KEY, queue varchar(30) NOT NULL, status varchar(16) NOT NULL, priority int NOT NULL DEFAULT 0, run_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0, payload jsonb, locked_by varchar(60), locked_at timestamptz, created_at timestamptz NOT NULL);

SET session_replication_role = replica;   -- no FK checks while filling

INSERT INTO warehouses SELECT i, 'WH' || i, 'Warehouse ' || (ARRAY['Hamburg','Lyon','Rotterdam','Milano','Poznan','Leeds','Malmo','Porto'])[i] FROM generate_series(1,8) i;
INSERT INTO brands SELECT i, seed_p('{Nordic,Alpine,Urban,Casa,Terra,Luma,Velo,Studio,Atlas,Orion}', i, 1) || ' ' || seed_p('{Home,Living,Works,Design,Goods,Sports,Craft,Lab}', i, 2) || ' ' || i,
  seed_p('{DE,FR,IT,SE,CN,US}', i, 3) FROM generate_series(1,150) i;
INSERT INTO categories SELECT i, CASE WHEN i <= 12 THEN NULL WHEN i <= 80 THEN 1 + (i % 12) ELSE 13 + (i % 68) END,
  seed_p('{Chairs,Tables,Lamps,Sofas,Shelves,Beds,Rugs,Mirrors,Kitchen,Garden,Office,Kids,Bikes,Camping,Fitness,Decor}', i, 1) || ' ' || i,
  'cat-' || i, i % 20, seed_h(i, 2) > 0.05 FROM generate_series(1,420) i;

INSERT INTO customers (id, email, first_name, last_name, phone, country, locale, segment, newsletter, external_ref, meta, created_at, updated_at, last_login_at, deleted_at)
SELECT i, CASE WHEN seed_h(i,1) < 0.3 THEN initcap(fn) || '.' || ln ELSE lower(fn || '.' || ln) END || i || '@' || seed_p('{gmail.com,gmail.com,gmail.com,web.de,yahoo.com,outlook.com,Example.org,orange.fr}', i, 2),
  fn, ln, CASE WHEN seed_h(i,3) < 0.7 THEN '+' || (ARRAY['49','33','39','44'])[1+(i%4)] || ' ' || (100 + (seed_h(i,4)*899)::int) || ' ' || lpad((seed_h(i,5)*9999999)::int::text, 7, '0') END,
  c, CASE c WHEN 'DE' THEN 'de' WHEN 'FR' THEN 'fr' WHEN 'IT' THEN 'it' ELSE 'en' END,
  CASE WHEN seed_h(i,7) < 0.02 THEN 'vip' WHEN seed_h(i,7) < 0.08 THEN 'b2b' ELSE 'standard' END, seed_h(i,8) < 0.35,
  CASE WHEN seed_h(i,9) < 0.6 THEN (500000 + i * 3)::text END,
  jsonb_build_object('source', seed_p('{web,web,web,app,pos,import}', i, 15), 'consent', seed_h(i,16) < 0.8, 'loyalty', jsonb_build_object('tier', seed_p('{none,none,none,none,bronze,bronze,silver,gold}', i, 17), 'points', (power(seed_h(i,18),6)*9000)::int)),
  ts, ts + seed_h(i,20) * interval '200 days', CASE WHEN seed_h(i,21) < 0.8 THEN ts + seed_h(i,22) * (timestamptz '2024-06-30' - ts) END,
  CASE WHEN seed_h(i,23) < 0.04 THEN ts + interval '300 days' END
FROM (SELECT i, seed_fn(i) fn, seed_ln(i) ln, seed_p('{DE,DE,DE,DE,DE,FR,FR,IT,GB,GB,AT,NL,PL,SE,DK}', i, 6) c, timestamptz '2019-01-01' + power(i/60000.0, 0.7) * interval '2000 days' ts FROM generate_series(1,60000) i) s;

INSERT INTO addresses (id, customer_id, kind, name, street, zip, city, country, is_default)
SELECT i, cid, CASE WHEN i <= 60000 THEN 'billing' ELSE 'shipping' END, seed_fn(cid) || ' ' || seed_ln(cid),
  seed_p('{Hauptstr.,Bahnhofstr.,Gartenweg,Rue de Lyon,Via Roma,High Street,Park Lane,Kirchgasse,Station Road}', i, 1) || ' ' || 1 + (seed_h(i,2)*180)::int,
  lpad((10000 + city*137 + (seed_h(i,4)*40)::int)::text, 5, '0'), (ARRAY['Berlin','Hamburg','Munich','Koeln','Paris','Lyon','Roma','Milano','London','Leeds','Wien','Amsterdam','Warszawa','Stockholm','Aarhus'])[1 + city] ,
  (ARRAY['DE','DE','DE','DE','FR','FR','IT','IT','GB','GB','AT','NL','PL','SE','DK'])[1 + city], i <= 60000
FROM (SELECT i, CASE WHEN i <= 60000 THEN i ELSE 1 + (i * 7919 % 60000) END cid, (power(seed_h(i,3),1.6)*14.49)::int city FROM generate_series(1,90000) i) s;

INSERT INTO products (id, sku, name, description, brand_id, category_id, status, price_cents, rating_avg, tags, attributes, created_at, updated_at, published_at, deleted_at)
SELECT i, 'P-' || lpad(i::text, 6, '0'),
  seed_p('{Classic,Modern,Rustic,Compact,Foldable,Premium,Vintage,Ergonomic,Outdoor,Handmade,Industrial,Minimal}', i, 1) || ' ' || seed_p('{Oak,Walnut,Steel,Bamboo,Linen,Leather,Glass,Marble,Pine,Cotton,Ceramic,Rattan,Velvet,Brass,Copper,Birch}', i, 2) || ' ' ||
  seed_p('{Chair,Table,Lamp,Sofa,Shelf,Bed,Rug,Mirror,Stool,Bench,Desk,Cabinet,Vase,Clock,Tent,Bike Rack,Planter,Pillow,Blanket,Basket}', i, 3) || ' ' || seed_p('{A,B,C,X,Z,Pro,Mini,Max}', i, 4) || (i % 97),
  'The ' || seed_p('{perfect,reliable,charming,sturdy,elegant}', i, 5) || ' choice for ' || seed_p('{small flats,busy families,gardens,offices,holiday homes}', i, 6) || '. ' || repeat(seed_p('{Easy to clean and made to last. ,Ships flat packed with all tools. ,Certified wood from managed forests. ,Tested for daily use. }', i, 7), 1 + (i % 4)),
  1 + (power(seed_h(i,8),1.8)*149)::int, 13 + (power(seed_h(i,9),1.5)*407)::int, 
  CASE WHEN seed_h(i,10) < 0.72 THEN 'active' WHEN seed_h(i,10) < 0.9 THEN 'archived' ELSE 'draft' END,
  500 + (power(seed_h(i,11),3)*150000)::int, CASE WHEN seed_h(i,12) < 0.7 THEN round((2.5 + seed_h(i,13)*2.5)::numeric, 2) END,
  array_remove(ARRAY[CASE WHEN seed_h(i,14) < 0.15 THEN 'sale' END, CASE WHEN seed_h(i,15) < 0.05 THEN 'eco' END, CASE WHEN seed_h(i,16) < 0.3 THEN 'bestseller' END, CASE WHEN seed_h(i,17) < 0.01 THEN 'clearance' END, 'season-' || (2019 + (i/3400))], NULL),
  jsonb_build_object('material', seed_p('{oak,steel,linen,leather,glass,plastic}', i, 18), 'warranty_months', 12 * (1 + (i % 5)), 'dims', jsonb_build_object('w', 20 + i % 180, 'h', 10 + i % 90), 'supplier', 'S' || lpad(((power(seed_h(i,19),2)*400)::int)::text, 4, '0')),
  ts, ts + seed_h(i,20)*interval '90 days', CASE WHEN seed_h(i,10) < 0.9 THEN ts + interval '3 days' END, CASE WHEN seed_h(i,21) < 0.06 THEN ts + interval '400 days' END
FROM (SELECT i, timestamptz '2019-01-01' + (i/20000.0 * 2000 + seed_h(i,22)) * interval '1 day' ts FROM generate_series(1,20000) i) s;

INSERT INTO product_variants (id, product_id, sku, title, color, size, price_cents, stock, weight_g, barcode, active)
SELECT i, 1 + (i-1)/3, 'P-' || lpad((1 + (i-1)/3)::text, 6, '0') || '-' || (1 + (i-1)%3), 'Variant ' || (1 + (i-1)%3), seed_p('{black,white,oak,grey,red,blue,green,sand}', i, 1), seed_p('{S,M,L,XL,one}', i, 2),
  500 + (power(seed_h(1+(i-1)/3,11),3)*150000)::int + ((i-1)%3)*500, CASE WHEN seed_h(i,3) < 0.12 THEN 0 ELSE (power(seed_h(i,4),3)*400)::int END, 100 + (seed_h(i,5)*20000)::int, '40' || lpad((i::bigint*86028121 % 10000000000)::text, 11, '0'), seed_h(i,6) > 0.1
FROM generate_series(1,60000) i;

INSERT INTO product_attributes (product_id, attr_name, attr_value)
SELECT p, n, CASE n WHEN 'material' THEN seed_p('{oak,oak,steel,steel,linen,leather,glass,plastic,plastic,marble,bamboo}', p, 30) WHEN 'style' THEN seed_p('{modern,classic,rustic,industrial,boho,scandi}', p, 31)
  WHEN 'room' THEN seed_p('{living,kitchen,bed,bath,garden,office}', p, 32) WHEN 'origin' THEN seed_p('{DE,CN,CN,CN,PL,IT,VN,TR}', p, 33) WHEN 'energy' THEN seed_p('{A,B,C,D}', p, 34) WHEN 'season' THEN (2019 + p/3400)::text ELSE (10 + (seed_h(p,35)*2000)::int)::text END
FROM generate_series(1,20000) p, unnest('{material,style,room,origin,energy,season,seats}'::text[]) WITH ORDINALITY u(n,k) WHERE seed_h(p, 40 + k::int) < 0.85;

INSERT INTO coupons SELECT i, upper(seed_p('{SUMMER,WINTER,VIP,WELCOME,FLASH,BLACK}', i, 1)) || i, seed_p('{percent,percent,fixed,shipping}', i, 2), 5 + i % 20, date '2020-01-01' + (i*1.6/2)::int, CASE WHEN seed_h(i,3) < 0.9 THEN date '2020-01-01' + (i*1.6/2)::int + 10 + i % 60 END, 1000, (seed_h(i,4)*900)::int, i > 1500 FROM generate_series(1,2000) i;

INSERT INTO carts (id, customer_id, session_token, status, created_at, updated_at)
SELECT i, CASE WHEN seed_h(i,1) < 0.65 THEN 1 + (power(seed_h(i,2),2)*59999)::int END, md5('cart' || i), CASE WHEN i > 58500 AND seed_h(i,3) < 0.6 THEN 'open' WHEN seed_h(i,3) < 0.04 THEN 'open' WHEN seed_h(i,3) < 0.6 THEN 'abandoned' ELSE 'converted' END,
  ts, ts + power(seed_h(i,4),3) * interval '10 days'
FROM (SELECT i, timestamptz '2022-07-01' + i/60000.0 * interval '729 days' ts FROM generate_series(1,60000) i) s;
INSERT INTO cart_items (cart_id, variant_id, qty, added_at)
SELECT 1 + i % 60000, 1 + (power(seed_h(i,1),2)*59999)::int, 1 + (power(seed_h(i,2),4)*5)::int, timestamptz '2022-07-01' + (i % 60000)/60000.0 * interval '729 days' FROM generate_series(1,110000) i WHERE seed_h(i,3) < 0.95;

INSERT INTO orders (id, number, customer_id, billing_address_id, shipping_address_id, coupon_id, status, channel, currency, total_cents, discount_cents, ext_ref, note, ip, meta, created_at, updated_at, paid_at, cancelled_at)
SELECT i, 'SO-' || to_char(ts, 'YYYY') || '-' || lpad(i::text, 7, '0'), cid, cid, CASE WHEN seed_h(i,2) < 0.3 THEN 60001 + (seed_h(i,3)*29999)::int ELSE cid END,
  CASE WHEN seed_h(i,4) < 0.12 THEN 1 + (seed_h(i,5)*1999)::int END, st, ch, CASE WHEN seed_h(i,6) < 0.86 THEN 'EUR' WHEN seed_h(i,6) < 0.95 THEN 'GBP' ELSE 'SEK' END,
  1500 + (power(seed_h(i,7),4)*180000)::bigint, CASE WHEN seed_h(i,4) < 0.12 THEN 500 + (seed_h(i,8)*2000)::int ELSE 0 END,
  CASE WHEN ch = 'marketplace' THEN (3000000000 + i::bigint*17)::text WHEN ch = 'pos' THEN 'POS' || i END,
  CASE WHEN seed_h(i,9) < 0.06 THEN seed_p('{Please ring twice,Leave at neighbour,Gift wrapping please,Call before delivery,Deliver after 6pm}', i, 10) END,
  ('10.' || (i%200) || '.' || (seed_h(i,11)*255)::int || '.' || (cid % 250))::inet,
  jsonb_build_object('device', seed_p('{desktop,mobile,mobile,tablet}', i, 12), 'utm', jsonb_build_object('source', seed_p('{google,google,google,newsletter,facebook,direct,affiliate}', i, 13), 'campaign', 'c' || (power(seed_h(i,14),2)*300)::int)) || CASE WHEN seed_h(i,15) < 0.01 THEN '{"fraud": true}'::jsonb ELSE '{}' END,
  ts, ts + seed_h(i,16)*interval '12 days', CASE WHEN st NOT IN ('pending','cancelled') THEN ts + seed_h(i,17)*interval '1 day' END, CASE WHEN st = 'cancelled' THEN ts + interval '1 day' END
FROM (SELECT i, ts, cid, ch, CASE WHEN i > 177500 THEN CASE WHEN h < 0.25 THEN 'pending' WHEN h < 0.6 THEN 'processing' WHEN h < 0.95 THEN 'shipped' ELSE 'cancelled' END WHEN h < 0.004 THEN 'pending' WHEN h < 0.008 THEN 'on_hold' WHEN h < 0.06 THEN 'cancelled' WHEN h < 0.1 THEN 'refunded' ELSE 'delivered' END st
  FROM (SELECT i, seed_h(i,1) h, timestamptz '2021-01-01' + (power(i/180000.0, 0.7)*1275 + seed_h(i,19)*0.8) * interval '1 day' ts, 1 + ((power(seed_h(i,18), 3.5)*59999)::bigint * 7919) % 60000 cid, CASE WHEN seed_h(i,20) < 0.6 THEN 'web' WHEN seed_h(i,20) < 0.85 THEN 'app' WHEN seed_h(i,20) < 0.96 THEN 'marketplace' ELSE 'pos' END ch FROM generate_series(1,180000) i) a) s;

INSERT INTO order_items (order_id, product_id, variant_id, name, qty, unit_price_cents, returned_qty)
SELECT o, pid, (pid-1)*3 + 1 + (hashint8(o*10+k) & 3) % 3, 'Item ' || pid, 1 + (power(seed_h(o*10+k,2),5)*6)::int, 500 + (power(seed_h(pid,11),3)*150000)::int, CASE WHEN seed_h(o*10+k,3) < 0.04 THEN 1 ELSE 0 END
FROM (SELECT o::bigint o, k, 1 + ((power(seed_h(o::bigint*10+k,1),3)*19699)::bigint * 7919) % 20000 pid FROM generate_series(1,180000) o, generate_series(1, 1 + (power(seed_h(o,50),2)*4)::int) k) s;

INSERT INTO payments (order_id, provider, provider_ref, status, amount_cents, error_code, raw, created_at, captured_at)
SELECT o, pr, CASE pr WHEN 'paypal' THEN 'PAY-' || upper(substr(md5(i::text),1,17)) WHEN 'stripe' THEN 'ch_' || md5('s' || i) ELSE (700000000 + i)::text END, st, 1500 + (power(seed_h(o,7),4)*180000)::bigint,
  CASE WHEN st = 'failed' THEN seed_p('{card_declined,card_declined,insufficient_funds,expired_card,fraud_suspected,timeout}', i, 3) END,
  jsonb_build_object('method', pr, 'attempt', CASE WHEN i > 180000 THEN 2 ELSE 1 END, 'risk', (power(seed_h(i,4),4)*100)::int), ts, CASE WHEN st = 'captured' THEN ts + seed_h(i,5)*interval '20 hours' END
FROM (SELECT i, o, seed_p('{paypal,stripe,stripe,klarna,invoice}', i, 1) pr, CASE WHEN seed_h(i,2) < 0.9 THEN 'captured' WHEN seed_h(i,2) < 0.96 THEN 'failed' WHEN seed_h(i,2) < 0.985 THEN 'refunded' ELSE 'authorized' END st, timestamptz '2021-01-01' + (power(o/180000.0, 0.7)*1275 + 0.1) * interval '1 day' ts
  FROM (SELECT i, CASE WHEN i <= 180000 THEN i ELSE 1 + (i * 7919 % 180000) END::bigint o FROM generate_series(1,200000) i) a) s;

INSERT INTO shipments (order_id, warehouse_id, carrier, tracking_no, status, created_at, shipped_at, delivered_at)
SELECT i, 1 + (power(seed_h(i,1),2)*7.9)::int % 8, ca, CASE WHEN i < 179500 THEN CASE ca WHEN 'DHL' THEN '0034' ELSE ca END || lpad((i::bigint*48271 % 2147483647)::text, 10, '0') END,
  CASE WHEN i > 179500 THEN 'created' WHEN i > 177500 THEN 'in_transit' WHEN seed_h(i,3) < 0.01 THEN 'lost' WHEN seed_h(i,3) < 0.025 THEN 'returned' ELSE 'delivered' END,
  ts, CASE WHEN i < 179500 THEN ts + interval '10 hours' END, CASE WHEN i <= 177500 THEN ts + seed_h(i,4)*interval '9 days' END
FROM (SELECT i, seed_p('{DHL,DHL,DHL,UPS,DPD,GLS}', i, 2) ca, timestamptz '2021-01-01' + (power(i/180000.0, 0.7)*1275 + 0.9) * interval '1 day' ts FROM generate_series(1,180000) i WHERE seed_h(i,5) < 0.93) s;

INSERT INTO reviews (product_id, customer_id, rating, title, body, status, helpful_count, created_at)
SELECT 1 + ((power(seed_h(i,1),3)*19999)::bigint * 7919) % 20000, 1 + ((power(seed_h(i,2),2)*59999)::bigint * 7919) % 60000, 1 + (power(seed_h(i,3),0.4)*4)::int, seed_p('{Great,Good value,Not as expected,Broken on arrival,Love it,Ok,Would buy again}', i, 4),
  seed_p('{The quality is better than expected. ,Assembly took an hour. ,Colour differs from the picture. ,Delivery was fast. ,One screw was missing. }', i, 5) || seed_p('{My kids like it. ,It fits our kitchen. ,Smells a bit at first. ,Support answered quickly. ,I returned it. }', i, 6) || seed_p('{Recommended.,Three stars.,Will order another one.,Not again.}', i, 7),
  CASE WHEN i > 79000 AND seed_h(i,8) < 0.5 THEN 'pending' WHEN seed_h(i,8) < 0.04 THEN 'rejected' WHEN seed_h(i,8) < 0.042 THEN 'flagged' ELSE 'approved' END, (power(seed_h(i,9),8)*120)::int, timestamptz '2021-01-05' + (i/80000.0*1270 + seed_h(i,10)) * interval '1 day' FROM generate_series(1,80000) i;

INSERT INTO inventory_movements (variant_id, warehouse_id, kind, qty, ref_type, ref_id, created_at)
SELECT 1 + (power(seed_h(i,1),2)*59999)::int, 1 + (power(seed_h(i,2),2)*7.9)::int % 8, k, CASE k WHEN 'sale' THEN -1 - (seed_h(i,4)*3)::int WHEN 'receipt' THEN 10 + (seed_h(i,4)*90)::int ELSE (seed_h(i,4)*8)::int - 4 END, CASE k WHEN 'sale' THEN 'Order' WHEN 'return' THEN 'Order' WHEN 'receipt' THEN 'PurchaseOrder' END,
  CASE WHEN k IN ('sale','return') THEN 1 + (i::bigint * 7919) % 180000 WHEN k = 'receipt' THEN i / 40 END, timestamptz '2021-06-01' + (i/180000.0*1125 + seed_h(i,5)*0.5) * interval '1 day'
FROM (SELECT i, CASE WHEN seed_h(i,3) < 0.7 THEN 'sale' WHEN seed_h(i,3) < 0.9 THEN 'receipt' WHEN seed_h(i,3) < 0.97 THEN 'return' ELSE 'adjust' END k FROM generate_series(1,180000) i) s;

INSERT INTO price_history (variant_id, price_cents, valid_from, valid_to, changed_by)
SELECT v, 500 + (power(seed_h(1+(v-1)/3,11),3)*150000)::int + k*100, timestamptz '2021-01-01' + ((k-1)*1275.0/n + seed_h(v,1)*60) * interval '1 day', CASE WHEN k < n THEN timestamptz '2021-01-01' + (k*1275.0/n + seed_h(v,1)*60) * interval '1 day' END, seed_p('{import,import,anna@shop,ben@shop,pricing-bot}', v*10+k, 2)
FROM (SELECT v, 1 + (power(seed_h(v,3),3)*7)::int n FROM generate_series(1,60000) v) a, generate_series(1, a.n) k WHERE seed_h(v,4) < 0.75;

INSERT INTO event_log (occurred_at, event_type, actor_type, actor_id, entity_type, entity_id, payload)
SELECT timestamptz '2023-07-01' + (i/190000.0*364.5) * interval '1 day', et, CASE WHEN seed_h(i,1) < 0.8 THEN 'Customer' WHEN seed_h(i,1) < 0.95 THEN 'Admin' END, CASE WHEN seed_h(i,1) < 0.8 THEN 1 + (power(seed_h(i,2),2)*59999)::int WHEN seed_h(i,1) < 0.95 THEN 1 + i % 40 END,
  CASE WHEN et LIKE 'order%' THEN 'Order' WHEN et LIKE 'product%' THEN 'Product' ELSE 'Customer' END, CASE WHEN et LIKE 'order%' THEN 90000 + (seed_h(i,3)*89999)::int WHEN et LIKE 'product%' THEN 1 + (seed_h(i,3)*19999)::int ELSE 1 + (seed_h(i,3)*59999)::int END::text,
  CASE WHEN et LIKE 'order%' THEN jsonb_build_object('order_id', 90000 + (seed_h(i,3)*89999)::int, 'from', 'pending', 'to', seed_p('{processing,shipped,delivered,cancelled}', i, 4)) WHEN et LIKE 'product%' THEN jsonb_build_object('changes', jsonb_build_object('price_cents', jsonb_build_array(100 + i % 900, 200 + i % 900))) ELSE jsonb_build_object('ip', '10.' || (i%200) || '.' || (seed_h(i,5)*255)::int || '.7', 'ua', seed_p('{Firefox,Chrome,Safari}', i, 6), 'ok', seed_h(i,7) < 0.97) END || jsonb_build_object('request_id', substr(md5(i::text), 1, 16))
FROM (SELECT i, seed_p('{login,login,login,login,order.status_changed,order.status_changed,order.created,product.price_changed,product.updated,password.reset}', i, 8) et FROM generate_series(1,190000) i) s;

INSERT INTO sessions (customer_id, token, ip, user_agent, created_at, last_seen_at, expires_at)
SELECT CASE WHEN seed_h(i,1) < 0.6 THEN 1 + (power(seed_h(i,2),2)*59999)::int END, md5('sess' || i) || md5('x' || i), ('10.' || (i%200) || '.' || (seed_h(i,3)*255)::int || '.' || (i % 250))::inet, 'Mozilla/5.0 (' || seed_p('{Windows NT 10.0,Macintosh,X11; Linux,iPhone,Android 13}', i, 4) || ') ' || seed_p('{Firefox/115,Chrome/120,Safari/17}', i, 5), ts, ts + power(seed_h(i,6),2)*interval '20 days', ts + power(seed_h(i,6),2)*interval '20 days' + interval '30 days'
FROM (SELECT i, timestamptz '2024-03-01' + (i/80000.0*121) * interval '1 day' ts FROM generate_series(1,80000) i) s;
INSERT INTO wishlist_items SELECT DISTINCT ON (1,2) 1 + (power(seed_h(i,1),2)*59999)::int, 1 + ((power(seed_h(i,2),2)*19999)::bigint * 7919) % 20000, timestamptz '2022-01-01' + i * interval '30 minutes' FROM generate_series(1,40000) i ORDER BY 1,2,3;
INSERT INTO daily_product_stats SELECT p, d, 1 + (power(seed_h(p*1000 + (d - date '2024-01-01'), 1),4)*900)::int, (power(seed_h(p*1000 + (d - date '2024-01-01'), 2),6)*30)::int FROM generate_series(1,20000) p, (SELECT date '2024-01-01' + k d FROM generate_series(0,180) k) x WHERE seed_h(p*1000 + (d - date '2024-01-01'), 3) < 0.04;
INSERT INTO jobs (queue, status, priority, run_at, attempts, payload, locked_by, locked_at, created_at)
SELECT seed_p('{mailers,mailers,default,default,default,search_index,exports}', i, 1), CASE WHEN i > 59000 AND seed_h(i,2) < 0.5 THEN 'queued' WHEN seed_h(i,2) < 0.03 THEN 'failed' ELSE 'done' END, CASE WHEN seed_h(i,3) < 0.1 THEN 10 ELSE 0 END, timestamptz '2024-06-01' + i * interval '42 seconds', (power(seed_h(i,4),6)*5)::int, jsonb_build_object('class', seed_p('{SendMail,ReindexProduct,ExportOrders}', i, 5), 'args', jsonb_build_array(i)), NULL, NULL, timestamptz '2024-06-01' + i * interval '42 seconds' FROM generate_series(1,60000) i;
SET session_replication_role = origin;

SELECT setval(pg_get_serial_sequence(t, 'id'), 10000000) FROM unnest('{customers,addresses,products,product_variants,product_attributes,coupons,carts,cart_items,orders,order_items,payments,shipments,reviews,inventory_movements,price_history,event_log,sessions,jobs}'::text[]) t \g /dev/null

-- what the team added over the years
CREATE INDEX index_customers_on_email ON customers (email);                       -- same as the unique constraint
CREATE INDEX index_customers_on_country ON customers (country);
CREATE INDEX index_addresses_on_customer_id ON addresses (customer_id);
CREATE INDEX index_products_on_category_id ON products (category_id);
CREATE INDEX index_products_on_status ON products (status);
CREATE INDEX index_product_variants_on_product_id ON product_variants (product_id);
CREATE INDEX index_product_attributes_on_product_id ON product_attributes (product_id);  -- prefix of the unique one
CREATE INDEX index_orders_on_customer_id ON orders (customer_id);
CREATE INDEX index_orders_on_customer_id_and_status ON orders (customer_id, status);
CREATE INDEX index_orders_on_currency ON orders (currency);
CREATE INDEX index_order_items_on_order_id ON order_items (order_id);
CREATE INDEX index_payments_on_order_id ON payments (order_id);
CREATE INDEX index_reviews_on_product_id ON reviews (product_id);
CREATE INDEX index_event_log_on_event_type ON event_log (event_type);
CREATE INDEX index_event_log_on_actor_type ON event_log (actor_type);
CREATE INDEX index_event_log_on_entity_type ON event_log (entity_type);
CREATE INDEX index_carts_on_customer_id ON carts (customer_id);
CREATE INDEX index_inventory_movements_on_kind ON inventory_movements (kind);
CREATE INDEX index_sessions_on_customer_id ON sessions (customer_id);

DROP FUNCTION seed_fn(bigint); DROP FUNCTION seed_ln(bigint); DROP FUNCTION seed_p(text[], bigint, int); DROP FUNCTION seed_h(bigint, int);
ANALYZE;

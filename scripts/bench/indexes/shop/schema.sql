-- A web shop of three years: 2.1 million rows, the latest moment in it is the evening of 2024-12-31 (UTC).
-- Deterministic: every value is drawn from the row's number by a hash.

CREATE FUNCTION draw(i bigint, salt int) RETURNS double precision IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS 'SELECT (hashint8extended(i, salt) & 9007199254740991)::float8 / 9007199254740992';
CREATE FUNCTION pick(words text[], x double precision) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS 'SELECT words[1 + floor(x * cardinality(words))::int]';

CREATE TABLE customers (
  id bigint NOT NULL,
  email text NOT NULL,
  full_name text NOT NULL,
  phone text,
  country char(2) NOT NULL,
  loyalty_tier text NOT NULL,
  marketing_opt_in boolean NOT NULL,
  referrer_id bigint,
  preferences jsonb,
  created_at timestamptz NOT NULL,
  last_login_at timestamptz
);

CREATE TABLE addresses (
  id bigint NOT NULL,
  customer_id bigint NOT NULL,
  kind text NOT NULL,
  line1 text NOT NULL,
  postal_code text NOT NULL,
  city text NOT NULL,
  country char(2) NOT NULL
);

CREATE TABLE categories (
  id int NOT NULL,
  parent_id int,
  name text NOT NULL,
  slug text NOT NULL
);

CREATE TABLE products (
  id bigint NOT NULL,
  category_id int NOT NULL,
  sku text NOT NULL,
  name text NOT NULL,
  description text,
  brand text NOT NULL,
  price numeric(10, 2) NOT NULL,
  active boolean NOT NULL,
  tags text[] NOT NULL,
  attributes jsonb,
  created_at timestamptz NOT NULL
);

CREATE TABLE warehouses (
  id int NOT NULL,
  name text NOT NULL
);

CREATE TABLE inventory (
  product_id bigint NOT NULL,
  warehouse_id int NOT NULL,
  quantity int NOT NULL,
  reserved int NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE coupons (
  id int NOT NULL,
  code text NOT NULL,
  percent int NOT NULL,
  valid_from date NOT NULL,
  valid_until date
);

CREATE TABLE orders (
  id bigint NOT NULL,
  customer_id bigint NOT NULL,
  status text NOT NULL,
  channel text NOT NULL,
  external_ref text,
  coupon_id int,
  total numeric(12, 2) NOT NULL,
  placed_at timestamptz NOT NULL,
  shipped_at timestamptz,
  note text,
  CHECK (shipped_at >= placed_at)
);

CREATE TABLE order_items (
  id bigint NOT NULL,
  order_id bigint NOT NULL,
  product_id bigint NOT NULL,
  quantity int NOT NULL,
  unit_price numeric(10, 2) NOT NULL,
  returned_at timestamptz
);

CREATE TABLE payments (
  id bigint NOT NULL,
  order_id bigint NOT NULL,
  method text NOT NULL,
  status text NOT NULL,
  amount numeric(12, 2) NOT NULL,
  provider_ref text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE shipments (
  id bigint NOT NULL,
  order_id bigint NOT NULL,
  warehouse_id int NOT NULL,
  carrier text NOT NULL,
  tracking_no text NOT NULL CHECK (tracking_no ~ '^[1-9][0-9]{11}$'),
  status text NOT NULL,
  shipped_at timestamptz NOT NULL,
  delivered_at timestamptz
);

CREATE TABLE carts (
  id bigint NOT NULL,
  customer_id bigint,
  session_token text NOT NULL,
  items jsonb NOT NULL,
  converted_order_id bigint,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE reviews (
  id bigint NOT NULL,
  product_id bigint NOT NULL,
  customer_id bigint NOT NULL,
  rating smallint NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  helpful_votes int NOT NULL,
  created_at timestamptz NOT NULL,
  approved_at timestamptz
);

CREATE TABLE events (
  id bigint NOT NULL,
  customer_id bigint,
  kind text NOT NULL,
  device text NOT NULL,
  payload jsonb NOT NULL,
  occurred_at timestamptz NOT NULL
);

INSERT INTO customers
SELECT i,
       initcap(f) || '.' || initcap(l) || i || '@' || pick('{Example.org,mail.example,Post.example,web.example}', draw(i, 3)),
       initcap(f) || ' ' || initcap(l),
       CASE WHEN draw(i, 4) < 0.85 THEN '+4' || (1000000000 + floor(draw(i, 5) * 8999999999))::bigint END,
       pick('{DE,DE,DE,DE,DE,DE,FR,FR,FR,AT,AT,NL,NL,PL,IT,ES,SE,DK,IS,MT}', draw(i, 6)),
       CASE WHEN draw(i, 7) < 0.004 THEN 'platinum' WHEN draw(i, 7) < 0.04 THEN 'gold'
            WHEN draw(i, 7) < 0.2 THEN 'silver' ELSE 'basic' END,
       draw(i, 8) < 0.55,
       CASE WHEN i > 100 AND draw(i, 9) < 0.08 THEN 1 + floor(draw(i, 10) * (i - 1)) END,
       CASE WHEN draw(i, 11) < 0.3 THEN jsonb_build_object('language', pick('{de,fr,en,pl}', draw(i, 12)), 'newsletter', draw(i, 13) < 0.5) END,
       timestamptz '2021-01-01 00:00+00' + interval '1 day' * (1460 * sqrt(i / 100000.0)),
       CASE WHEN draw(i, 14) < 0.7 THEN timestamptz '2024-12-31 20:00+00' - interval '1 day' * (900 * power(draw(i, 15), 3)) END
FROM generate_series(1, 100000) i,
     LATERAL (SELECT pick('{anna,ben,carla,david,elin,finn,greta,hugo,ida,jonas,karin,lars,mia,nils,olga,paul,rosa,sven,tilda,ulf,vera,wim,yara,zoe}', draw(i, 1)) AS f,
                     pick('{lind,berg,stein,wald,hof,brand,eich,feld,gold,hart,kalt,lang,muehl,neu,ober,rosen,schwarz,tal,unter,vogel,wein,zimmer,frost,grimm,haber}', draw(i, 2))
                     || pick('{qvist,mann,bauer,er,inger,berg,hauser,meister,stroem,dahl,bach,son,sen,ski,ova,etti,dorf,heim,leitner,gruber}', draw(i, 16)) AS l) n;

INSERT INTO addresses
SELECT i, CASE WHEN i <= 100000 THEN i ELSE 1 + floor(100000 * draw(i, 20)) END,
       CASE WHEN i <= 100000 THEN 'billing' ELSE 'shipping' END,
       pick('{Main Street,Station Road,Mill Lane,Church Street,Park Avenue,Harbour Road}', draw(i, 21)) || ' ' || 1 + floor(150 * draw(i, 22)),
       lpad(floor(99999 * draw(i, 23))::text, 5, '0'),
       pick('{Berlin,Hamburg,Munich,Cologne,Vienna,Paris,Lyon,Utrecht,Gdansk,Turin}', draw(i, 24)),
       pick('{DE,DE,DE,DE,AT,FR,FR,NL,PL,IT}', draw(i, 24))
FROM generate_series(1, 120000) i;

INSERT INTO categories
SELECT i, CASE WHEN i > 40 THEN 1 + i % 40 END, 'Category ' || i, 'category-' || i
FROM generate_series(1, 400) i;

INSERT INTO products
SELECT i, c, 'SK' || lpad(c::text, 3, '0') || '-' || lpad(i::text, 6, '0'),
       pick('{Solid,Light,Compact,Classic,Urban,Nordic,Smart,Eco}', draw(i, 31)) || ' '
       || pick('{Lamp,Chair,Kettle,Backpack,Headphones,Blender,Jacket,Notebook,Tent,Bottle,Drill,Shelf}', draw(i, 32)) || ' ' || i,
       repeat('Made with care for everyday use. ', 3 + (i % 6)::int),
       -- A category's goods come from few brands.
       'Brand ' || (c % 60) || pick('{A,A,A,B,C}', draw(i, 33)),
       round((3 + 400 * power(draw(i, 34), 3))::numeric, 2),
       draw(i, 35) < 0.93,
       ARRAY[pick('{home,outdoor,office,kitchen,sport}', draw(i, 36)), pick('{new,sale,basic,basic,basic}', draw(i, 37))]
       || CASE WHEN draw(i, 38) < 0.05 THEN '{organic}'::text[] ELSE '{}' END
       || CASE WHEN draw(i, 39) < 0.04 THEN '{vegan}'::text[] ELSE '{}' END,
       jsonb_build_object('color', pick('{black,white,red,green,blue}', draw(i, 40)), 'weight', floor(5000 * draw(i, 41))),
       timestamptz '2021-01-01 00:00+00' + interval '1 hour' * i
FROM generate_series(1, 30000) i, LATERAL (SELECT 41 + floor(360 * power(draw(i, 30), 1.5))::int AS c) k;

INSERT INTO warehouses VALUES (1, 'North'), (2, 'South'), (3, 'West');

INSERT INTO inventory
SELECT p, w, CASE WHEN draw(p, 50 + w) < 0.04 THEN 0 ELSE floor(300 * power(draw(p, 55 + w), 2)) END,
       floor(4 * draw(p, 60 + w)), timestamptz '2024-12-31 00:00+00' - interval '1 minute' * floor(90000 * draw(p, 65 + w))
FROM generate_series(1, 30000) p, generate_series(1, 3) w;

INSERT INTO coupons
SELECT i, 'SAVE' || lpad(i::text, 5, '0'), 5 + 5 * (i % 5), date '2022-01-01' + i / 4, CASE WHEN i % 10 > 0 THEN date '2022-01-01' + i / 4 + 60 END
FROM generate_series(1, 4000) i;

INSERT INTO orders
SELECT i, 1 + floor(100000 * power(draw(i, 70), 2.2)), s,
       pick('{web,web,web,web,app,app,app,phone,marketplace,marketplace}', draw(i, 72)),
       CASE WHEN draw(i, 72) >= 0.8 THEN (700000000 + i * 13)::text END,
       CASE WHEN draw(i, 73) < 0.06 THEN 1 + floor(4000 * draw(i, 74)) END,
       round((8 + 600 * power(draw(i, 75), 3))::numeric, 2), t,
       CASE WHEN s NOT IN ('pending', 'on_hold', 'cancelled') THEN t + interval '1 hour' * (3 + 60 * draw(i, 76)) END,
       CASE WHEN draw(i, 77) < 0.05 THEN 'Please leave the parcel with the neighbours.' END
FROM generate_series(1, 250000) i,
     LATERAL (SELECT timestamptz '2022-01-01 00:00+00' + interval '1 day' * (1095.9 * power(i / 250000.0, 0.7)) AS t,
                     CASE WHEN i > 246000 THEN CASE WHEN draw(i, 71) < 0.5 THEN 'pending' WHEN draw(i, 71) < 0.53 THEN 'on_hold' ELSE 'shipped' END
                          WHEN draw(i, 71) < 0.0015 THEN 'pending' WHEN draw(i, 71) < 0.003 THEN 'on_hold'
                          WHEN draw(i, 71) < 0.06 THEN 'cancelled' WHEN draw(i, 71) < 0.1 THEN 'returned' ELSE 'delivered' END AS s) d;

INSERT INTO order_items
SELECT row_number() OVER (), o, CASE WHEN p % 17 = 0 THEN p - 1 ELSE p END, 1 + floor(3 * power(draw(o, 85 + n), 3)),
       round((3 + 400 * power(draw(o, 95 + n), 3))::numeric, 2),
       CASE WHEN draw(o, 105 + n) < 0.02 THEN timestamptz '2024-01-01 00:00+00' + interval '1 minute' * floor(500000 * draw(o, 115 + n)) END
FROM (SELECT o, generate_series(1, 1 + floor(4.7 * draw(o, 80) * draw(o, 81))::int) AS n FROM generate_series(1, 250000) o) l,
     LATERAL (SELECT 1 + floor(30000 * power(draw(o * 8 + n, 82), 2))::bigint AS p) q;

INSERT INTO payments
SELECT i, i, pick('{card,card,card,paypal,paypal,invoice,transfer}', draw(i, 130)),
       CASE WHEN o.status = 'pending' THEN 'authorized' WHEN draw(i, 131) < 0.0012 THEN 'disputed' WHEN draw(i, 131) < 0.02 THEN 'failed'
            WHEN draw(i, 131) < 0.06 THEN 'refunded' ELSE 'captured' END,
       o.total, 'pay_' || substr(md5(i::text), 1, 16), o.placed_at + interval '1 second' * floor(600 * draw(i, 132))
FROM orders o, LATERAL (SELECT o.id AS i) k;

INSERT INTO shipments
SELECT row_number() OVER (), i, 1 + floor(3 * draw(i, 140)), pick('{DHL,DHL,DHL,UPS,UPS,GLS,Hermes}', draw(i, 141)),
       (300000000000 + i * 7919)::text,
       CASE WHEN draw(i, 142) < 0.002 THEN 'lost' WHEN o.status = 'shipped' THEN 'in_transit' ELSE 'delivered' END,
       o.shipped_at, CASE WHEN draw(i, 142) >= 0.002 AND o.status <> 'shipped' THEN o.shipped_at + interval '1 hour' * (12 + 90 * draw(i, 143)) END
FROM orders o, LATERAL (SELECT o.id AS i) k
WHERE o.shipped_at IS NOT NULL;

INSERT INTO carts
SELECT i, CASE WHEN draw(i, 150) < 0.5 THEN 1 + floor(100000 * draw(i, 151)) END, md5('cart' || i),
       jsonb_build_array(jsonb_build_object('product', 1 + floor(30000 * draw(i, 152)), 'quantity', 1)),
       CASE WHEN draw(i, 153) < 0.35 THEN i * 4 END, t, t + interval '1 minute' * floor(200 * draw(i, 154))
FROM generate_series(1, 60000) i, LATERAL (SELECT timestamptz '2022-06-01 00:00+00' + interval '1 day' * (943.9 * i / 60000.0) AS t) k;

INSERT INTO reviews
SELECT i, CASE WHEN p % 17 = 0 THEN p - 1 ELSE p END, 1 + floor(100000 * power(draw(i, 161), 1.5)),
       least(5, 1 + floor(6.5 * sqrt(draw(i, 162)))), pick('{Great,Good,Fine,Not bad,Disappointing,Perfect,Well made}', draw(i, 163)),
       pick(ph, draw(i, 164)) || ' ' || pick(ph, draw(i, 165)) || ' ' || pick(ph, draw(i, 166))
       || CASE WHEN draw(i, 167) < 0.06 THEN ' The battery lasts all day.' ELSE '' END
       || CASE WHEN draw(i, 168) < 0.004 THEN ' It suddenly exploded while charging.' ELSE '' END,
       floor(60 * power(draw(i, 169), 6)), t,
       CASE WHEN draw(i, 170) >= (CASE WHEN i > 79500 THEN 0.7 ELSE 0.001 END) THEN t + interval '1 hour' * (1 + 40 * draw(i, 171)) END
FROM generate_series(1, 80000) i,
     LATERAL (SELECT 1 + floor(30000 * power(draw(i, 160), 2))::bigint AS p,
                     timestamptz '2022-01-10 00:00+00' + interval '1 day' * (1086.8 * power(i / 80000.0, 0.7)) AS t,
                     '{I use it every day and it still looks new.,Delivery was quick and the parcel was in good order.,The colours are not those of the pictures.,"For this price, nothing to complain about.",My neighbour bought one after seeing mine.,Instructions are hard to follow for beginners.,The material feels cheap although it is sturdy.,Would buy again without hesitation.,A present for my sister who loves it.,The size is smaller than I had expected.,Customer service answered within an hour.,It stopped working after three weeks.}'::text[] AS ph) k;

INSERT INTO events
SELECT i, CASE WHEN draw(i, 180) < 0.4 THEN 1 + floor(100000 * power(draw(i, 181), 1.8)) END,
       CASE WHEN draw(i, 182) < 0.7 THEN 'page_view' WHEN draw(i, 182) < 0.85 THEN 'search' WHEN draw(i, 182) < 0.96 THEN 'add_to_cart'
            WHEN draw(i, 182) < 0.998 THEN 'checkout' ELSE 'checkout_error' END,
       pick('{mobile,mobile,desktop}', draw(i, 183)),
       jsonb_build_object('path', '/p/' || floor(30000 * power(draw(i, 184), 2)), 'variant', pick('{A,B}', draw(i, 185)))
       || CASE WHEN draw(i, 186) < 0.04 THEN jsonb_build_object('campaign', 'camp-' || floor(40 * power(draw(i, 187), 2))) ELSE '{}' END,
       timestamptz '2024-07-01 00:00+00' + interval '1 second' * (15897000 * (i / 350000.0))
FROM generate_series(1, 350000) i;

ALTER TABLE customers ADD PRIMARY KEY (id);
ALTER TABLE addresses ADD PRIMARY KEY (id);
ALTER TABLE categories ADD PRIMARY KEY (id);
ALTER TABLE products ADD PRIMARY KEY (id);
ALTER TABLE warehouses ADD PRIMARY KEY (id);
ALTER TABLE inventory ADD PRIMARY KEY (product_id, warehouse_id);
ALTER TABLE coupons ADD PRIMARY KEY (id);
ALTER TABLE orders ADD PRIMARY KEY (id);
ALTER TABLE order_items ADD PRIMARY KEY (id);
ALTER TABLE payments ADD PRIMARY KEY (id);
ALTER TABLE shipments ADD PRIMARY KEY (id);
ALTER TABLE carts ADD PRIMARY KEY (id);
ALTER TABLE reviews ADD PRIMARY KEY (id);
ALTER TABLE events ADD PRIMARY KEY (id);

ALTER TABLE customers ADD FOREIGN KEY (referrer_id) REFERENCES customers (id);
ALTER TABLE addresses ADD FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;
ALTER TABLE categories ADD FOREIGN KEY (parent_id) REFERENCES categories (id);
ALTER TABLE products ADD FOREIGN KEY (category_id) REFERENCES categories (id);
ALTER TABLE inventory ADD FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE;
ALTER TABLE inventory ADD FOREIGN KEY (warehouse_id) REFERENCES warehouses (id);
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id);
ALTER TABLE orders ADD FOREIGN KEY (coupon_id) REFERENCES coupons (id);
ALTER TABLE order_items ADD FOREIGN KEY (order_id) REFERENCES orders (id);
ALTER TABLE order_items ADD FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE payments ADD FOREIGN KEY (order_id) REFERENCES orders (id);
ALTER TABLE shipments ADD FOREIGN KEY (order_id) REFERENCES orders (id);
ALTER TABLE shipments ADD FOREIGN KEY (warehouse_id) REFERENCES warehouses (id);
ALTER TABLE carts ADD FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;
ALTER TABLE carts ADD FOREIGN KEY (converted_order_id) REFERENCES orders (id);
ALTER TABLE reviews ADD FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE reviews ADD FOREIGN KEY (customer_id) REFERENCES customers (id);
ALTER TABLE events ADD FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE SET NULL;

CREATE INDEX idx_orders_id ON orders (id);
CREATE INDEX idx_customers_opt_in ON customers (marketing_opt_in);
CREATE INDEX idx_events_device ON events (device);

DROP FUNCTION draw;
DROP FUNCTION pick;

ANALYZE;

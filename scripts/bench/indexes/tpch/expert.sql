-- What a person who knows the queries would create.

CREATE INDEX lineitem_part ON lineitem (l_partkey, l_suppkey, l_shipdate)
  INCLUDE (l_orderkey, l_quantity, l_extendedprice, l_discount);
CREATE INDEX lineitem_shipped ON lineitem (l_shipdate)
  INCLUDE (l_discount, l_quantity, l_extendedprice, l_partkey, l_suppkey);
CREATE INDEX lineitem_received ON lineitem (l_shipmode, l_receiptdate)
  INCLUDE (l_orderkey, l_commitdate, l_shipdate);
CREATE INDEX lineitem_order ON lineitem (l_orderkey) INCLUDE (l_suppkey, l_commitdate, l_receiptdate, l_quantity);
CREATE INDEX orders_date ON orders (o_orderdate) INCLUDE (o_orderkey, o_custkey, o_orderpriority);
CREATE INDEX orders_customer ON orders (o_custkey);
CREATE INDEX partsupp_supplier ON partsupp (ps_suppkey) INCLUDE (ps_partkey, ps_supplycost, ps_availqty);
CREATE INDEX part_brand ON part (p_brand, p_container) INCLUDE (p_partkey, p_size);
CREATE INDEX part_type ON part (p_type) INCLUDE (p_partkey);
CREATE INDEX part_size ON part (p_size, p_type) INCLUDE (p_partkey, p_brand);
CREATE INDEX part_name ON part (p_name text_pattern_ops) INCLUDE (p_partkey);
CREATE INDEX customer_country ON customer (substring(c_phone FROM 1 FOR 2), c_acctbal);

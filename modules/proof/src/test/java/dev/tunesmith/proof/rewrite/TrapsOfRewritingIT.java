package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements in which a name, a type or a pair of parentheses means more than it seems to. */
class TrapsOfRewritingIT {

  private static final List<String> TABLES =
      List.of(
          "create table c (id int primary key, region text)",
          "create table b (id int primary key, oid int, v int)",
          "create table d (did int primary key, region text, shop int not null)",
          """
          create table o (id int primary key, cid int not null references c, k int not null,\
           a int not null, shop int not null, flag boolean not null, ts timestamp not null)\
          """,
          "create table w (id bigint primary key, n numeric not null unique, v varchar(9)"
              + " unique)",
          "create table f (id int primary key, f8 float8 not null, n float8, v char(5))",
          "create table p (id int primary key, n int constraint n_own not null no inherit,"
              + " oid int constraint oid_own not null no inherit references b)",
          "create table pc () inherits (p)",
          """
          create table s (id int primary key, placed int not null, sent int, back int,\
           check (sent >= placed), check (back > sent))\
          """,
          """
          insert into s select i, i % 9, case when i % 4 > 0 then i % 9 + i % 3 end,\
           case when i % 5 > 0 then i % 9 + 3 end from generate_series(1, 90) i\
          """,
          "insert into c select i, 'r' || i % 2 from generate_series(1, 5) i",
          "insert into b select i, i, i % 4 from generate_series(1, 12) i",
          "insert into d values (1, 'r0', 1), (2, 'r1', 1), (3, 'r0', 2)",
          """
          insert into o select i, 1 + i % 5, i % 4, i * 37 % 101, i % 3, i % 2 = 0, \
          timestamp '2024-01-01' from generate_series(1, 300) i\
          """,
          """
          insert into w values (9007199254740992, 0.1, 'a'),\
           (9007199254740993, 0.10000000000000000001, 'a ')\
          """,
          "insert into p values (1, 1, 1), (2, 2, 2)",
          "insert into pc values (1, 1, 99), (2, null, null), (3, 3, null)",
          """
          create table g (id int primary key, cid int references c, kind varchar(9), amount int,\
           small smallint, big bigint, price numeric(10,2), loose numeric, f8 float8,\
           v char(5))\
          """,
          """
          insert into g select i, case when i % 7 > 0 then 1 + i % 4 end,\
           case when i % 5 > 0 then 'x' || i % 2 end, case when i % 3 > 0 then i * 37 % 11 end,\
           i % 100, i * 10000000000, i * 1.25, (1.0 + i % 2) * (i % 2)::numeric(3, 1) ,\
           i * 0.1, 'a' from generate_series(1, 40) i\
          """,
          "create table ch (id int primary key, self int references ch)",
          "insert into ch select i, nullif(i % 16, 0) from generate_series(1, 16) i",
          "create table ca (id int, t text collate \"en-x-icu\" not null)",
          "create table cd (id int, t text not null)",
          "insert into ca values (1, 'B'), (2, 'a'), (3, 'C')",
          "insert into cd values (1, 'B'), (2, 'a'), (3, 'C')",
          "create table fl (id int, k int, f float8, n numeric)",
          "insert into fl values (1, 1, 1, 1.0), (2, 1, 1e16, 1.000), (3, 1, -1e16, 1)",
          "create table h (id int primary key, cid int references c, amount int, small int)",
          "insert into h values (1, 1, 7, 2), (13, null, 2000000000, 0)",
          "create table dt (id int, cid int references c)",
          "alter table dt disable trigger all",
          "insert into dt values (1, 1), (2, 99)",
          "insert into f values (1, 9007199254740992, 0.1, 'a'), (2, 1, 2, 'b')");

  private static EmbeddedServer server;
  private static RewriteCatalogue catalogue;

  @BeforeAll
  static void starts_a_server() {
    server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
    for (String table : TABLES) {
      server.execute(table);
    }
    catalogue = new RewriteCatalogue(Target.of(server.dataSource()).readSchema());
  }

  @AfterAll
  static void stops_the_server() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from o where (a = 1 or k = 2) and (shop = 1 or a = 3)",
        "select o.id from o left join b on b.oid = o.id where (a = 1 or k = 2) and b.id is null",
        """
        select c.id, (select count(*) from o where (a = 1 or k = 2) and shop = 1 and cid = c.id)\
         from c\
        """,
        """
        select o.id from o where o.a = (select max(p.a) from o p where p.k = o.k)\
         and (o.a = 98 or o.k = 2) and o.id > 3\
        """,
        "select id from o where k = 1 or a = 3",
        "select o.id from o join c on c.id = o.cid",
        "select c.id, (select max(a) from o where cid = c.id)::bigint from c",
        "select c.id, ((select max(a) from o where cid = c.id)) from c",
        "select id, k from o order by a, id limit 5 offset 120",
        "select * from (select id, row_number() over (partition by k order by a, id) r from o) x"
            + " where r < 3",
        "select distinct on (k) k, a, id from o order by k, a, id",
        "with o2 as (select id, ts as o2ts from o) select extract(year from o2ts) from o2",
        "select trim(both from region), id from c where id = 1 or region = 'r0'",
        "select distinct k, count(*) from o group by k",
        """
        select o.id, (select count(*) from b where b.oid = o.id),\
         '(SELECT count(*) FROM b WHERE b.oid = o.id)' from o\
        """,
        "select id, 'x' from o union select id, 'y' from c",
        "select x.region, x.n from (select c.region, count(*) n from o, c where c.id = o.cid group"
            + " by c.region) x",
        "select c.region, count(*), sum(o.a), min(o.ts), max(o.a), avg(o.a) from o join c on c.id ="
            + " o.cid where o.shop > 0 group by c.region having count(*) > 3 order by count(*)",
        "select c.region, sum(o.a) / 7.0, avg(o.a * 1.5 - o.k) as m, sum(case when o.k = 1 then o.a"
            + " else 0 end) as s from c, o where c.id = o.cid group by c.region order by s desc",
        "select count(*), count(o.a), sum(o.a), avg(o.a) from o join c on c.id = o.cid where"
            + " c.region = 'none'",
        "select c.region, c.id, count(g.amount), count(*), sum(g.amount), avg(g.amount) from c left"
            + " join g on g.cid = c.id and g.kind = 'x' group by c.region, c.id",
        "select c.id, avg(g.price), sum(g.price), max(g.price), avg(g.big), sum(g.big) from g join"
            + " c on c.id = g.cid group by c.id",
        "select c.region, g.kind, max(g.kind), sum(g.small) from g join c on c.id = g.cid where"
            + " g.kind is null or c.id > 1 group by c.region, g.kind",
        "select id, max(region), count(*), count(region) from c group by id having count(*) = 1",
        "select o.id, sum(o.a), max(c.region) as r, min(o.ts) from o join c on c.id = o.cid where"
            + " o.k = 1 group by o.id order by sum(o.a) desc, o.id limit 7",
        "select id, sum(price), sum(amount), sum(small), sum(big), count(amount) from g group by"
            + " id",
        "select sum(a), count(*) from (select a, k from o where k > 1 order by ts, a) x",
        "select k, max(a) from (select * from o order by a) x group by k",
        "select distinct c.region from c join o on o.cid = c.id where o.a > 90",
        "select distinct c.*, o.k from b, c, o where o.cid = c.id and b.v = o.k and b.oid <> c.id"
            + " order by o.k desc, c.id limit 5",
        "select id, a from o where (k, a) in (select p.k, max(p.a) from o p group by p.k) and shop"
            + " = 1",
        "select o.id from o join (select k, max(a) as m from o group by k) x on x.k = o.k and x.m ="
            + " o.a where o.shop > 0 or o.k = 1",
        "select o.id, c.region from (select 1 as n) q, o left join c on c.id = o.cid - 1 join"
            + " (select max(ts) t, cid from o group by cid) x on x.cid = c.id and o.ts = x.t",
        "select distinct (k) from o order by k limit 3",
        "select id from o where cid in (select id from c) and k = 1",
        "select id from g where exists (select 1 from c where c.id = g.cid)",
        "select g.id from c left join g on g.cid = c.id and g.id > 5 where g.cid in (select id from"
            + " c)",
        "select id from c where region = 'a' union select id from c where region = 'b'",
        """
        select t.id, t.r, c.region from (select id, cid, row_number() over (partition by cid order by\
         a, id) r from o where k > 0) t join c on c.id = t.cid where t.r <= 2 and c.id > 1\
        """,
        """
        select t.id, c.region from c join (select id, k, rank() over (partition by k order by a) r\
         from o) t on t.k = c.id where t.r < 3\
        """,
        """
        select distinct on (o.cid) o.cid, o.a, o.id, c.region from o join c on c.id = o.cid\
         where o.a > 20 and c.region = 'r1' order by o.cid desc, o.a, o.id limit 2\
        """,
        "select id from s where sent < 5 and id > 3",
        "select id from s where back <= 7 and sent > 0",
        "select id from c where (id, id) not in (select cid, k from o where a > 50)",
        "with t as (select k, shop, sum(a) s from o where flag group by k, shop) select t.shop, t.s"
            + " from t where t.s > (select avg(u.s) * 1.1 from t u where u.k = t.k)",
        "select x.k, x.n from (select k, count(*) n, max(a) m from o group by k) x where x.m >"
            + " (select avg(y.m) from (select k, shop, max(a) m from o group by k, shop) y where"
            + " y.k = x.k)",
        "select x.r, (select count(y.amount) from (select cid, amount from g where id > 3) y where"
            + " y.cid = x.id) from (select id, region r from c) x",
        "with y as (select id, region from c where id > 1) select y.region, sum(g.amount), count(*)"
            + " from g join y on y.id = g.cid group by y.region",
        "with x as (select k, shop, count(*) n, max(a) m from o group by k, shop) select p.n, q.m"
            + " from x p, x q where p.shop = 1 and q.shop = 2 and p.k = q.k and q.k > 0",
        "with x as (select id, kind, amount from g union all select id, region, 0 from c) select"
            + " p.id, q.id from x p join x q on p.id = q.amount and (q.kind is null or q.kind ="
            + " 'x1') where p.kind is not null",
        "with x as (select cid, k, sum(a) s, count(*) n from o group by cid, k having count(*) > 1)"
            + " select p.s, q.n from (select s, k from x, c where c.id = x.cid and region = 'r1')"
            + " p, (select n, k from x join c on c.id = x.cid where c.id < 3) q where p.k = q.k",
        "with x as (select cid, kind, sum(amount) s from g group by cid, kind), y as (select s,"
            + " kind from x where kind = 'x0') select y.s, x.s as t from y, x where x.cid = 2",
        "select p.k, q.m from (select k, max(a) m from o group by k) p, (select k, max(a) m from o"
            + " group by k) q where p.m < q.m",
        "select * from (select count(*) n, sum(amount) s from g where amount > 5) p, (select"
            + " count(amount) c, avg(big) b from g where amount is null or kind = 'x1') q",
        "select p.n, q.m from (select count(*) n from g where id > 100) p, (select max(small) m"
            + " from g where id > 100 and kind = 'x0') q",
        "select c.id, case when (select count(*) from g where kind = 'x0') > 3 then (select"
            + " avg(price) from g where kind = 'x0') else (select sum(small) from g where kind ="
            + " 'none') end from c",
        "select o.id from o where o.a > 1.5 * (select avg(p.a) from o p where p.k = o.k)",
        "select c.id, case when c.id > 2 then 0 else (select max(o.a) from o where o.cid = c.id)"
            + " end, case when c.id > 2 then (select max(o.a) from o where o.cid = c.id) else 1 end"
            + " from c",
        "select (select max(o.a) * 2.0 from o where o.cid = c.id), 1 + (select count(*) as n from o"
            + " where o.cid = c.id) from c"
      })
  void what_is_rewritten_answers_the_same(String sql) throws SQLException {
    assertThat(rewritesThatHold(sql)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select b.id from o right join b on b.oid = o.id + 3 join c on c.id = o.cid",
        "select id from ch where exists (select 1 from ch p where p.id = self)",
        "select c.id, (select min(o.id) from o join (select k, max(a) as shops from o group by k) x"
            + " on x.k = o.k and x.shops = o.a where shops < 100) from (select id, 7 as shops from"
            + " c) c",
        "select c.region, sum(g.amount) from g join c on c.id = g.cid where g.* is not null group"
            + " by c.region",
        "select distinct c.region from c join o on o.cid = c.id where concat(o.*) like '%5%'",
        "select b.id, (select sum(t.r) from (select o.id, cid, row_number() over (partition by cid"
            + " order by a, o.id) r from o where o.k = b.v) t join c b2 on b2.id = t.cid where t.r"
            + " <= 2) from b",
        "select ca.id from ca join cd on cd.t = ca.t where ca.t > 'b'",
        "select k, sum(f), avg(f) from (select k, f from fl order by k, id) x group by k",
        "select k, max(n), min(n) from (select * from fl order by id desc) x group by k",
        "select sum(rn * a) from (select a, row_number() over () rn from o order by id desc) x",
        "select o.id from o where o.a = (select max(p.a) from o p tablesample bernoulli (0) where"
            + " p.k = o.k)",
        "select o.id from o where not exists (select 1 from o p tablesample bernoulli (0) where p.k"
            + " = o.k and p.a > o.a)",
        "select c.region, sum(h.amount * 10) from h join c on c.id = h.cid group by c.region",
        "select c.id, (select sum(10 / h.small) from h where h.cid = c.id) from c",
        "select h.id, max(h.small) from h where h.id in (select id from b) group by h.id having 10"
            + " / max(h.small) > 1",
        "select id from dt where cid in (select id from c)",
        "select b.id from o full join b on b.oid = o.id + 3 join c on c.id = o.cid",
        "select o.id from o join c on c.id = o.cid natural join d",
        "select o.id, did from o left join c on c.id = o.a natural join d where c.id is null",
        "select o.id from o join c tablesample bernoulli (0) on c.id = o.cid",
        "select o.id from o left join b on b.oid = shop join d on d.shop = o.shop where b.id is"
            + " null",
        "select distinct f.id from f left join w on w.id = f.f8",
        "select distinct f.id from f left join w on w.n = f.n",
        "select distinct f.id from f left join w on w.v = f.v",
        "select f.id, (select count(*) from w where w.id = f.f8) from f",
        "select f.id from f where 1 < (select count(*) + max(w.id) from w where w.n = f.n)",
        "select o.*, o.a from o order by 2, o.id limit 5 offset 120",
        "select id, a::text from o order by a, id limit 5 offset 120",
        """
        select * from (select id, a::text, row_number() over (partition by k order by a, id) r\
         from o) x where r < 3\
        """,
        "select distinct on (k) -id as k, a from o order by k, a",
        "select id from o where flag = 't' union select id from o where flag = 'true'",
        "select flag, 1, id from o union select 't', 2, id from o union select 'true', 2, id from"
            + " o",
        "select id, 1 from w union select f8, 2 from f",
        "select distinct k, generate_series(1, 2) / 5 from o group by k",
        "select json_arrayagg(id order by id) from o where k = 1 or a = 3",
        """
        select o.id, o.a, count(*) from o join b on b.v = o.k\
         where o.a = (select max(p.a) from o p where p.k = o.k) group by o.id\
        """,
        "select distinct id from p",
        "select distinct b.id from b left join p on p.id = b.oid",
        "select p.id from p join b on b.id = p.oid",
        "select b.id from b left join p on p.id = b.oid where p.n is null",
        "select id from b where v not in (select n from p)",
        "select id from p union select id from p where n > 2",
        "select n from p order by id limit 1 offset 100",
        "select distinct o.k, o.ctid from o, c where c.id = o.cid",
        "select g.loose, count(*) from g join c on c.id = g.cid group by g.loose",
        "select c.id, sum(g.f8) from g join c on c.id = g.cid group by c.id",
        "select c.id, count(case when g.amount is null then 1 end) from c left join g on g.cid ="
            + " c.id group by c.id",
        "select c.id, count(g) from c left join g on g.cid = c.id group by c.id",
        "select c.id, count(distinct g.kind) from c left join g on g.cid = c.id group by c.id",
        "select c.region, sum(g.amount) filter (where g.kind = 'x1') from g join c on c.id = g.cid"
            + " group by c.region",
        "select g.v, max(g.v), count(*) from g join c on c.id = g.cid group by g.v",
        "select c.region, max(g.v) from g join c on c.id = g.cid group by c.region",
        "select id, max(v), min(v) from g group by id",
        "select id, avg(amount), avg(price) from g group by id",
        "select cid, sum(amount) from g group by cid",
        "select c.id, count(*) from c full join g on g.cid = c.id group by c.id",
        "select c.id, count(g.id) from g right join c on g.cid = c.id group by c.id",
        "select c.id, count(*) from c join g on g.cid = c.id where exists (select from b where"
            + " b.oid = g.amount) group by c.id",
        "select c.region, count(*) from c natural join d group by c.region",
        "select g.kind, count(*) from g join c on c.id = g.cid group by rollup (g.kind)",
        "select c.region, count(*) from g tablesample bernoulli (0) join c on c.id = g.cid group by"
            + " c.region",
        "select array_agg(a) from (select a from o where k = 1 order by a limit 3) x",
        "select sum(a) from (select a from o order by a limit 3) x",
        "select count(*) from (select distinct on (k) a from o order by k, a desc, id) x",
        "select distinct c.region from c left join o on o.cid = c.id and o.a > 90",
        "select distinct c.region from c join o tablesample bernoulli (0) on o.cid = c.id",
        "select distinct 1 from c, o where o.a > 90 and c.id > 90",
        "select id from g where cid in (select id from c where region = 'r1')",
        "select id from g where cid not in (select id from c)",
        "select id from g where amount in (select id from c)",
        "select id from g where not cid in (select id from c)",
        "select id from g where cid in (select id from c limit 1)",
        "select id from g where exists (select 1 from c where c.id = g.cid and c.region = 'r1')",
        "select id from g where exists (select 1 from c where c.id = g.cid or c.id = 1)",
        "select id from p where oid in (select id from b)",
        "select id from g where (cid, amount) in (select cid, max(amount) from g group by cid)",
        "select id from o where (a, k) in (select k, max(a) from o group by k)",
        "select id from o where (k, a) in (select k, max(a) from o where shop = 1 group by k)",
        "select id from o where (k, a) not in (select k, max(a) from o group by k)",
        "select b.id from b where (v, id) in (select k, min(a) from o group by k)",
        "select o.id, x.m from o join (select k, max(a) as m from o group by k) x on x.k = o.k and"
            + " x.m = o.a",
        "select o.id from o join (select k, max(a) as m from o group by k) x on x.k = o.k and x.m ="
            + " o.a and x.m > 97",
        "select o.id from o left join (select k, max(a) as m from o group by k) x on x.k = o.k and"
            + " x.m = o.a",
        "select o.id from o join (select k, max(a) as m from o group by k, shop) x on x.k = o.k and"
            + " x.m = o.a",
        "select id from s where back < 7",
        "select s.id from c left join s on s.placed = c.id where s.back < 7 or s.sent < 3",
        "select o.ctid, o.id from o where o.a = (select max(p.a) from o p where p.k = o.k)",
        "select c.id, (select count(*) from (select h.id from h where h.cid = c.id) x where x.id ="
            + " c.id) from c",
        "select case when c.id > 99 then (select sum(10 / small) from g) end, (select count(*) from"
            + " g) from c",
        "select p.n, q.m from (select max(loose) n from g where id > 1) p, (select min(loose) m"
            + " from g) q",
        "select (select max(o.a) * 2.0 from o where o.cid = c.id)::text from c",
        "with recursive a as (select id from g where cid in (select id from c)), c as (select 9 as"
            + " id) select id from a",
        "with x as (select cid, sum(f8) s from g group by cid) select s from x, c where c.id ="
            + " x.cid and c.region = 'r1'",
        "select p.s, q.s2 from (select sum(f8) s from g where id > 3) p, (select sum(f8) s2 from g)"
            + " q",
        "with x as (select id, amount from g) select p.id from x p left join x q on q.id = p.amount"
            + " and q.id > 30 where p.id < 9",
        "with x as (select id, amount from g) select p.id from x p, x q where p.amount = 3 and"
            + " q.amount = 4 and exists (select 1 from x where x.id = p.id)",
        "with x as (select id, small from g) select p.id from x p, x q where p.small <> 0 and 10 /"
            + " p.small > 1 and q.small = 1",
        "with t as (select id, f8 v from g) select t.id from t where t.v > (select sum(u.v) / 40"
            + " from t u where u.id = t.id)",
        "with c as (select 9 as id) select id from g where cid in (select id from c)",
        "select id from g where cid in (with c as (select 9 as id) select id from c)"
      })
  void what_only_seems_to_be_the_same_is_left_or_answers_the_same(String sql) throws SQLException {
    assertThat(rewritesThatHold(sql)).isNotNegative();
  }

  private static int rewritesThatHold(String sql) throws SQLException {
    int rewrites = 0;
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      List<String> before = rows(sql, statement);
      for (Rewritten each : catalogue.rewritesOf(Orders.read(sql))) {
        if (each.isProven()) {
          rewrites++;
          String after = each.after().sql();
          assertThat(rows(after, statement)).as(after).isEqualTo(before);
        }
      }
    }
    return rewrites;
  }

  /** The names of the columns, and behind them the rows, sorted where nothing else sorts them. */
  private static List<String> rows(String sql, Statement statement) throws SQLException {
    try (ResultSet found = statement.executeQuery(sql)) {
      int count = found.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= count; i++) {
          row.append(found.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
      if (!sql.contains("offset")) {
        rows.sort(null);
      }
      for (int i = count; i >= 1; i--) {
        rows.add(
            0,
            found.getMetaData().getColumnLabel(i) + ' ' + found.getMetaData().getColumnTypeName(i));
      }
      return rows;
    }
  }
}

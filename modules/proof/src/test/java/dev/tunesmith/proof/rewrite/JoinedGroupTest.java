package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first rows of each group, where the groups are the rows of another table. */
class JoinedGroupTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);
  private static final Set<RewriteRule> RULES =
      Set.of(FirstFewOfJoinedGroup.RULE, FirstFewOfParent.RULE, FirstOfJoinedGroup.RULE);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().stream().anyMatch(RULES::contains))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select t.id, c.name from (select o.id, o.customer_id, row_number() over (partition by o.customer_id order by o.placed desc, o.id) as place from orders o) t join customers c on c.id = t.customer_id where t.place <= 3 and c.vip order by c.id, t.place | SELECT t.id, c.name FROM customers c cross join lateral (select o.id, o.customer_id, row_number() over (order by o.placed DESC, o.id) AS place from orders o where o.customer_id = c.id order by o.placed DESC, o.id limit 3) t WHERE t.place <= 3 AND c.vip ORDER BY c.id, t.place
          select t.*, c.name from customers c join (select id, payer_id as payer, rank() over (partition by payer_id order by total) as r from orders where status = 'open') t on t.payer = c.id where t.r < 2 | customers c cross join lateral (select id, payer_id AS payer, rank() over (order by total) AS r from orders where (status = 'open') and payer_id = c.id order by total fetch first 2 rows with ties) t WHERE t.r < 2
          select t.id from (select o.id, o.customer_id, row_number() over (partition by o.customer_id order by o.placed, o.id) as place from orders o) t, customers c where c.id = t.customer_id and t.place in (1, 2) | FROM customers c cross join lateral (select o.id, o.customer_id, row_number() over (order by o.placed, o.id) AS place from orders o where o.customer_id = c.id order by o.placed, o.id limit 2) t WHERE t.place IN (1, 2)
          with t as (select o.id, o.customer_id, row_number() over w as n from orders o window w as (partition by o.customer_id order by o.placed, o.id)) select t.id, c.name from t join customers c on c.id = t.customer_id where t.n between 1 and 3 | where o.customer_id = c.id order by o.placed, o.id limit 3) t WHERE t.n BETWEEN 1 AND 3
          select t.id from (select o.id, o.seller_id, row_number() over (partition by o.seller_id order by o.total) n from orders o) t inner join staff s on s.id = t.seller_id left join customers c on c.id = s.badge where t.n = 1 | limit 1) t LEFT JOIN customers c ON c.id = s.badge
          select id, name from (select o.id, c.name, row_number() over (partition by o.customer_id order by o.placed desc, o.id) as place from orders o join customers c on c.id = o.customer_id where c.vip and o.status = 'open' and o.total > c.id) t where place <= 3 order by name | FROM (select chosen.* from customers c cross join lateral (select o.id, c.name, row_number() over (order by o.placed DESC, o.id) AS place from orders o where o.status = 'open' and o.total > c.id and o.customer_id = c.id order by o.placed DESC, o.id limit 3) chosen where c.vip) t WHERE place <= 3
          select * from (select o.*, c.name, row_number() over (partition by c.id order by placed) as place from orders o join customers c on c.id = o.customer_id) t where place = 1 | (select o.*, c.name, row_number() over (order by placed) AS place from orders o where o.customer_id = c.id order by placed limit 1) chosen) t WHERE place = 1
          select id from (select o.id, rank() over (partition by c.id order by o.total) as r from customers c join orders o on o.payer_id = c.id) t where t.r = 2 | order by o.total fetch first 2 rows with ties) chosen) t WHERE t.r = 2
          select distinct on (o.customer_id) o.customer_id, o.placed, o.total from orders o join customers c on c.id = o.customer_id where c.city = 'x' order by o.customer_id, o.placed desc | select chosen.* from customers c cross join lateral (select o.customer_id, o.placed, o.total from orders o where o.customer_id = c.id order by o.placed DESC limit 1) chosen where c.city = 'x' order by c.id
          select distinct on (c.id) c.name, o.total + 1 as more from customers c join orders o on o.payer_id = c.id where o.total > 5 and c.vip and o.total > c.id order by c.id desc, o.placed limit 3 | (select c.name, o.total + 1 AS more from orders o where o.total > 5 and o.total > c.id and o.payer_id = c.id order by o.placed limit 1) chosen where c.vip order by c.id DESC LIMIT 3
          select distinct on (s.badge) o.* from orders o join staff s on s.badge = o.seller_id order by s.badge, o.total | select o.* from orders o where o.seller_id = s.badge order by o.total limit 1) chosen order by s.badge
          """)
  void each_row_of_the_other_table_looks_for_its_own(String sql, String part) {
    assertThat(rewrites(sql))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(rewritten.wants()).isNotEmpty();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  private static final String NUMBERED =
      "(select o.id, o.customer_id, row_number() over (partition by o.customer_id order by"
          + " o.placed, o.id) as place from orders o) t";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // not one group for each of the other table's rows
        "select id from (select o.id, row_number() over (partition by c.city order by o.placed,"
            + " o.id) as place from orders o join customers c on c.id = o.customer_id) t where"
            + " place < 3",
        "select id from (select o.id, row_number() over (partition by o.customer_id order by"
            + " c.name, o.id) as place from orders o join customers c on c.id = o.customer_id) t"
            + " where place < 3",
        "select id from (select o.id, row_number() over (partition by o.customer_id order by"
            + " o.placed, o.id) as place from orders o left join customers c on c.id ="
            + " o.customer_id) t where place < 3",
        "select id from (select o.id, row_number() over (partition by o.customer_id order by"
            + " o.placed, o.id) as place from orders o join customers c on c.id > o.customer_id) t"
            + " where place < 3",
        "select id from (select o.id, count(*) over (partition by o.customer_id order by"
            + " o.placed, o.id) as place from orders o join customers c on c.id = o.customer_id) t"
            + " where place < 3",
        "select id from (select o.id, row_number() over (partition by o.customer_id order by"
            + " o.placed, o.id) as place from orders o join customers c on c.id = o.customer_id) t"
            + " where place > 3",
        // the number is another one's, or the columns are called otherwise outside
        "select s.id from staff s where exists (select 1 from (select o.id, row_number() over"
            + " (partition by o.customer_id order by o.placed, o.id) as badge from orders o join"
            + " customers c on c.id = o.customer_id) t where s.badge < 3)",
        "select * from (select o.total, row_number() over (partition by o.customer_id order by"
            + " o.placed, o.id) as place from orders o join customers c on c.id = o.customer_id) t"
            + " (place, other) where place < 3",
        // a star for the columns of other rows as well
        "select * from (select *, row_number() over (partition by o.customer_id order by o.placed)"
            + " as place from orders o join customers c on c.id = o.customer_id) t where place < 3",
        "select * from (select c.*, row_number() over (partition by o.customer_id order by"
            + " o.placed) as place from orders o join customers c on c.id = o.customer_id) t where"
            + " place < 3",
        // not an inner join by one equality of columns with their tables
        "select t.id from NUMBERED left join customers c on c.id = t.customer_id where t.place < 3",
        "select t.id from NUMBERED right join customers c on c.id = t.customer_id where t.place <"
            + " 3",
        "select t.id from NUMBERED full join customers c on c.id = t.customer_id where t.place < 3",
        "select t.id from NUMBERED join customers c on c.id > t.customer_id where t.place < 3",
        "select t.id from NUMBERED join customers c on c.id = t.customer_id and c.vip where t.place"
            + " < 3",
        "select t.id from NUMBERED join customers c on c.id = t.customer_id or c.vip where t.place"
            + " < 3",
        "select t.id from NUMBERED join customers c on c.id = customer_id where t.place < 3",
        "select t.id from NUMBERED join customers c on c.id + 1 = t.customer_id where t.place < 3",
        "select t.id from NUMBERED join customers c using (id) where t.place < 3",
        "select t.id from NUMBERED, customers c where c.id >= t.customer_id and t.place < 3",
        // another column, another type, another source
        "select t.id from NUMBERED join customers c on c.id = t.id where t.place < 3",
        "select t.id from NUMBERED join customers c on c.id = t.place where t.place < 3",
        "select t.id from (select o.id, o.customer_id + 1 as customer_id, row_number() over"
            + " (partition by o.customer_id order by o.id) as place from orders o) t join customers"
            + " c on c.id = t.customer_id where t.place < 3",
        "select t.id from (select o.id, o.status, row_number() over (partition by o.status order by"
            + " o.id) as place from orders o) t join customers c on c.name = t.status where t.place"
            + " < 3",
        "select t.id from (select o.id, o.customer_id, row_number() over (partition by"
            + " o.customer_id order by o.id) as place from orders o join staff s on s.badge ="
            + " o.seller_id) t join customers c on c.id = t.customer_id where t.place < 3",
        "select t.id from (select c.id, c.customer_id, row_number() over (partition by"
            + " c.customer_id order by c.id) as place from orders c) t join customers c on c.id ="
            + " t.customer_id where t.place < 3",
        "select t.id from NUMBERED join (select * from customers) c on c.id = t.customer_id where"
            + " t.place < 3",
        "select t.id from (select o.id, o.customer_id, row_number() over (partition by"
            + " o.customer_id order by o.id) as place from orders o) t (a, customer_id, place) join"
            + " customers c on c.id = t.customer_id where t.place < 3",
        // no number that keeps few, or another table's
        "select t.id from NUMBERED join customers c on c.id = t.customer_id where t.place > 3",
        "select t.id from NUMBERED join customers c on c.id = t.customer_id where t.place < 3 or"
            + " c.vip",
        "select t.id from NUMBERED join customers c on c.id = t.customer_id where not t.place > 3",
        "select t.id from NUMBERED join customers c on c.id = t.customer_id where place < 3",
        "select t.id from NUMBERED join customers c on c.id = t.customer_id where c.place < 3",
        "select t.id from NUMBERED join customers c on c.id = t.customer_id",
        // other numbers
        "select t.id from (select o.id, o.customer_id, dense_rank() over (partition by"
            + " o.customer_id order by o.placed) as place from orders o) t join customers c on c.id"
            + " = t.customer_id where t.place < 3",
        "select t.id from (select o.id, o.customer_id, row_number() over (partition by"
            + " o.customer_id, o.status order by o.placed) as place from orders o) t join customers"
            + " c on c.id = t.customer_id where t.place < 3",
        "select t.id from (select o.id, o.customer_id, row_number() over (order by o.placed) as"
            + " place from orders o) t join customers c on c.id = t.customer_id where t.place < 3",
        "select t.id from (select o.id, o.customer_id, count(*) over () as n, row_number() over"
            + " (partition by o.customer_id order by o.placed) as place from orders o) t join"
            + " customers c on c.id = t.customer_id where t.place < 3",
        "select t.id from (select distinct o.id, o.customer_id, row_number() over (partition by"
            + " o.customer_id order by o.placed) as place from orders o) t join customers c on c.id"
            + " = t.customer_id where t.place < 3",
        "select t.id from (select o.id, o.customer_id, row_number() over (partition by"
            + " o.customer_id order by o.placed) as place from orders o limit 5) t join customers c"
            + " on c.id = t.customer_id where t.place < 3",
        // the columns of all sources come in the order of these
        "select * from NUMBERED join customers c on c.id = t.customer_id where t.place < 3"
      })
  void numbered_rows_stay_where_a_side_condition_fails(String sql) {
    assertThat(rewrites(sql.replace("NUMBERED", NUMBERED))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // not unique, or only at the end of a transaction
        "select distinct on (o.seller_id) o.id from orders o join staff s on s.id = o.seller_id"
            + " order by o.seller_id, o.placed",
        "select distinct on (o.customer_id) o.id from orders o join orders p on p.payer_id ="
            + " o.customer_id order by o.customer_id, o.placed",
        "select distinct on (o.seller_id) o.id from orders o join customers c on c.id ="
            + " o.customer_id order by o.seller_id, o.placed",
        // not an inner join by one equality, or of more tables
        "select distinct on (c.id) o.id from customers c left join orders o on o.customer_id = c.id"
            + " order by c.id, o.placed",
        "select distinct on (c.id) o.id from customers c right join orders o on o.customer_id ="
            + " c.id order by c.id, o.placed",
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id = c.id and"
            + " o.total > 5 order by c.id, o.placed",
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id > c.id"
            + " order by c.id, o.placed",
        "select distinct on (c.id) o.id from customers c, orders o where o.customer_id > c.id order"
            + " by c.id, o.placed",
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id = c.id join"
            + " staff s on s.badge = o.seller_id order by c.id, o.placed",
        "select distinct on (c.id) o.id from customers c join (select * from orders) o on"
            + " o.customer_id = c.id order by c.id, o.placed",
        // another order, or another table's columns in it
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id = c.id"
            + " order by c.id",
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id = c.id",
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id = c.id"
            + " order by c.id, c.name",
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id = c.id"
            + " order by c.id, o.placed + interval '1 day'",
        "select distinct on (c.id, o.status) o.id from customers c join orders o on o.customer_id ="
            + " c.id order by c.id, o.status, o.placed",
        "select distinct o.id from customers c join orders o on o.customer_id = c.id order by"
            + " o.id, o.placed",
        // what is shown or asked is more than of one row
        "select distinct on (c.id) * from customers c join orders o on o.customer_id = c.id order"
            + " by c.id, o.placed",
        "select distinct on (c.id) c.* from customers c join orders o on o.customer_id = c.id order"
            + " by c.id, o.placed",
        "select distinct on (c.id) o.id, count(*) over () from customers c join orders o on"
            + " o.customer_id = c.id order by c.id, o.placed",
        "select distinct on (c.id) o.id, (select 1) from customers c join orders o on o.customer_id"
            + " = c.id order by c.id, o.placed",
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id = c.id"
            + " where random() < 0.5 order by c.id, o.placed",
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id = c.id"
            + " where exists (select 1 from staff) order by c.id, o.placed",
        "select distinct on (c.id) max(o.id) from customers c join orders o on o.customer_id = c.id"
            + " group by c.id, o.placed order by c.id, o.placed",
        "select distinct on (c.id) o.id from customers c join orders o on o.customer_id = c.id"
            + " order by c.id, o.placed for update"
      })
  void the_first_of_each_stays_where_a_side_condition_fails(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}

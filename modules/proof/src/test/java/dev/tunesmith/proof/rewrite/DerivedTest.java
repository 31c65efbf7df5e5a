package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the columns that subqueries and common table expressions show. */
class DerivedTest {

  private static Optional<ColumnPlace> shown(String sql, String column) {
    List<ConditionWalk.Seen> selects =
        ConditionWalk.selects(SelectText.of(sql).orElseThrow().tree(), ShopTables.SCHEMA);
    return selects.get(selects.size() - 1).scope().find(new Column(new Table("x"), column));
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select 1 from (select id, customer_id c from orders) x | c | integer | false
          select 1 from (select payer_id from orders) x | payer_id | integer | true
          select 1 from (select * from orders) x | total | numeric(10,2) | false
          select 1 from (select o.*, c.name from customers c left join orders o on true) x | total | numeric(10,2) | true
          select 1 from (select count(*) n from orders) x | n | bigint | false
          select 1 from (select count(sent) from orders) x | count | bigint | false
          select 1 from (select sum(customer_id) from orders) x | sum | bigint | true
          select 1 from (select sum(total) from orders) x | sum | numeric | true
          select 1 from (select avg(id) m from orders) x | m | numeric | true
          select 1 from (select status, max(placed) m from orders group by status) x | m | timestamp without time zone | false
          select 1 from (select max(placed) m from orders) x | m | timestamp without time zone | true
          select 1 from (select status, max(total) m from orders group by status) x | m | numeric | false
          select 1 from (select status, max(sent) m from orders group by status) x | m | timestamp without time zone | true
          select 1 from (select status, city from orders, customers group by rollup (status, city)) x | status | text | true
          select 1 from (select 's' kind, 1 n from orders) x | kind | text | false
          select 1 from (select case when id > 1 then total end t from orders) x | t | numeric | true
          with x as (select id, name from customers) select 1 from x | name | text | false
          with x (a, b) as (select id, city from customers) select 1 from x | b | text | true
          with y as (select id k from customers), x as (select k from y) select 1 from x | k | integer | false
          select 1 from (select id from customers union all select payer_id from orders) x | id | integer | true
          select 1 from (select 's' kind, id from customers union all select 'c', 7 from orders) x | id | integer | false
          with x (a, b) as (select 1, 2 from customers) select 1 from x | b | integer | false
          select 1 from (select id k from customers order by k limit 3) x | k | integer | false
          select 1 from (select y.id from (select id from customers where id in (select payer_id from orders)) y) x | id | integer | false
          """)
  void its_type_is_known_and_whether_it_may_be_null(
      String sql, String column, String type, boolean mayBeNull) {
    assertThat(shown(sql, column))
        .hasValueSatisfying(
            place -> {
              assertThat(place.column().type()).isEqualTo(type);
              assertThat(place.mayBeNull()).isEqualTo(mayBeNull);
              assertThat(place.isDerived()).isTrue();
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "select 1 from (select length(name) n from customers) x",
        "select 1 from (select id n from customers union all select id from orders) x",
        "select 1 from (select sum(id::float8) n from customers) x",
        "select 1 from (select total n from orders union all select id from orders) x",
        "select 1 from (select avg(id) over () n from customers) x"
      })
  void a_type_that_is_not_certain_is_like_no_other(String sql) {
    assertThat(shown(sql, "n"))
        .hasValueSatisfying(
            place -> {
              assertThat(SameKind.isPlain(place)).isFalse();
              assertThat(SameKind.are(place.column().type(), "integer")).isFalse();
              assertThat(SameKind.isExactNumber(place.column().type())).isFalse();
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // it means something of what lies around it, or may do so
        "select 1 from customers c where exists (select 1 from (select id from orders o where"
            + " o.customer_id = c.id) x)",
        "select 1 from customers c, lateral (select id from orders where customer_id = c.id) x",
        "select 1 from (select id from unheard) x",
        "select 1 from (select id from orders, generate_series(1, 2) g) x",
        "select 1 from (select id from orders tablesample bernoulli (5)) x",
        "with recursive x as (select id from customers union all select id + 1 from x) select 1"
            + " from x",
        "with x as (delete from customers returning id) select 1 from x",
        // its names are not certain
        "select 1 from (select id, city id from customers) x",
        "select 1 from (select id, id + 1 from customers) x",
        "select 1 from (select id from customers) x (k)",
        "select 1 from (select * from customers natural join orders) x",
        "with x (a) as (select id, city from customers) select 1 from x",
        "select 1 from (select id from customers for update) x"
      })
  void what_is_not_certain_has_no_columns(String sql) {
    assertThat(shown(sql, "id")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select 1 from (select status, count(*) from orders group by status) x | [status]
          select 1 from (select distinct status, total from orders) x | [status, total]
          select 1 from (select count(*), status s, payer_id from orders group by status, payer_id) x | [s, payer_id]
          select 1 from (select status, count(*) from orders group by status, payer_id) x | []
          select 1 from (select status, count(*) from orders group by rollup (status)) x | []
          select 1 from (select status, generate_series(1, 2) n, count(*) from orders group by status) x | []
          select 1 from (select distinct on (status) status from orders) x | []
          """)
  void its_groups_and_distinct_rows_tell_its_rows_apart(String sql, String key) {
    List<String> keys =
        shown(sql, sql.contains("status s,") ? "s" : "status")
            .orElseThrow()
            .table()
            .indexes()
            .stream()
            .flatMap(index -> index.keys().stream())
            .map(index -> index.text())
            .toList();

    assertThat(keys).hasToString(key);
  }
}

package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of an expression behind the subquery that reckons it is asked inside. */
class EarlyConditionTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().equals(List.of(EarlyCondition.RULE)))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select * from (select id, date(placed) as d from orders where total > 3) x where d = '2024-05-01' and id > 5 | SELECT * FROM (SELECT id, date(placed) AS d FROM orders WHERE total > 3 AND date(placed) = '2024-05-01') x WHERE id > 5
          select x.day, x.n from (select date(o.placed) as day, count(*) n from orders o group by 1) x where x.day >= '2024-05-01' | SELECT x.day, x.n FROM (SELECT date(o.placed) AS day, count(*) n FROM orders o WHERE date(o.placed) >= '2024-05-01' GROUP BY 1) x
          select * from customers c, (select distinct customer_id k, total * 2 as t from orders) x where x.k = c.id and (x.t = 4 or x.k = 1) | SELECT * FROM customers c, (SELECT DISTINCT customer_id k, total * 2 AS t FROM orders WHERE ((total * 2) = 4 OR customer_id = 1)) x WHERE x.k = c.id
          select date(placed) d, count(*) from orders where total > 1 or total < 0 group by date(placed) having date(placed) = '2024-05-01' and count(*) > 1 | SELECT date(placed) d, count(*) FROM orders WHERE (total > 1 OR total < 0) AND date(placed) = '2024-05-01' GROUP BY date(placed) HAVING count(*) > 1
          """)
  void a_condition_goes_where_the_expression_is_reckoned(String sql, String wanted) {
    assertThat(rewrites(sql))
        .extracting(rewritten -> rewritten.after().sql())
        .containsExactly(wanted);
    assertThat(CATALOGUE.proof(sql, wanted)).isPresent();
  }

  @Test
  void a_rule_about_dates_goes_on_from_there() {
    String sql =
        "with d as (select date_trunc('day', placed) as day, total from orders) select day,"
            + " sum(total) from d where day = timestamp '2024-05-01' group by day";

    assertThat(
            CATALOGUE.proof(
                sql,
                "select day, sum(total) from (select date_trunc('day', placed) as day, total from"
                    + " orders where placed >= timestamp '2024-05-01' and placed < timestamp"
                    + " '2024-05-02') d group by day"))
        .isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // some of the rows alone
        "select * from (select date(placed) d from orders limit 5) x where d = '2024-05-01'",
        "select * from (select distinct on (seller_id) date(placed) d from orders order by"
            + " seller_id, id) x where d = '2024-05-01'",
        "select * from (select date(placed) d, count(*) over () n from orders) x where d ="
            + " '2024-05-01'",
        // not what is grouped by, and more than one grouping
        "select * from (select date(max(placed)) d from orders group by seller_id) x where d ="
            + " '2024-05-01'",
        "select * from (select max(placed) - min(placed) d from orders) x where d > interval '1"
            + " day'",
        "select * from (select date(placed) d, count(*) from orders group by rollup (date(placed)))"
            + " x where d = '2024-05-01'",
        "select date(placed), count(*) from orders group by rollup (date(placed)) having"
            + " date(placed) = '2024-05-01'",
        // rows that an outer join fills up, and a function that nobody knows
        "select * from customers c left join (select customer_id, date(placed) d from orders) x on"
            + " x.customer_id = c.id where x.d = '2024-05-01'",
        "select * from (select date(placed) d from orders) x where f(d) = 1",
        "select * from (select f(placed) d from orders) x where d = 1",
        // the server sees through a plain column
        "select * from (select placed as d from orders) x where d = '2024-05-01'",
        "select * from (select date(placed) d from orders) x where d = (select max(sent) from"
            + " orders)",
        "select seller_id, count(*) from orders group by seller_id having count(*) > 3"
      })
  void a_condition_stays_where_it_may_keep_other_rows_inside(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}

package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.workload.Query;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewriteCatalogueTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(Orders.SCHEMA);
  private static final String SELECT = "select * from orders o where ";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // a date made of a timestamp
        "date(o.created) = date '2024-05-01' | o.created >= timestamp '2024-05-01' and o.created <"
            + " timestamp '2024-05-02'",
        "created::date = '2024-02-29' | created >= timestamp '2024-02-29' and created < timestamp"
            + " '2024-03-01'",
        "pg_catalog.date(created) = '2024-12-31' | created >= timestamp '2024-12-31' and created <"
            + " timestamp '2025-01-01'",
        "cast(created as date) < '2024-05-01' | created < timestamp '2024-05-01'",
        "created::date <= '2024-05-01' | created < timestamp '2024-05-02'",
        "created::date > '2024-05-01' | created >= timestamp '2024-05-02'",
        "created::date >= '2024-05-01'::date | created >= timestamp '2024-05-01'",
        "'2024-05-01' <= date(created) | created >= timestamp '2024-05-01'",
        "date '2024-05-01' > date(created) | created < timestamp '2024-05-01'",
        "created::date between '2024-05-01' and '2024-05-31' | created >= timestamp '2024-05-01'"
            + " and created < timestamp '2024-06-01'",
        "created::date in ('2024-05-01', '2024-05-02', '2024-06-07') | (created >= timestamp"
            + " '2024-05-01' and created < timestamp '2024-05-03') or (created >= timestamp"
            + " '2024-06-07' and created < timestamp '2024-06-08')",
        "created::date = date '2024-05-01' - 1 | created >= timestamp '2024-04-30' and created <"
            + " timestamp '2024-05-01'",
        "created::date > timestamp '2024-05-01 12:00' | created >= timestamp '2024-05-02'",
        "shipped::date = '2024-05-01' | shipped >= timestamp '2024-05-01' and shipped < timestamp"
            + " '2024-05-02'",
        "due::date = '2024-05-01' | due = date '2024-05-01'",
        "(due::timestamp)::date <= '2024-05-01' | due < date '2024-05-02'",
        "(paid at time zone 'UTC')::date = '2024-05-01' | paid >= timestamptz '2024-05-01"
            + " 00:00:00+00' and paid < timestamptz '2024-05-02 00:00:00+00'",
        "timezone('utc', paid)::date < '2024-05-01' | paid < timestamptz '2024-05-01 00:00:00+00'",
        // cut down by date_trunc
        "date_trunc('month', created) = '2024-05-01' | created >= timestamp '2024-05-01' and"
            + " created < timestamp '2024-06-01'",
        "date_trunc('MONTH', created) = date '2024-12-01' | created >= timestamp '2024-12-01' and"
            + " created < timestamp '2025-01-01'",
        "date_trunc('month', created)::date = '2024-05-01' | created >= timestamp '2024-05-01' and"
            + " created < timestamp '2024-06-01'",
        "date_trunc('month', created) >= '2024-05-15' | created >= timestamp '2024-06-01'",
        "date_trunc('month', created) < '2024-05-15' | created < timestamp '2024-06-01'",
        "date_trunc('day', created) = timestamp '2024-05-01' | created >= timestamp '2024-05-01'"
            + " and created < timestamp '2024-05-02'",
        "date_trunc('hour', created) = '2024-05-01 23:00:00' | created >= timestamp '2024-05-01"
            + " 23:00:00' and created < timestamp '2024-05-02'",
        "date_trunc('minute', created) > '2024-05-01 10:30' | created >= timestamp '2024-05-01"
            + " 10:31:00'",
        "date_trunc('week', created) = '2024-05-06' | created >= timestamp '2024-05-06' and created"
            + " < timestamp '2024-05-13'",
        "date_trunc('quarter', created) = '2024-04-01' | created >= timestamp '2024-04-01' and"
            + " created < timestamp '2024-07-01'",
        "date_trunc('year', created) in ('2023-01-01', '2024-01-01') | created >= timestamp"
            + " '2023-01-01' and created < timestamp '2025-01-01'",
        "date_trunc('month', due::timestamp) = '2024-05-01' | due >= date '2024-05-01' and due <"
            + " date '2024-06-01'",
        "date_trunc('hour', due::timestamp) > '2024-05-01 05:00' | due >= date '2024-05-02'",
        "date_trunc('month', paid at time zone 'UTC') = '2024-05-01' | paid >= timestamptz"
            + " '2024-05-01 00:00:00+00' and paid < timestamptz '2024-06-01 00:00:00+00'",
        // the year
        "extract(year from created) = 2024 | created >= timestamp '2024-01-01' and created <"
            + " timestamp '2025-01-01'",
        "extract('year' from due) >= 2024 | due >= date '2024-01-01'",
        "date_part('year', created) between 2020 and 2022 | created >= timestamp '2020-01-01' and"
            + " created < timestamp '2023-01-01'",
        "2024 > extract(YEAR from created) | created < timestamp '2024-01-01'",
        "extract(year from paid at time zone 'UTC') < 2024 | paid < timestamptz '2024-01-01"
            + " 00:00:00+00'",
        // a clock in UTC, and a date as a timestamp
        "paid at time zone 'UTC' >= timestamp '2024-05-01 10:00' | paid >= timestamptz '2024-05-01"
            + " 10:00:00+00'",
        "due::timestamp < '2024-05-01 10:00' | due < date '2024-05-02'",
        // a date made a moment by the session's clock, and cut down
        "date_trunc('month', due) = '2024-05-01' | due >= date '2024-05-01' and due < date"
            + " '2024-06-01'",
        "date_trunc('month', due) = timestamp '2024-05-01' | due >= date '2024-05-01' and due <"
            + " date '2024-06-01'",
        "date_trunc('year', due) >= date '2024-01-01' | due >= date '2024-01-01'",
        "date_trunc('month', due)::date = '2024-05-01' | due >= date '2024-05-01' and due < date"
            + " '2024-06-01'",
        "date_trunc('day', due) = '2024-05-01' | due = date '2024-05-01'"
      })
  void a_function_of_a_time_becomes_a_range_of_the_column(String condition, String range) {
    assertThat(CATALOGUE.rewritesOf(Orders.read(SELECT + condition)))
        .singleElement()
        .satisfies(only -> assertThat(only.after().sql()).isEqualTo(SELECT + range));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // what a day is depends on the session's time zone
        "date_trunc('month', due) = '2012-05-01'",
        "date_trunc('month', due) = '2024-05-01 12:00'",
        "date_trunc('month', due) = '2024-05-01 00:00:00+00'",
        "date_trunc('month', due) = timestamptz '2024-05-01 00:00:00+00'",
        "extract(year from paid) = 2024",
        "(paid at time zone 'Europe/Berlin')::date = '2024-05-01'",
        "(created at time zone 'UTC')::date = '2024-05-01'",
        "created::date = timestamptz '2024-05-01 00:00:00+00'",
        "date_trunc('day', created::timestamptz) = '2024-05-01'",
        // what the constant means depends on the session, or is not known
        "created::date = '01/05/2024'",
        "created::date = 'yesterday'",
        "created::date = 'infinity'",
        "created::date = '2024-05-01 12:00'",
        "created::date = '2024-02-30'",
        "created::date = E'2024-05-01'",
        "created::date = ?",
        "created::date = $1",
        "created::date = due",
        "created::date = (select max(due) from orders)",
        "date_trunc('day', created) = '2024-05-01 00:00:00+02'",
        "extract(year from created) = 2024.5",
        "extract(year from created) = 0",
        "extract(year from created) = 99999999999",
        "created::date >= '9999-12-31'",
        // never true, or no single range
        "date_trunc('month', created) = '2024-05-15'",
        "created::date between '2024-05-02' and '2024-05-01'",
        "created::date between symmetric '2024-05-02' and '2024-05-01'",
        "created::date <> '2024-05-01'",
        "created::date not in ('2024-05-01')",
        "created::date not between '2024-05-01' and '2024-05-02'",
        "created::date is not distinct from '2024-05-01'",
        "extract(month from created) = 5",
        "extract(dow from created) = 5",
        "date_trunc('week', date_trunc('month', created)) = '2024-05-06'",
        "date_trunc('fortnight', created) = '2024-05-06'",
        // not the function of the rule
        "date_trunc('day', created, 'UTC') = '2024-05-01'",
        "shop.date(created) = '2024-05-01'",
        "date(distinct created) = '2024-05-01'",
        "created::timestamp(0) = '2024-05-01'",
        "created::varchar = '2024-05-01'",
        "created::date + 1 = '2024-05-01'",
        "created + interval '1 month' > '2024-05-01'",
        "created::date = '2024-05-01' && id",
        // not a column of the rule
        "slot::date = '2024-05-01'",
        "status::date = '2024-05-01'",
        "id::date = '2024-05-01'",
        "nowhere::date = '2024-05-01'",
        "orders.created::date = '2024-05-01'",
        // nothing to do
        "created >= '2024-05-01' and created < '2024-05-02'",
        "created = '2024-05-01'"
      })
  void what_the_rules_do_not_cover_is_left_alone(String condition) {
    assertThat(CATALOGUE.rewritesOf(Orders.read(SELECT + condition))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "from orders o, refunds r where created::date = '2024-05-01'",
        "from twice where made::date = '2024-05-01'",
        "from orders as o(a, b, created) where created::date = '2024-05-01'",
        "from (select * from orders) o where created::date = '2024-05-01'",
        "from orders o, (select 1) x where created::date = '2024-05-01'",
        "from orders o, lateral (select 1 from refunds r where o.created::date = '2024-05-01') x",
        "from (select now() as created) o where o.created::date = '2024-05-01'",
        "from orders o join refunds r using (created) where created::date = '2024-05-01'",
        "from nowhere o where o.created::date = '2024-05-01'"
      })
  void a_column_that_is_not_surely_a_tables_own_is_left_alone(String rest) {
    assertThat(CATALOGUE.rewritesOf(Orders.read("select 1 " + rest))).isEmpty();
  }

  @Test
  void a_name_taken_by_a_common_table_expression_is_no_table() {
    String sql =
        "with refunds as (select now() as received)"
            + " select * from refunds where received::date = '2024-05-01'";

    assertThat(CATALOGUE.rewritesOf(Orders.read(sql)))
        .extracting(Rewritten::rules)
        .containsOnly(List.of(SinglePart.RULE));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "not created::date = '2024-05-01' | not (created >= timestamp '2024-05-01' and created <"
            + " timestamp '2024-05-02')",
        "not created::date < '2024-05-01' | not created < timestamp '2024-05-01'",
        "id = 1 and created::date in ('2024-05-01', '2024-06-01') | id = 1 and ((created >="
            + " timestamp '2024-05-01' and created < timestamp '2024-05-02') or (created >="
            + " timestamp '2024-06-01' and created < timestamp '2024-06-02'))",
        "id = 1 or created::date = '2024-05-01' | id = 1 or (created >= timestamp '2024-05-01' and"
            + " created < timestamp '2024-05-02')",
        "id = 1 or (created::date = '2024-05-01') | id = 1 or (created >= timestamp '2024-05-01'"
            + " and created < timestamp '2024-05-02')",
        "created::date >= '2024-05-01' AND created::date < '2024-05-08' | created >= timestamp"
            + " '2024-05-01' AND created < timestamp '2024-05-08'"
      })
  void parentheses_stand_where_the_surroundings_need_them(String condition, String range) {
    assertThat(CATALOGUE.rewritesOf(Orders.read(SELECT + condition)))
        .anySatisfy(one -> assertThat(one.after().sql()).isEqualTo(SELECT + range));
  }

  @Test
  void everything_but_the_condition_stays_byte_for_byte() {
    String sql =
        """
        SELECT o.id,  /* all of it */ count(*)
          FROM orders o -- the orders
          JOIN "refunds" AS r ON r.order_id = o.id AND DATE(r.received) = '2024-05-02'
         WHERE  status   IN ('a','b''c') AND %s
           AND EXISTS (SELECT 1 FROM old.orders_of x WHERE extract(year from x.made) = 2023)
         GROUP BY o.id ORDER BY 2 DESC, o.id LIMIT 10\
        """;

    List<Rewritten> rewrites =
        CATALOGUE.rewritesOf(
            Orders.read(String.format(sql, "o.created :: date =\n'2024-05-01' -- a day")));

    assertThat(rewrites.get(0).after().sql())
        .isEqualTo(
            String.format(
                    sql,
                    "o.created >= TIMESTAMP '2024-05-01' AND o.created < TIMESTAMP '2024-05-02'"
                        + " -- a day")
                .replace(
                    "DATE(r.received) = '2024-05-02'",
                    "r.received >= TIMESTAMP '2024-05-02' AND r.received < TIMESTAMP '2024-05-03'")
                .replace(
                    "extract(year from x.made) = 2023",
                    "x.made >= TIMESTAMP '2023-01-01' AND x.made < TIMESTAMP '2024-01-01'"));
  }

  @Test
  void conditions_on_several_columns_are_rewritten_together_and_one_column_at_a_time() {
    String sql =
        "select 1 from orders o join refunds r on r.order_id = o.id"
            + " where o.created::date = '2024-05-01' and date(r.created) = '2024-05-02'";

    assertThat(CATALOGUE.rewritesOf(Orders.read(sql)))
        .extracting(rewritten -> rewritten.steps().size())
        .containsExactly(2, 1, 1);
  }

  @Test
  void a_step_says_what_was_found_true() {
    RewriteStep step =
        CATALOGUE
            .rewritesOf(Orders.read(SELECT + "created::date = '2024-05-01'"))
            .get(0)
            .steps()
            .get(0);

    assertThat(step.was()).isEqualTo("created::date = '2024-05-01'");
    assertThat(step.conditions().get(0))
        .isEqualTo(
            "public.orders.created is a timestamp without time zone, so the session's time zone"
                + " has no say.");
    assertThat(step.edges())
        .containsExactly(
            "timestamp '2024-04-30 23:59:59.999999'",
            "timestamp '2024-05-01'",
            "timestamp '2024-05-01 23:59:59.999999'",
            "timestamp '2024-05-02'");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "created::date = '2024-05-01' | 2023-07-09T13:00 | created::date = date '2023-07-09'",
        "date_trunc('month', created) between '2024-05-01' and '2024-07-01' | 2023-07-09T13:00 |"
            + " date_trunc('month', created) >= timestamp '2023-07-01' and date_trunc('month',"
            + " created) <= timestamp '2023-09-01'",
        "date_trunc('month', created) > '2024-05-15' | 2023-07-09T13:00 | date_trunc('month',"
            + " created) > timestamp '2023-07-09 13:00:00'",
        "id = 1 and extract(year from created) in (2023, 2024) | 2021-01-01T00:00 | id = 1 and"
            + " (extract(year from created) = 2021 or extract(year from created) = 2022)"
      })
  void a_statement_can_be_asked_about_another_time(String condition, String anchor, String moved) {
    Query query = Orders.read(SELECT + condition);
    RewriteStep step = CATALOGUE.rewritesOf(query).get(0).steps().get(0);

    Query about = CATALOGUE.about(query, step, java.time.LocalDateTime.parse(anchor));

    assertThat(about.sql()).isEqualToIgnoringCase(SELECT + moved);
  }
}

package dev.tunesmith.advisor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.indexes.Tables;
import dev.tunesmith.advisor.statement.Predicate.Kind;
import dev.tunesmith.core.schema.IndexKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReadingTest {

  private final StatementReading reading = new StatementReading(Tables.orders());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "o.status = 'a'                        | EQUALITY | status",
        "'a' = o.status                        | EQUALITY | status",
        "(status = 'a' or status = 'b')        | ANY_OF   | status",
        "status in ('a', 'b')                  | ANY_OF   | status",
        "status = any (array['a', 'b'])        | ANY_OF   | status",
        "created_at >= now() - interval '1 day'| RANGE    | created_at",
        "created_at between 'a' and 'b'        | RANGE    | created_at",
        "(created_at, id) < ('a', 5)           | RANGE    | created_at",
        "email like 'ab%'                      | PREFIX   | email",
        "email like '%ab'                      | OTHER    | email",
        "email ilike 'ab%'                     | OTHER    | email",
        "cancelled_at is null                  | ABSENT   | cancelled_at",
        "o.cancelled_at is not null            | PRESENT  | cancelled_at",
        "not o.status                          | FALSE    | status",
        "status                                | TRUE     | status",
        "status = true                         | TRUE     | status",
        "status <> 'a'                         | OTHER    | status",
        "lower(o.email) = 'x'                  | EQUALITY | lower(email)",
        "date_trunc('day', created_at) = 'x'   | EQUALITY | date_trunc('day', created_at)",
        "o.email ->> 'k' = 'v'                 | EQUALITY | email ->> 'k'",
        "o.email::date = 'x'                   | EQUALITY | email::date",
        "id % 10 = 3                           | EQUALITY | id % 10",
        "tsrange(o.created_at, cancelled_at, '[]') @> 'a'::timestamp | OTHER"
            + " | tsrange(created_at, cancelled_at, '[]')",
      })
  void a_condition_narrows_its_term(String condition, Kind kind, String term) {
    assertThat(only("select 1 from shop.orders o where " + condition).predicates())
        .singleElement()
        .satisfies(
            predicate -> {
              assertThat(predicate.kind()).isEqualTo(kind);
              assertThat(predicate.term().text()).isEqualTo(term);
            });
  }

  /** Names that are keywords elsewhere only. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv",
        "enum",
        "final",
        "force",
        "import",
        "minus",
        "number",
        "Number",
        "pivot",
        "prior",
        "qualify",
        "returns",
        "sample",
        "semi",
        "statement",
        "use"
      })
  void what_the_server_takes_for_a_name_is_a_name(String name) {
    assertThat(
            only("select " + name + " from shop.orders o where status = 'a' order by " + name)
                .predicates())
        .hasSize(1);
    assertThat(
            only("select 1 from orders " + name + " where " + name + ".status = 'a'").predicates())
        .hasSize(1);
  }

  @Test
  void changing_values_are_nothing_an_index_could_hold() {
    assertThat(only("select 1 from orders where created_at + now() > 'x'").predicates()).isEmpty();
  }

  @Test
  void only_literals_make_a_condition_fixed() {
    assertThat(only("select 1 from orders o where o.status = 'a' and o.email = $1").predicates())
        .extracting(Predicate::condition)
        .containsExactly("status = 'a'", null);
  }

  @Test
  void joined_columns_are_joins_on_both_sides() {
    List<TableUse> uses =
        reading.usesOf(
            "select a.id from orders a join orders b on a.customer_id = b.id and b.status = 'x'");

    assertThat(uses)
        .extracting(TableUse::joins)
        .containsExactly(List.of(Term.column("customer_id")), List.of(Term.column("id")));
    assertThat(uses.get(1).predicates()).hasSize(1);
  }

  @Test
  void subqueries_see_the_tables_around_them() {
    List<TableUse> uses =
        reading.usesOf(
            "select * from orders o where exists"
                + " (select 1 from orders i where i.customer_id = o.id and i.status = 'x')");

    assertThat(uses.get(0).joins()).containsExactly(Term.column("id"));
    assertThat(uses.get(1).joins()).containsExactly(Term.column("customer_id"));
  }

  @Test
  void what_a_value_is_looked_for_among_is_joined_with_it() {
    String among = "select id from orders o where o.customer_id in (select %s from orders i%s)";

    assertThat(reading.usesOf(among.formatted("i.id", " where i.email > 'x'")))
        .extracting(TableUse::joins)
        .containsExactly(List.of(Term.column("customer_id")), List.of(Term.column("id")));
    assertThat(reading.usesOf(among.formatted("max(i.id)", " group by i.email")))
        .last()
        .satisfies(use -> assertThat(use.joins()).isEmpty());
    assertThat(reading.usesOf(among.formatted("i.id", "").replace(" in ", " not in ")))
        .last()
        .satisfies(use -> assertThat(use.joins()).isEmpty());
  }

  @Test
  void of_what_need_only_exist_no_result_is_read() {
    String exists = "select id from orders o where exists (select * from orders i where %s)";

    assertThat(reading.usesOf(exists.formatted("i.customer_id = o.id and i.email > 'x'")))
        .last()
        .satisfies(
            use -> assertThat(use.columns()).containsExactlyInAnyOrder("customer_id", "email"));
    assertThat(reading.usesOf(exists.formatted("i.id = o.id").replace("exists", "o.id in")))
        .last()
        .satisfies(use -> assertThat(use.columns()).contains("cancelled_at"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a.customer_id = b.id and a.status = 'x' or b.id = 3 and a.customer_id = b.id, customer_id",
    "a.customer_id = b.id and a.status = 'x' or a.customer_id = b.id, customer_id",
    "a.customer_id = b.id and a.status = 'x' or b.id = 3, ",
    "a.customer_id = b.id or a.id = b.id, ",
  })
  void what_each_side_of_an_or_asks_is_asked_in_any_case(String condition, String joined) {
    TableUse use = reading.usesOf("select 1 from orders a, orders b where " + condition).get(0);

    assertThat(use.joins().stream().map(Term::text).collect(Collectors.joining()))
        .isEqualTo(joined == null ? "" : joined);
  }

  @Test
  void a_name_from_with_is_no_table() {
    List<TableUse> uses =
        reading.usesOf("with orders as (select 1 as id) select * from orders where id = 1");

    assertThat(uses).isEmpty();
  }

  @Test
  void order_by_may_name_or_number_a_result_column() {
    TableUse use =
        only(
            "select status as s, created_at from orders order by 2 desc, s fetch first 3 rows"
                + " only");

    assertThat(use.order())
        .extracting(key -> key.term().text() + " " + key.direction())
        .containsExactly("created_at DESCENDING", "status ASCENDING");
    assertThat(use.reach()).isEqualTo(TableUse.Reach.FIRST_ROWS);
  }

  @Test
  void nulls_at_the_unusual_end_are_part_of_the_order() {
    assertThat(
            only("select id from orders order by created_at desc nulls last, id nulls last")
                .order())
        .extracting(TableUse.SortKey::direction)
        .containsExactly(IndexKey.Direction.DESCENDING_NULLS_LAST, IndexKey.Direction.ASCENDING);
  }

  @Test
  void the_first_of_each_group_and_windows_want_an_order_of_their_own() {
    assertThat(
            sorts(
                "select distinct on (customer_id) id from orders"
                    + " order by customer_id, created_at desc"))
        .containsExactly("customer_id, created_at DESC");
    assertThat(
            sorts(
                "select row_number() over (partition by customer_id order by created_at desc)"
                    + " from orders"))
        .containsExactly("customer_id, created_at DESC");
    assertThat(only("select distinct customer_id, status from orders").groups())
        .containsExactly(Term.column("customer_id"), Term.column("status"));
  }

  private List<String> sorts(String sql) {
    return only(sql).sorts().stream()
        .map(
            keys ->
                keys.stream()
                    .map(key -> key.term().key().in(key.direction()).toString())
                    .collect(Collectors.joining(", ")))
        .toList();
  }

  @Test
  void the_extreme_of_each_group_stands_behind_its_keys() {
    TableUse use = only("select customer_id, max(created_at) from orders group by customer_id");

    assertThat(use.groups()).containsExactly(Term.column("customer_id"));
    assertThat(use.extremes()).containsExactly(Term.column("created_at"));
  }

  @Test
  void alternatives_are_kept_apart_from_what_must_hold() {
    TableUse use = only("select 1 from orders where (email = 'x' or customer_id = 7) and id > 5");

    assertThat(use.predicates()).extracting(each -> each.term().text()).containsExactly("id");
    assertThat(use.alternatives())
        .singleElement()
        .satisfies(
            sides ->
                assertThat(sides)
                    .extracting(each -> each.term().text())
                    .containsExactly("email", "customer_id"));
  }

  @Test
  void an_alternative_that_no_index_could_search_leaves_none() {
    assertThat(only("select 1 from orders where email = 'x' or status <> 'y'").alternatives())
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "email @> array['a'] and id = '1'                       | email | @>",
        "email && array['a','b']::text[]                        | email | &&",
        "array['a'] <@ email                                    | email | @>",
        "to_tsvector('english', email) @@ plainto_tsquery('x')  | to_tsvector('english', email) |"
            + " @@",
        "email << inet '10.0.0.0/8'                             | email | <<",
        "email <<= '10.0.0.0/8'                                 | email | <<=",
        "email ~= '(1,2)'                                       | email | ~=",
        "email % 'x'                                            | email | %",
        "email ilike '%x%'                                      | email | ilike",
        "email not like '%x%'                                   | email | not like",
        "email ~* 'x'                                           | email | ~*",
        "email -> 'a' @> '[1]' and id = '1'                     | email -> 'a' | @>",
        "email ? 'k'                                            | email | ?",
      })
  void an_operator_is_kept_with_its_term(String condition, String term, String operator) {
    assertThat(only("select 1 from orders where " + condition).predicates().get(0))
        .extracting(each -> each.term().text(), Predicate::operator)
        .containsExactly(term, operator);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "email ->> 'k' = 'v' and id = '3'      | EQUALITY | email ->> 'k'",
        "o.email ->> 'k' in ('a', 'b') and id = '3' | ANY_OF | email ->> 'k'",
        "email #>> '{a,b}' = 'v' and id = '3'  | EQUALITY | email #>> '{a,b}'",
        "email -> 'a' ->> 'b' like 'x%' and id = '3' | PREFIX | email -> 'a' ->> 'b'",
        "(email, id) = ('x', 'y')              | EQUALITY | email",
        "row(email, id) > row('x', 'y')        | RANGE    | email",
        "email = any ($1)                      | ANY_OF   | email",
      })
  void what_a_parser_binds_wrongly_is_read_as_the_server_does(
      String condition, Kind kind, String term) {
    TableUse use = only("select 1 from shop.orders o where " + condition);
    assertThat(
            Stream.concat(
                    use.predicates().stream(), use.alternatives().stream().flatMap(List::stream))
                .findFirst())
        .hasValueSatisfying(
            predicate -> {
              assertThat(predicate.kind()).isEqualTo(kind);
              assertThat(predicate.term().text()).isEqualTo(term);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ts_rank(to_tsvector('simple', email), plainto_tsquery('zeppelin'))",
        "similarity(email, 'zeppelin')",
        "email = 'me@example.org'",
        "id + 5",
        "case when email = 'me' then 0 else 1 end",
        "created_at > '2026-01-01'",
        "abs(id - 711)",
      })
  void what_was_asked_for_this_time_is_no_key(String expression) {
    assertThat(only("select 1 from orders order by " + expression + " limit 5").order()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'pending'",
        "lower(email)",
        "coalesce(email, '')",
        "date_trunc('day', created_at)",
        "email || ' ' || country",
        "case when status = 'new' then email end",
        "email -> 'a' ->> 'b'",
        "id % 16",
        "id / 100",
        "left(email, 3)",
      })
  void what_every_execution_shares_is_a_key(String expression) {
    assertThat(only("select 1 from orders order by " + expression + " limit 5").order()).hasSize(1);
  }

  @Test
  void the_rows_of_a_change_are_looked_for_too() {
    assertThat(only("update shop.orders set status = 'x' where email = 'y'").predicates())
        .extracting(each -> each.term().text())
        .containsExactly("email");
    assertThat(only("delete from orders o where o.created_at < now()").predicates()).hasSize(1);
    assertThat(
            reading.usesOf(
                "update orders a set status = b.status from orders b"
                    + " where b.id = a.customer_id and b.email = 'x'"))
        .extracting(TableUse::joins)
        .containsExactly(List.of(Term.column("customer_id")), List.of(Term.column("id")));
  }

  @Test
  void quoted_names_keep_their_case() {
    assertThat(reading.usesOf("select 1 from \"Orders\"")).isEmpty();
    assertThat(only("select 1 from Shop.ORDERS where STATUS = 'a'").predicates()).hasSize(1);
  }

  @Test
  void text_that_looks_for_no_rows_tells_nothing() {
    assertThat(reading.usesOf("selec 1 frm ~")).isEmpty();
    assertThat(reading.usesOf("insert into shop.orders values ('x')")).isEmpty();
  }

  private TableUse only(String sql) {
    List<TableUse> uses = reading.usesOf(sql);
    assertThat(uses).hasSize(1);
    return uses.get(0);
  }
}

package dev.tunesmith.advisor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.indexes.Tables;
import dev.tunesmith.advisor.statement.Predicate.Kind;
import java.util.List;
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
  void nulls_at_the_unusual_end_are_no_order_an_index_has() {
    assertThat(only("select id from orders order by created_at desc nulls last").order()).isEmpty();
  }

  @Test
  void quoted_names_keep_their_case() {
    assertThat(reading.usesOf("select 1 from \"Orders\"")).isEmpty();
    assertThat(only("select 1 from Shop.ORDERS where STATUS = 'a'").predicates()).hasSize(1);
  }

  @Test
  void text_that_looks_for_no_rows_tells_nothing() {
    assertThat(reading.usesOf("selec 1 frm ~")).isEmpty();
    assertThat(reading.usesOf("insert into shop.orders (id) values (1)")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update shop.orders o set email = 'x' where o.status = 'a'",
        "with late as (select 1) update orders set email = 'x' from late where orders.status = 'a'",
        "update orders set email = 'x' from (select 1 as n) l where orders.status = 'a'",
        "delete from orders where status = 'a' returning id",
        "delete from shop.orders o using generate_series(1, 3) n where o.status = 'a' and o.id = n"
      })
  void the_rows_that_a_write_changes_are_looked_for_and_needed_whole(String write) {
    TableUse use = only(write);

    assertThat(use.predicates()).extracting(each -> each.term().text()).contains("status");
    assertThat(use.columns()).contains("id", "email", "created_at");
  }

  private TableUse only(String sql) {
    List<TableUse> uses = reading.usesOf(sql);
    assertThat(uses).hasSize(1);
    return uses.get(0);
  }
}

package dev.tunesmith.advisor.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.indexes.Tables;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptStatementTest {

  @Test
  void the_view_is_the_statement_and_the_application_asks_for_its_rows() {
    String sql = "select status, count(*) as orders from shop.orders group by status";

    MaterialisedView view = view(sql + ";").orElseThrow();

    assertThat(view.name()).hasToString("shop.kept_by_status");
    assertThat(view.definition()).isEqualTo(sql);
    assertThat(view.statement().after()).isEqualTo("select * from shop.kept_by_status");
    assertThat(view.key()).containsExactly("status");
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "order by status | order by 1",
        "order by count(*) desc, 1 | order by 2 desc, 1",
        "order by n desc nulls last | order by 2 desc nulls last",
        "order by o.status nulls first | order by 1 nulls first"
      })
  void the_order_is_kept_in_terms_of_what_is_put_out(String written, String kept) {
    String sql = "select o.status, count(*) n from shop.orders o group by o.status " + written;

    assertThat(view(sql))
        .hasValueSatisfying(
            view -> assertThat(view.statement().after()).endsWith("kept_by_status " + kept));
  }

  @Test
  void an_order_by_something_that_is_not_put_out_cannot_be_kept() {
    assertThat(view("select count(*) from shop.orders group by status order by status")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from shop.orders where created_at > now() - interval '1 day'",
        "select count(*) from shop.orders where created_at > CURRENT_DATE",
        "select count(*) from shop.orders where created_at > 'today'",
        "select count(*) from shop.orders where email = current_user",
        "select count(*) from shop.orders where random() < 0.5",
        "select count(*) from shop.orders where customer_id = $1"
      })
  void what_answers_otherwise_on_the_same_rows_is_not_kept(String sql) {
    assertThat(view(sql)).isEmpty();
  }

  @Test
  void a_word_in_a_text_or_a_name_moves_nothing() {
    assertThat(
            view(
                "select status as random, count(*) from shop.orders"
                    + " where email <> 'now()' group by status"))
        .isPresent();
  }

  @Test
  void a_group_without_a_name_leaves_the_view_without_a_key() {
    assertThat(view("select upper(status), count(*) from shop.orders group by upper(status)"))
        .hasValueSatisfying(view -> assertThat(view.key()).isEmpty());
  }

  @Test
  void without_groups_one_row_is_kept_and_any_column_is_its_key() {
    assertThat(view("select count(*) as orders, max(created_at) as latest from shop.orders"))
        .hasValueSatisfying(view -> assertThat(view.key()).containsExactly("orders"));
  }

  private static Optional<MaterialisedView> view(String sql) {
    Query query = new Query(new QueryName("by status"), sql, Query.Access.READ, 1, null, 1);
    return KeptStatement.of(query, Tables.orders());
  }
}

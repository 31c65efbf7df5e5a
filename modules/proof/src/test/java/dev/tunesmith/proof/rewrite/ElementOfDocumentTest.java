package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document as a whole is asked before its elements. */
class ElementOfDocumentTest {

  private static final RewriteCatalogue CATALOGUE =
      new RewriteCatalogue(
          new Schema(
              List.of(
                  new Table(
                      new TableName("public", "baskets"),
                      List.of(
                          new Column("id", "bigint", Nullability.NOT_NULL, null),
                          new Column("items", "jsonb", Nullability.NULLABLE, null),
                          new Column("plain", "json", Nullability.NULLABLE, null)),
                      List.of(),
                      List.of(),
                      1000,
                      1000))));

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read("select id from baskets b " + sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(ElementOfDocument.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        " where exists (select 1 from jsonb_array_elements(b.items) e where e->>'sku' = 'S4')"
            + " | b.items @> '[{\"sku\": \"S4\"}]' and ",
        " where exists (select 1 from jsonb_array_elements(b.items) as e(x) where e.x->>'sku' ="
            + " 'S4' and e.x->>'n' = '3') | b.items @> '[{\"sku\": \"S4\"}]' and ",
        " where exists (select 1 from jsonb_array_elements(items->'lines') e where"
            + " e.value->'art'->>'no' = '42') | (items @> '{\"lines\": [{\"art\": {\"no\":"
            + " \"42\"}}]}' or items @> '{\"lines\": [{\"art\": {\"no\": 42}}]}') and ",
        " where id > 5 and exists (select 1 from jsonb_array_elements_text(b.items) t where t ="
            + " 'red') | b.items @> '[\"red\"]' and ",
        " cross join lateral jsonb_array_elements(b.items) e where e->>'sku' = 'S4'"
            + " | where b.items @> '[{\"sku\": \"S4\"}]' and ",
        ", jsonb_array_elements(b.items) as e(x) where x->>'sku' = 'S4' or id = 5 | ",
      })
  void the_document_is_asked_first(String condition, String asked) {
    if (asked == null) {
      assertThat(rewrites(condition)).isEmpty();
      return;
    }
    assertThat(rewrites(condition))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).containsIgnoringCase(asked);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.rewritesOf(rewritten.after()))
                  .noneMatch(again -> again.rules().contains(ElementOfDocument.RULE));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " where exists (select 1 from jsonb_array_elements(b.items) e where e->>'sku' = 'true')",
        " where exists (select 1 from jsonb_array_elements(b.items) e where e->>'sku' = '1.50')",
        " where exists (select 1 from jsonb_array_elements(b.items) e where e->>'sku' = '{}')",
        " where exists (select 1 from jsonb_array_elements(b.items) e where e->>'sku' <> 'S4')",
        " where exists (select 1 from jsonb_array_elements(b.items) e where e->>'sku' like 'S4')",
        " where exists (select 1 from jsonb_array_elements(b.items) e where e->'sku' = '\"S4\"')",
        " where exists (select 1 from jsonb_array_elements(b.items) e where lower(e->>'sku') ="
            + " 's')",
        " where exists (select 1 from jsonb_array_elements(b.items) e where b.items->>'sku' ="
            + " 'S4')",
        " where exists (select 1 from jsonb_array_elements(b.items) e where e->>'a' = 'x' or 1 ="
            + " 1)",
        " where not exists (select 1 from jsonb_array_elements(b.items) e where e->>'sku' = 'S4')",
        " where exists (select 1 from json_array_elements(b.plain) e where e->>'sku' = 'S4')",
        " where exists (select 1 from jsonb_array_elements(b.plain) e where e->>'sku' = 'S4')",
        " where exists (select 1 from jsonb_each_text(b.items) e where e.value = 'S4')",
        " where exists (select 1 from jsonb_array_elements_text(b.items) e where e->>'x' = 'S4')",
        " where exists (select 1 from jsonb_array_elements(b.items) e, baskets c where e->>'a' ="
            + " 'x')",
        " where exists (select count(*) from jsonb_array_elements(b.items) e where e->>'sku' ="
            + " 'S4' having count(*) = 0)",
        " left join lateral jsonb_array_elements(b.items) e on e->>'sku' = 'S4'",
      })
  void what_says_less_of_the_document_stays(String condition) {
    assertThat(rewrites(condition)).isEmpty();
  }
}

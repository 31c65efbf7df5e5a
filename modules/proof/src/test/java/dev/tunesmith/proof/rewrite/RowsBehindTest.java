package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows behind another one are compared as rows. */
class RowsBehindTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String condition) {
    return CATALOGUE.rewritesOf(Orders.read("select id from orders where " + condition)).stream()
        .filter(
            rewritten ->
                rewritten.rules().contains(RowsBehind.AS_ROWS)
                    || rewritten.rules().contains(RowsBehind.FROM_FIRST))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          placed > '2024-05-01' or placed = '2024-05-01' and id > 7 | (placed, id) > ('2024-05-01', 7)
          status = 'x' and (placed < $1 or (placed = $1 and id <= $2)) | status = 'x' and ((placed, id) <= ($1, $2))
          (id > 7 and placed = now()) or now() < placed | (placed, id) > (now(), 7)
          placed > $1 or (placed = $1 and total > $2) or (placed = $1 and total = $2 and id > $3) | (placed, total, id) > ($1, $2, $3)
          placed > $1 or (placed = $1 and (total > $2 or (total = $2 and id >= $3))) | (placed, total, id) >= ($1, $2, $3)
          placed < $1 or (placed = $1 and id > $2) | placed <= $1 and (placed < $1 or (placed = $1 and id > $2))
          """)
  void a_row_is_compared_as_a_whole(String condition, String plain) {
    assertThat(rewrites(condition))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql())
                  .isEqualToIgnoringCase("select id from orders where " + plain);
              assertThat(
                      CATALOGUE.proof(
                          "select id from orders where " + condition, rewritten.after().sql()))
                  .isPresent();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "placed > $1 or (placed = $2 and id > $3)",
        "placed > $1 or (sent = $1 and id > $3)",
        "placed >= $1 or (placed = $1 and id > $2)",
        "placed > $1 or (placed = $1 and id = $2)",
        "placed > $1 or (placed = $1 and id <> $2)",
        "placed > $1 or id > $2",
        "placed > $1 or (placed = $1 and id > $2 and total > 5)",
        "placed > $1 or (placed = $1 and id > $2) or total > 5",
        "placed > $1 and (placed = $1 or id > $2)",
        "placed > sent or (placed = sent and id > 7)",
        "not (placed > $1 or (placed = $1 and id > $2))",
        "placed > $1 or (placed >= $1 and id > $2)",
        "placed > $1 or (placed = $1 and id in (7, 8))",
        "placed > (select max(sent) from orders) or (placed = (select max(sent) from orders) and id"
            + " > 7)",
        "placed <= $1 and (placed < $1 or (placed = $1 and id > $2))",
      })
  void what_says_something_else_stays(String condition) {
    assertThat(rewrites(condition)).isEmpty();
  }
}

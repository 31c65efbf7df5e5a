package dev.tunesmith.proof.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No order was created within the last minute of a day, so only moved rows tell. */
class EdgeRowsIT {

  private static final Query OF_A_DAY =
      OrdersSandbox.read("of a day", "select id from orders where created::date = '2024-03-01'");

  private static Sandbox sandbox;
  private static RewriteCatalogue catalogue;

  @BeforeAll
  static void copies_the_orders() {
    sandbox = OrdersSandbox.open();
    catalogue = new RewriteCatalogue(sandbox.schema());
  }

  @AfterAll
  static void stops_the_server() {
    sandbox.close();
  }

  private static EdgeRows.Finding compare(String condition) {
    String after = "select id from orders where " + condition;
    try (SandboxSession session = sandbox.open()) {
      return session.ask(
          "comparing",
          connection ->
              new EdgeRows(
                      new StatementPair(OF_A_DAY.sql(), after),
                      catalogue.rewritesOf(OF_A_DAY),
                      sandbox.dialect().answers())
                  .compare(connection));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "created between '2024-03-01' and '2024-03-01 23:59:59'",
        "created > '2024-02-29 23:59:59' and created < '2024-03-02'"
      })
  void a_range_that_is_wrong_where_no_row_lies_is_told_by_rows_moved_there(String wrong) {
    EdgeRows.Finding finding = compare(wrong);

    assertThat(finding.explanation()).startsWith("with rows moved onto the edges");
    assertThat(finding.script()).startsWith("-- On a copy").endsWith("rollback;\n");
  }

  @Test
  void the_right_range_answers_alike() {
    EdgeRows.Finding finding = compare("created >= '2024-03-01' and created < '2024-03-02'");

    assertThat(finding.sets()).isEqualTo(1);
    assertThat(finding.explanation()).isNull();
  }

  @Test
  void constants_that_both_hold_are_exchanged_for_values_of_the_column() {
    List<StatementPair> pairs =
        pairs("kind = 'late' and amount > 7", "amount > 7 and kind = 'late'");

    assertThat(pairs)
        .contains(
            new StatementPair(
                "select id from orders where kind = 'normal' and amount > 7",
                "select id from orders where amount > 7 and kind = 'normal'"),
            new StatementPair(
                "select id from orders where kind = 'late' and amount > 99",
                "select id from orders where amount > 99 and kind = 'late'"));
  }

  @Test
  void constants_that_only_one_holds_stay_as_they_are() {
    assertThat(pairs("amount between 5 and 7", "amount >= 5 and amount < 8")).isEmpty();
  }

  private static List<StatementPair> pairs(String before, String after) {
    String select = "select id from orders where ";
    try (SandboxSession session = sandbox.open()) {
      return session.ask(
          "drawing",
          connection ->
              new SharedConstants(new StatementPair(select + before, select + after), catalogue)
                  .pairs(connection));
    }
  }
}

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

/** Bounds that follow from what a table's checks say of two columns. */
class CheckedOrderTest {

  private static final RewriteCatalogue CATALOGUE =
      new RewriteCatalogue(
          new Schema(
              List.of(
                  table(
                      "parcels",
                      List.of(
                          "(sent >= placed)",
                          "((sent < back) AND (weight > 0))",
                          "((paid >= placed) OR (paid IS NULL))",
                          "((opened)::date >= day)",
                          "(note > code)",
                          "(tare <= weight)",
                          "(low + 1 <= weight)",
                          "(NOT (high < weight))",
                          "(kept = placed)"),
                      needed("id", "integer"),
                      needed("placed", "timestamp with time zone"),
                      column("sent", "timestamp with time zone"),
                      column("back", "timestamp with time zone"),
                      needed("paid", "timestamp with time zone"),
                      needed("kept", "timestamp with time zone"),
                      needed("opened", "timestamp with time zone"),
                      needed("day", "date"),
                      needed("note", "text"),
                      needed("code", "text"),
                      needed("weight", "numeric(8,2)"),
                      needed("tare", "integer"),
                      needed("low", "numeric(8,2)"),
                      needed("high", "numeric(8,2)")),
                  table(
                      "unchecked",
                      List.of(),
                      needed("placed", "timestamp with time zone"),
                      needed("sent", "timestamp with time zone")))));

  private static Table table(String name, List<String> checks, Column... columns) {
    return new Table(
        new TableName("public", name),
        List.of(columns),
        List.of(),
        List.of(),
        1000,
        1000,
        Table.Form.TABLE,
        checks,
        0);
  }

  private static Column needed(String name, String type) {
    return new Column(name, type, Nullability.NOT_NULL, null);
  }

  private static Column column(String name, String type) {
    return new Column(name, type, Nullability.NULLABLE, null);
  }

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(CheckedOrder.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select count(*) from parcels where placed >= '2024-03-01' and sent < '2024-03-04' | WHERE placed >= '2024-03-01' AND sent < '2024-03-04' AND parcels.placed < '2024-03-04'
          select p.id from parcels p where p.sent <= now() - interval '1 day' order by p.id | AND p.placed <= (now() - INTERVAL '1 day') ORDER BY p.id
          select id from parcels where '2024-03-04' > sent | AND parcels.placed < '2024-03-04'
          select id from parcels where back < '2024-03-04' and sent > '2024-01-01' | AND parcels.sent < '2024-03-04'
          select id from parcels where sent > '2024-03-04' and back < '2025-01-01' | AND parcels.back > '2024-03-04'
          select p.id from unchecked u join parcels p on p.placed = u.placed where p.sent between '2024-01-01' and '2024-02-01' | AND p.placed <= '2024-02-01'
          """)
  void a_bound_holds_for_what_never_passes_the_bounded(String sql, String part) {
    assertThat(rewrites(sql))
        .anySatisfy(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // a bound on the wrong side, or none
        "select id from parcels where sent > '2024-03-04'",
        "select id from parcels where placed < '2024-03-04'",
        "select id from parcels where sent = '2024-03-04'",
        "select id from parcels where sent <> '2024-03-04'",
        "select id from parcels where sent in ('2024-03-04', '2024-03-05')",
        "select id from parcels where sent is null",
        "select id from parcels where sent < back",
        "select id from parcels where sent < (select max(u.sent) from unchecked u)",
        "select id from parcels where sent < own_time()",
        // not one of those that must hold
        "select id from parcels where sent < '2024-03-04' or id = 1",
        "select id from parcels where not sent < '2024-03-04'",
        "select id from parcels where case when sent < '2024-03-04' then true end",
        // the other one may be NULL, and the check then says nothing
        "select id from parcels where back < '2024-03-04'",
        "select id from parcels where back < '2024-03-04' and sent is null",
        // there already
        "select id from parcels where sent < '2024-03-04' and placed < '2024-03-04'",
        "select id from parcels where sent < '2024-03-04' and placed <= '2024-01-01'",
        "select id from parcels where sent < '2024-03-04' and placed = '2024-01-01'",
        // what a check says of something else, or only sometimes
        "select id from parcels where paid < '2024-03-04'",
        "select id from parcels where kept < '2024-03-04'",
        "select id from parcels where opened < '2024-03-04'",
        "select id from parcels where note < 'm'",
        "select id from parcels where weight < 5",
        "select id from parcels where high < 5",
        "select placed from unchecked where sent < '2024-03-04'",
        // rows that are filled up, rows of another table
        "select p.id from unchecked u left join parcels p on p.placed = u.placed where p.sent <"
            + " '2024-03-04'",
        "select p.id from parcels p right join unchecked u on p.placed = u.placed where p.sent <"
            + " '2024-03-04'",
        "select u.placed from parcels p join unchecked u on p.placed = u.placed where u.sent <"
            + " '2024-03-04'",
        "select p.id from (select id, sent from parcels) p where p.sent < '2024-03-04'"
      })
  void nothing_follows_where_a_side_condition_fails(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}

package dev.tunesmith.database.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationsTest {

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              table("payments", "id", "state", "bill"),
              table("bills", "id", "state", "due"),
              table("clients", "id", "name")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select 1 from payments where bill in (select id from bills where state = $1)  | bills.state
          select 1 from payments where state = $1 and bill in (select id from bills)    | payments.state
          select 1 from payments where bill in (select id from bills where lower(state) = $1) | bills.state
          select 1 from payments p where exists (select from bills p where p.state = $1) | bills.state
          select 1 from payments p where exists (select from bills b where p.state = $1) | payments.state
          select 1 from payments where exists (select from clients where state = $1)    | payments.state
          select 1 from (select due from bills) b join clients on true where due = $1   | bills.due
          """)
  void a_column_is_of_the_innermost_query_that_has_it(String sql, String column) {
    List<Token> code = SqlText.code(sql);
    int at = code.indexOf(only(code, token -> token.kind() == Token.Kind.PARAMETER));
    boolean wrapped = code.get(at - 2).isSymbol(")");
    int last = wrapped ? at - 3 : at - 2;
    boolean qualified = code.get(last - 1).isSymbol(".");

    assertThat(
            Relations.in(code, SCHEMA).column(code.subList(qualified ? last - 2 : last, last + 1)))
        .map(found -> found.table().name().name() + "." + found.column())
        .contains(column);
  }

  private static Token only(List<Token> code, Predicate<Token> condition) {
    return code.stream().filter(condition).findFirst().orElseThrow();
  }

  private static Table table(String name, String... columns) {
    return new Table(
        new TableName("public", name),
        Stream.of(columns)
            .map(column -> new Column(column, "text", Nullability.NULLABLE, null))
            .toList(),
        List.of(),
        List.of(),
        0,
        0);
  }
}

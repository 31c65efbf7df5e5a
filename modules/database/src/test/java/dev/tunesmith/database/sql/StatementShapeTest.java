package dev.tunesmith.database.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementShapeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "update t set a = 'secret', b = -4.5e3 where id = $1 | update t set a = ?, b = -? where id = $1",
        "select  $tag$it's a secret$tag$ /* secret */, E'se\\'cret' | select ? , ?",
        "select x from t where name = 'cut off in a sec | select x from t where name = ?",
        "SET app.customer = secret | SET",
        "'secret' select 1 | ?",
        "(select 1) union (select 2) | (select ?) union (select ?)",
        "select \"Name\" from \"My Shop\".orders | select \"Name\" from \"My Shop\".orders",
        "-- secret | ``"
      })
  void the_shape_of_a_statement_holds_no_value(String sql, String shape) {
    assertThat(StatementShape.of(sql)).isEqualTo(shape);
  }
}

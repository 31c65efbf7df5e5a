package dev.tunesmith.database.postgresql.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparableTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select now() - interval $1 | select now() - $1::interval",
        "select * from t where a > date $1 | select * from t where a > $1::date",
        "select timestamp with time zone $1, 2 | select $1::timestamp with time zone, 2",
        "select extract($1 from a) from t | select extract(day from a) from t",
        "select $1::interval | select $1::interval",
        "select * from t where t.date = $1 | select * from t where t.date = $1",
        "select 'interval $1', $1 | select 'interval $1', $1",
        "select lower($1) | select lower($1)"
      })
  void what_cannot_be_prepared_is_mended_and_nothing_else(String remembered, String mended) {
    assertThat(PreparableText.of(remembered)).isEqualTo(mended);
  }
}

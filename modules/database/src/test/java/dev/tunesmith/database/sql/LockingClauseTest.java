package dev.tunesmith.database.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockingClauseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 from t limit 1 for update | select 1 from t limit 1",
        "select 1 from t for no key update of t skip locked | select 1 from t",
        "select 1 from t for share nowait limit 3 | select 1 from t limit 3",
        "select 1 from t for update of a for share of b | select 1 from t",
        "select * from (select 1 from t for update) x | select * from (select 1 from t ) x",
        "select substring(a for 3) from t | select substring(a for 3) from t",
        "select 'for update' from t | select 'for update' from t",
        "select \"for\" update from t | select \"for\" update from t"
      })
  void a_query_loses_its_locking_clauses_and_nothing_else(String sql, String left) {
    assertThat(LockingClause.removedFrom(sql)).isEqualTo(left);
  }
}

package dev.tunesmith.database.postgresql.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggedParametersTest {

  @Test
  void values_are_literals_by_number() {
    assertThat(
            LoggedParameters.in(
                "Parameters: $1 = '42', $2 = NULL, $3 = 'it''s $4 = ''x''', $10 = ''"))
        .isEqualTo(Map.of(1, "'42'", 2, "NULL", 3, "'it''s $4 = ''x'''", 10, "''"));
  }

  @Test
  void what_was_cut_off_is_not_known_and_a_backslash_is_one() {
    assertThat(LoggedParameters.in("parameters: $1 = 'abc...', $2 = 'a\\b'"))
        .isEqualTo(Map.of(2, "E'a\\\\b'"));
  }
}

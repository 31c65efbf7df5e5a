package dev.tunesmith.database.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundTextTest {

  @Test
  void only_parameters_are_replaced() {
    assertThat(
            BoundText.of(
                "select '$1', \"$1\" /* $1 */ from t where a = $1 and b = $2 or c = $1",
                Map.of(1, "7", 2, "'x'")))
        .isEqualTo("select '$1', \"$1\" /* $1 */ from t where a = 7 and b = 'x' or c = 7");
  }

  @Test
  void a_value_is_not_cast_twice() {
    assertThat(BoundText.of("select $1::date, $2", Map.of(1, "'today'::date", 2, "'now'::time")))
        .isEqualTo("select 'today'::date, 'now'::time");
  }
}

package dev.tunesmith.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.engine.order.InvalidInputException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientReadingTest {

  private final PatientReading target = new PatientReading(Duration.ofMillis(1));

  @ParameterizedTest
  @ValueSource(strings = {"55P03", "40P01", "40001", "57P01", "08006"})
  void what_may_pass_is_waited_for(String state) {
    assertThat(target.read(failing(2, state))).isEqualTo("read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"55P03", "40P01", "40001"})
  void whoever_stands_in_the_way_each_time_is_no_fault_of_ours(String state) {
    assertThatThrownBy(() -> target.read(failing(3, state)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("others kept the target from being read");
  }

  @Test
  void a_target_that_is_gone_is_not_read_for_ever() {
    assertThatThrownBy(() -> target.read(failing(3, "08006")))
        .isInstanceOf(ConnectionLostException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42501", "42P01", "57014"})
  void what_no_waiting_mends_is_asked_once(String state) {
    assertThatThrownBy(() -> target.read(failing(1, state)))
        .isInstanceOf(StatementFailedException.class);
  }

  private static Supplier<String> failing(int times, String state) {
    Deque<DatabaseException> failures =
        new ArrayDeque<>(
            Collections.nCopies(
                times, Failures.of(new SQLException("no", state), "reading the catalogue")));
    return () -> {
      DatabaseException next = failures.poll();
      if (next != null) {
        throw next;
      }
      return "read";
    };
  }
}

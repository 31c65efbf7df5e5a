package dev.tunesmith.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementFailedExceptionTest {

  @ParameterizedTest
  @CsvSource({
    "42601, syntax error in tsquery: \"4111 secret\", a syntax error",
    "22P02, invalid input syntax for type integer: \"secret\", a value does not fit its type",
    "42P01, relation \"secret\" does not exist, there is no such table",
    "42704, large object 4111 does not exist, the statement or a name in it is wrong",
    "P0001, secret, another fault"
  })
  void the_servers_words_may_be_data_and_stay_out(String state, String message, String meaning) {
    DatabaseException fault =
        Failures.of(new SQLException("ERROR: " + message, state), "foreseeing a plan");

    assertThat(fault.withoutData())
        .startsWith("the server refused it with " + state + ": " + meaning)
        .doesNotContain("secret", "4111");
  }

  @ParameterizedTest
  @CsvSource({
    "42703, column \"custmer\" does not exist, ', see custmer'",
    "42703, column o.custmer does not exist, ', see custmer'",
    "42P01, relation \"secret\" does not exist, ''",
    "42703, column \"lowr\" does not exist, ''",
    "22P02, invalid input syntax for type integer: \"custmer\", ''"
  })
  void the_name_at_fault_is_told_to_whoever_wrote_it_as_a_name(
      String state, String message, String told) {
    DatabaseException fault = Failures.of(new SQLException("ERROR: " + message, state), "applying");

    assertThat(((StatementFailedException) fault).withoutData(Stream.of("custmer", "lowr(name)")))
        .isEqualTo(fault.withoutData() + told);
  }

  @Test
  void what_the_server_saw_as_it_read_is_told_of_sql_but_never_of_its_literals() {
    StatementFailedException read =
        new StatementFailedException(
            "42883",
            "function lowr(text) does not exist (while applying)",
            new StatementFailedException.Clue(7, null),
            new SQLException());

    assertThat(read.withoutData(Stream.of("lowr(name) = 'x'"))).endsWith(", see lowr");
    assertThat(read.withoutData(Stream.of("lower(name) = 'lowr'"))).doesNotContain("see");
    assertThat(read.withoutData(Stream.of("'" + "lowr''".repeat(50_000) + "'")))
        .doesNotContain("see");
  }

  @Test
  void a_full_disk_is_no_fault_of_a_statement() {
    DatabaseException fault =
        Failures.of(
            new SQLException("ERROR: could not extend file \"base/1\"", "53100"), "building");

    assertThat(fault)
        .isInstanceOf(OutOfRoomException.class)
        .hasMessageStartingWith("no room is left");
  }

  @ParameterizedTest
  @CsvSource({"''", "4", "X0000"})
  void a_state_that_is_none_is_another_fault(String state) {
    assertThat(new StatementFailedException(state, "secret", new SQLException()).withoutData())
        .isEqualTo("the server refused it with " + state + ": another fault");
  }
}

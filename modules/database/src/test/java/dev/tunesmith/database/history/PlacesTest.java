package dev.tunesmith.database.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.database.sql.SqlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select * from t where a = $1 | EQUAL | a",
        "select * from t x where x.a <> $1 | EQUAL | x.a",
        "select * from t where $1 = a | EQUAL | a",
        "update t set a = $1 | EQUAL | a",
        "select * from t where lower(a) = $1 | EQUAL | lower(a)",
        "select * from t where a::date = $1 | EQUAL | a::date",
        "select * from t where d ->> 'k' = $1 | EQUAL | d->>'k'",
        "select * from t where \"A b\" = $1 | EQUAL | \"A b\"",
        "select * from t where a > $1 | LOWER_BOUND | a",
        "select * from t where a <= $1 | UPPER_BOUND | a",
        "select * from t where $1 > a | UPPER_BOUND | a",
        "select * from t where a between $1 and 7 | LOWER_BOUND | a",
        "select * from t where a between 3 and $1 | UPPER_BOUND | a",
        "select * from t where b = 1 and $1 < a | LOWER_BOUND | a",
        "select * from t where a like $1 | PATTERN | a",
        "select * from t where a not ilike $1 | PATTERN | a",
        "select * from t where a ~* $1 | PATTERN | a",
        "select * from t where a in ($1) | ONE_OF | a",
        "select * from t where a not in (1, 2, $1) | ONE_OF | a",
        "select * from t where a = any ($1) | ANY_OF | a",
        "select * from t limit $1 | ROWS | ''",
        "select * from t fetch first $1 rows only | ROWS | ''",
        "select * from t limit 5 offset $1 | SKIPPED | ''",
        "select d -> $1 from t | KEY | d",
        "select * from t where d ? $1 | KEY | d",
        "insert into t (a, b) values (1, $1) | INSERTED | b",
        "insert into t (a, b) values (1, 2), ($1, 2) | INSERTED | a",
        "select date_trunc($1, a) from t | ARGUMENT | t",
        "select * from t where a + $1 > 3 | ARGUMENT | a"
      })
  void the_words_around_a_parameter_say_what_it_is(String sql, Role role, String operand) {
    List<Place> places = Places.in(SqlText.code(sql));

    assertThat(places).singleElement().extracting(Place::role).isEqualTo(role);
    if (role != Role.ARGUMENT) {
      assertThat(places.get(0).text()).isEqualTo(operand);
    }
  }

  @Test
  void each_parameter_of_a_range_knows_the_other() {
    List<Place> places =
        Places.in(SqlText.code("select * from t where a >= $1 and a < $2 and b between $3 and $4"));

    assertThat(places)
        .extracting(Place::role)
        .containsExactly(Role.LOWER_BOUND, Role.UPPER_BOUND, Role.LOWER_BOUND, Role.UPPER_BOUND);
    assertThat(places.get(1).sharesOperand(places.get(0))).isTrue();
    assertThat(places.get(3).sharesOperand(places.get(0))).isFalse();
  }

  @Test
  void a_parameter_given_to_a_function_knows_which_and_where() {
    assertThat(Places.in(SqlText.code("select to_char(a, 'x', $1) from t")))
        .singleElement()
        .extracting(Place::role)
        .isEqualTo(Role.ARGUMENT);
    assertThat(Places.in(SqlText.code("select date_trunc($1, a) from t")))
        .singleElement()
        .extracting(Place::word, Place::position)
        .containsExactly("date_trunc", 0);
  }
}

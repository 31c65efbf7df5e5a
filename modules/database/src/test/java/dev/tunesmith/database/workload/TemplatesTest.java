package dev.tunesmith.database.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "select * from t where id = 5               | SELECT *  from t where id=4711",
        "select * from t where a = 'x'              | select * from t /* y */ where a = 'it''s'",
        "select * from t where id in (1, 2)         | select * from t where id in (1, 2, 3, 4)",
        "insert into t values (1, 'a')              | insert into t values (2, 'b'), (3, 'c')",
        "select * from t where at > interval '1 h'  | select * from t where at > interval '2 d'",
        "select * from t where lower(a) = lower('X')| select * from t where lower(a) = lower('Y')",
        "select * from t order by a limit 20        | select * from t order by a limit 50",
        "select f(a, 1) from t group by 1           | select f(a, 2) from t group by 1",
        "delete from t where id = 5                 | delete from t where id = 6"
      })
  void what_differs_in_values_is_one(String one, String other) {
    assertThat(Template.of(one)).isEqualTo(Template.of(other));
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "select * from t where id = 5            | select * from t where id = 5.0",
        "select * from t where id = 5            | select * from t where id = '5'",
        "select * from t where doc ->> 'a' = 'x' | select * from t where doc ->> 'b' = 'x'",
        "select date_trunc('day', at) from t     | select date_trunc('month', at) from t",
        "select * from t order by 1              | select * from t order by 2",
        "select a, count(*) from t group by 1, 2 | select a, count(*) from t group by 1, 3",
        "select * from t offset 0                | select * from t offset 120000",
        "select * from \"T\"                     | select * from \"t\"",
        "select * from t where a is null         | select * from t where a is not null"
      })
  void what_differs_in_what_is_done_is_not(String one, String other) {
    assertThat(Template.of(one)).isNotEqualTo(Template.of(other));
  }

  @Test
  void many_statements_of_ten_templates_are_ten_with_the_weight_of_all() {
    String text =
        IntStream.range(0, 480)
            .mapToObj(
                i ->
                    "-- name: q%d\n-- weight: 2\nselect * from t%d where id = %d;\n"
                        .formatted(i, i % 10, i))
            .collect(Collectors.joining());

    List<Query> queries = merged(text);

    assertThat(queries).hasSize(10).allMatch(query -> query.weight() == 96);
    assertThat(queries.get(3).sql()).isEqualTo("select * from t3 where id = 3");
  }

  @Test
  void the_heaviest_speaks_for_those_without_names_of_their_own() {
    List<Query> queries =
        merged(
            """
            select * from t where a = 'x';
            -- weight: 5
            select * from t where a = 'y';
            select * from t where a = 'z';
            """);

    assertThat(queries).singleElement().satisfies(each -> assertThat(each.sql()).endsWith("'y'"));
    assertThat(queries.get(0).weight()).isEqualTo(7);
  }

  @Test
  void two_that_are_named_apart_or_have_other_targets_stay_apart() {
    String text =
        """
        -- name: pending
        select * from t where a = 'p';
        -- name: shipped
        select * from t where a = 's';
        -- name: shipped
        -- target: p95 < 5ms
        select * from t where a = 's';
        """;

    assertThat(merged(text))
        .extracting(query -> query.name().value())
        .containsExactly("pending", "shipped", "shipped-2");
  }

  private static List<Query> merged(String text) {
    return Templates.merged(WorkloadFile.parse(text, "w")).queries();
  }
}

package dev.tunesmith.database.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ';'",
        "select 'it''s;'",
        "select E'\\';'",
        "select U&'\\0061;'",
        "select \";\"",
        "select $$;$$",
        "select $a$;$$;$a$",
        "select a$b, 'x;'",
        "select /* ; /* ; */ ; */ 1",
        "select 1 -- ;",
        "create function f() returns int begin atomic select case when true then 1 end; end",
        "create rule r as on insert to t do (select 1; select 2)"
      })
  void a_semicolon_inside_something_ends_nothing(String statement) {
    assertThat(SqlScript.split(statement + "\n; select 2"))
        .extracting(SqlStatement::sql)
        .containsExactly(statement, "select 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'open",
        "select \"open",
        "select $x$ open $$",
        "select /* /* open */",
        "select \\d",
        "select e'a'\n'\\''",
        "select\u00a01",
        "\ufeffselect 1",
        "select a\u200b"
      })
  void what_cannot_be_read_for_certain_says_so(String text) {
    assertThat(SqlScript.split(text).get(0).brokenBy()).isPresent();
  }

  @Test
  void a_carriage_return_ends_a_line_comment() {
    assertThat(SqlScript.split("select 1 -- x\r; drop table t")).hasSize(2);
  }

  @Test
  void lines_are_counted_from_the_first_word() {
    assertThat(SqlScript.split("\n-- a\nselect 1;\n\n/* b\n */ select 2"))
        .extracting(SqlStatement::line)
        .containsExactly(3, 6);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void statements_put_together_come_apart_again(long seed) {
    List<String> parts =
        List.of(
            "select",
            "'a;''b'",
            "\"c;\"\"\"",
            "$t$;$t$",
            "/*;*/",
            "--;\n",
            "x.y",
            "1.5e-3",
            "e'\\n;' ||",
            "(1)",
            "::int",
            "a+-b");
    Random random = new Random(seed);
    List<String> statements =
        Stream.generate(
                () ->
                    "select "
                        + random
                            .ints(1 + random.nextInt(9), 0, parts.size())
                            .mapToObj(parts::get)
                            .collect(Collectors.joining(" "))
                        + " z")
            .limit(50)
            .toList();

    assertThat(SqlScript.split(String.join(" ; ", statements)))
        .extracting(SqlStatement::sql)
        .isEqualTo(statements);
  }
}

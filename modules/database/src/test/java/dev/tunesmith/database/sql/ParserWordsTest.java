package dev.tunesmith.database.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that a parser takes for keywords are quoted, and units of time are left as they are. */
class ParserWordsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select day, t.Month as year from t group by hour | select "day", t."month" as "year" from t group by "hour"
          select extract(day from at), interval '3' month, interval '1' year to month | select extract(day from at), interval '3' month, interval '1' year to month
          select year(at), "day", number from t | select year(at), "day", "number" from t
          """)
  void a_name_is_quoted_for_the_parser_and_comes_back_as_it_was(String sql, String read) {
    assertThat(ParserWords.readable(sql)).isEqualTo(read);
    assertThat(ParserWords.asIn(sql, read)).isEqualToIgnoringCase(sql);
  }
}

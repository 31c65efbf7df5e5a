package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFactsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "it reads 1,234,567 rows           | 1234567",
        "code = ANY ({35222,149213,16543}) | 35222 149213 16543",
        "in (7,8,1234)                     | 7 8 1234",
        "2.5 of 12,345.75                  | 2.5 12345.75",
      })
  void commas_stand_between_thousands_or_between_numbers(String text, String figures) {
    CaseFacts facts = new CaseFacts();

    facts.read(text);

    assertThat(facts.facts().figures())
        .containsExactlyInAnyOrder(
            Arrays.stream(figures.split(" ")).map(Double::valueOf).toArray(Double[]::new));
  }
}

package dev.tunesmith.core.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that a text claims is on record, or it is not. */
class FigureTest {

  /** What a case of one slow statement has on record. */
  private static final Set<Double> KNOWN =
      Set.of(
          0.0,
          5.0E-4,
          0.0225,
          0.138,
          0.145,
          1.0,
          1.015,
          3.0,
          5.0,
          7.0,
          10.837,
          12.16,
          15.77,
          16.111,
          20.0,
          23.504,
          35.304,
          74.18,
          637.0,
          640.0,
          2026.0,
          2387.02,
          4711.0,
          5002.0,
          99_997.0,
          100_000.0,
          1_600_000.0,
          1_695_744.0,
          2_260_992.0,
          5_251_072.0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it reads 100,000 rows",
        "it throws 99,997 of them away",
        "it throws about 100 thousand rows away",
        "it takes 16.1 ms",
        "it takes 16 ms",
        "it costs 2,387",
        "it costs about 2,400",
        "it touches 640 blocks",
        "the index takes 1.7 MB, the table 5.3 MB",
        "the table takes 5.0 MB",
        "it takes 14 % of the time",
        "it goes from 16.1 ms to 1.0 ms, 94 % less",
        "it looks for 4711,100000,637,99997",
        "it takes 35 times as long as before, 35.304 ms"
      })
  void what_is_on_record_may_be_rounded_and_in_another_unit(String text) {
    assertThat(unknown(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it reads 101,000 rows",
        "it throws 99,000 rows away",
        "it takes 17 ms",
        "it takes 16.2 ms",
        "it costs 2,387.5",
        "it returns 160 rows",
        "it returns 1,611 rows",
        "it reads 5,251 rows"
      })
  void what_is_only_near_it_or_would_be_it_in_another_unit_is_not(String text) {
    assertThat(unknown(text)).isNotEmpty();
  }

  @Test
  void hardly_any_invented_count_is_on_record_by_chance() {
    Random random = new Random(1);
    List<String> invented =
        IntStream.range(0, 2_000)
            .mapToObj(i -> (long) Math.exp(Math.log(10) + random.nextDouble() * Math.log(1e6)))
            .map(count -> String.format("it reads %,d rows", count))
            .toList();

    long passing = invented.stream().filter(text -> unknown(text).isEmpty()).count();

    assertThat(passing).isLessThan(invented.size() / 20);
  }

  private static Set<String> unknown(String text) {
    return Figure.claimedIn(text).stream()
        .filter(figure -> !figure.isAmong(KNOWN))
        .map(Figure::text)
        .collect(Collectors.toSet());
  }
}

package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A moment that is cut down by the session's clock. */
class StretchOfMomentTest {

  private static final String SELECT = "select id from readings where ";
  private static final RewriteCatalogue CATALOGUE =
      new RewriteCatalogue(
          new Schema(
              List.of(
                  new Table(
                      new TableName("public", "readings"),
                      List.of(
                          column("id", "integer"),
                          column("at", "timestamp with time zone"),
                          column("sent", "timestamp(3) with time zone"),
                          column("local", "timestamp without time zone"),
                          column("day", "date"),
                          column("note", "text")),
                      List.of(),
                      List.of(),
                      1000,
                      1000))));

  private static Column column(String name, String type) {
    return new Column(name, type, Nullability.NULLABLE, null);
  }

  private static List<Rewritten> rewrites(String condition) {
    return CATALOGUE.rewritesOf(Orders.read(SELECT + condition)).stream()
        .filter(rewritten -> rewritten.rules().contains(StretchOfMoment.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          date_trunc('month', at) = '2024-03-01' and id in (1, 2) | at >= '2024-03-01' and at < '2024-04-01' and id IN (1, 2)
          date_trunc('day', sent) = date '2024-02-29' | sent >= '2024-02-29' and sent < '2024-03-01'
          '2024-04-01' <= date_trunc('quarter', at) | at >= '2024-04-01'
          date_trunc('year', at) > '2024-01-01 00:00:00' | at >= '2025-01-01'
          date_trunc('week', at) <= '2024-03-04' | at < '2024-03-11'
          date_trunc('MONTH', at) < '2024-03-01' or id = 1 | at < '2024-03-01' or id = 1
          date_trunc('month', at) between '2024-03-01' and '2024-05-01' | at >= '2024-03-01' and at < '2024-06-01'
          """)
  void it_becomes_a_range_of_the_moment(String condition, String range) {
    assertThat(rewrites(condition))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).isEqualToIgnoringCase(SELECT + range);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(SELECT + condition, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // not the beginning of such a stretch
        "date_trunc('month', at) = '2024-03-02'",
        "date_trunc('quarter', at) = '2024-03-01'",
        "date_trunc('year', at) < '2024-03-01'",
        "date_trunc('week', at) = '2024-03-01'",
        "date_trunc('day', at) >= '2024-03-01 10:00'",
        "date_trunc('month', at) between '2024-03-01' and '2024-05-02'",
        // not read by the session's clock alone, or not as a moment
        "date_trunc('month', at) = '2024-03-01 00:00+00'",
        "date_trunc('month', at) = timestamptz '2024-03-01 00:00+00'",
        "date_trunc('month', at, 'UTC') = '2024-03-01'",
        "date_trunc('month', at at time zone 'Asia/Tokyo') = '2024-03-01'",
        "date_trunc('month', at + interval '1 hour') = '2024-03-01'",
        "date_trunc('month', note::timestamptz) = '2024-03-01'",
        "date_trunc('month', day) = '2024-03-01'",
        "date_trunc('month', local) = '2024-03-01'",
        // days were left out before, and no such day
        "date_trunc('month', at) = '1994-12-01'",
        "date_trunc('month', at) = '2024-13-01'",
        // not a stretch of days
        "date_trunc('hour', at) = '2024-03-01'",
        "date_trunc('decade', at) = '2021-01-01'",
        "date_trunc(note, at) = '2024-03-01'",
        // not a constant, another comparison
        "date_trunc('month', at) = day",
        "date_trunc('month', at) = now()",
        "date_trunc('month', at) <> '2024-03-01'",
        "date_trunc('month', at) in ('2024-03-01', '2024-05-01')",
        "date_trunc('month', at) is distinct from '2024-03-01'",
        "not date_trunc('month', at) = '2024-03-01'",
        "trunc('month', at) = '2024-03-01'"
      })
  void it_stays_where_a_side_condition_fails(String condition) {
    assertThat(rewrites(condition)).isEmpty();
  }

  @Test
  void the_zone_must_let_the_days_at_both_ends_begin_once() {
    String sql = SELECT + "date_trunc('month', at) = '2015-11-01'";
    Midnights midnights =
        CATALOGUE
            .proof(sql, rewrites("date_trunc('month', at) = '2015-11-01'").get(0).after().sql())
            .orElseThrow()
            .midnights();

    assertThat(midnights.areEvenIn(ZoneId.of("Europe/Berlin"), LocalDate.of(2024, 1, 1))).isTrue();
    assertThat(midnights.areEvenIn(ZoneId.of("America/Havana"), LocalDate.of(2024, 1, 1)))
        .isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          date_trunc('month', local) = date_trunc('month', now() - interval '1 month') | local >= cast(date_trunc('month', now() - interval '1 month') as timestamp) and local < cast(date_trunc('month', now() - interval '1 month') + interval '1 month' as timestamp)
          date_trunc('day', local) >= current_date - 7 and id = 1 | local >= cast(current_date - 7 as timestamp) and id = 1
          date_trunc('quarter', local) < date_trunc('year', now()) - interval '2 years' | local < cast(date_trunc('year', now()) - interval '2 years' as timestamp)
          date_trunc('week', sent) > date_trunc('week', now()) | sent >= cast(date_trunc('week', now()) + interval '1 week' as timestamptz)
          date_trunc('month', now()) >= date_trunc('month', at) | at < cast(date_trunc('month', now()) + interval '1 month' as timestamptz)
          """)
  void a_stretch_that_is_reckoned_from_the_clock_is_a_range_too(String condition, String range) {
    String sql = SELECT + condition;
    assertThat(CATALOGUE.rewritesOf(Orders.read(sql)))
        .filteredOn(rewritten -> rewritten.rules().equals(List.of(StretchOfClock.RULE)))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).isEqualToIgnoringCase(SELECT + range);
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql()))
                  .hasValueSatisfying(proof -> assertThat(proof.midnights().isAny()).isTrue());
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // no beginning of such a stretch, or not always
        "date_trunc('month', local) = now()",
        "date_trunc('month', local) = date_trunc('day', now())",
        "date_trunc('month', local) = date_trunc('week', now())",
        "date_trunc('week', local) = date_trunc('month', now())",
        "date_trunc('month', local) = date_trunc('month', now()) - interval '10 days'",
        "date_trunc('day', local) = date_trunc('day', now()) - interval '1 day 2 hours'",
        "date_trunc('month', local) = current_date",
        // of the hour, of another row, of several, and of the time as it runs
        "date_trunc('hour', local) = date_trunc('hour', now())",
        "date_trunc('month', local) = date_trunc('month', at)",
        "date_trunc('month', local) in (date_trunc('month', now()))",
        "date_trunc('month', local) = date_trunc('month', clock_timestamp())",
        "not date_trunc('month', local) = date_trunc('month', now())",
        "date_trunc('month', note::timestamp) = date_trunc('month', now())"
      })
  void what_begins_no_stretch_of_the_clock_is_left_alone(String condition) {
    assertThat(CATALOGUE.rewritesOf(Orders.read(SELECT + condition)))
        .noneMatch(rewritten -> rewritten.rules().contains(StretchOfClock.RULE));
  }
}

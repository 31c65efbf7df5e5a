package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic on a time moves to the moment that it is compared with. */
class MovedTimeTest {

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Table(
                  new TableName("public", "logs"),
                  List.of(
                      column("id", "bigint"),
                      column("made", "timestamp without time zone"),
                      column("zoned", "timestamp(3) with time zone"),
                      column("born", "date"),
                      column("took", "interval"),
                      column("hours", "integer")),
                  List.of(),
                  List.of(),
                  1000,
                  1000)));

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(SCHEMA);

  private static Column column(String name, String type) {
    return new Column(name, type, Nullability.NULLABLE, null);
  }

  private static Stream<Rewritten> rewrites(String condition) {
    return CATALOGUE.rewritesOf(Orders.read("select id from logs where " + condition)).stream()
        .filter(
            rewritten ->
                rewritten.rules().contains(MovedTime.EXACT)
                    || rewritten.rules().contains(MovedTime.AROUND));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          made + interval '7 days' > localtimestamp | made > localtimestamp - interval '168 hours'
          made - interval '90 min' <= '2024-05-01' | made <= timestamp '2024-05-01 00:00' + interval '5400 seconds'
          current_date < made + '1 week'::interval | made > current_date - interval '168 hours'
          zoned + interval '2 hours' >= now() | zoned >= now() - interval '2 hours'
          now() - zoned < interval '1 mon' | zoned > now() - interval '720 hours'
          current_timestamp - zoned between interval '1 day' and interval '1 day 02:30:00' | zoned <= now() - interval '24 hours' and zoned >= now() - interval '95400 seconds'
          zoned - now() <= interval '3 days' | zoned <= now() + interval '72 hours'
          timestamp '2024-05-01' - made > interval '1 hour' | made < timestamp '2024-05-01 00:00' - interval '1 hours'
          now()::timestamp - made > interval '1 hour' | made < localtimestamp - interval '1 hours'
          born + interval '1 day' > now()::date | born > current_date - interval '24 hours'
          extract(epoch from now() - zoned) < 300 | zoned > now() - interval '300 seconds'
          extract(day from (now() - zoned)) >= 7 | zoned <= now() - interval '168 hours'
          extract(day from now() - zoned) <= 7 | zoned > now() - interval '192 hours'
          extract(epoch from made) > 1682899200 | made > timestamp '1970-01-01 00:00' + interval '467472 hours'
          extract(epoch from zoned) = 1682899201 | zoned = timestamptz '1970-01-01 00:00:00+00' + interval '1682899201 seconds'
          current_date - born > 30 | born < current_date - 30
          current_date - made::date <= 30 | made::date >= current_date - 30
          date(made) - date '2024-05-01' < 5 | date(made) < date '2024-05-01' + 5
          """)
  void both_sides_are_moved(String condition, String plain) {
    assertThat(rewrites(condition))
        .singleElement()
        .satisfies(
            rewritten -> {
              String sql = "select id from logs where " + condition;
              assertThat(rewritten.after().sql()).isEqualTo("select id from logs where " + plain);
              assertThat(rewritten.rules()).containsExactly(MovedTime.EXACT);
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          made + interval '7 days' > now() | made > (now() at time zone 'UTC') - interval '217 hours'
          now() - made >= interval '30 days' | made < (now() at time zone 'UTC') - interval '671 hours'
          zoned + interval '1 month' > now() | zoned > now() - interval '793 hours'
          zoned - interval '1 day' < now() | zoned < now() + interval '73 hours'
          age(now(), made) < interval '30 days' | made > (now() at time zone 'UTC') - interval '817 hours'
          age(zoned) > interval '1 year' | zoned < now() - interval '7991 hours'
          extract(year from age(born)) >= 18 | born < (now() at time zone 'UTC') - interval '18 years' + interval '3 days'
          date_part('year', age(current_date, born)) < 18 | born > (now() at time zone 'UTC') - interval '18 years' - interval '3 days'
          extract(year from age(now(), zoned)) > 2 | zoned < now() - interval '3 years' + interval '3 days'
          now() - born < interval '2 days' | born > (now() at time zone 'UTC') - interval '97 hours'
          """)
  void a_range_around_it_stands_beside_it(String condition, String around) {
    assertThat(rewrites(condition + " and id > 5"))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql())
                  .isEqualToIgnoringCase(
                      "select id from logs where " + around + " and " + condition + " and id > 5");
              assertThat(rewritten.rules()).containsExactly(MovedTime.AROUND);
              assertThat(CATALOGUE.rewritesOf(rewritten.after())).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no constant interval
        "made + took > localtimestamp",
        "made + hours * interval '1 hour' > localtimestamp",
        "made + interval '-7 days' > localtimestamp",
        "made + interval '1.5 days' > localtimestamp",
        "made + interval '7 days ago' > localtimestamp",
        "made + interval '7' > localtimestamp",
        "localtimestamp - made < took",
        // no moment that is the same for all rows, or one that is read in several ways
        "made + interval '7 days' > born",
        "made + interval '7 days' > clock_timestamp()",
        "made + interval '7 days' > '05/01/2024'",
        "zoned + interval '2 hours' > '2024-05-01'",
        "zoned + interval '2 hours' > localtimestamp",
        "now() - zoned < made - zoned",
        // months are not alike, and days where clocks are changed
        "made + interval '1 month' > localtimestamp",
        "made + interval '1 month' > '2024-05-01'",
        // what a part of a distance does not tell
        "extract(hour from now() - zoned) < 7",
        "extract(day from now() - zoned) = 7",
        "extract(day from now() - zoned) < 0",
        "extract(day from zoned) < 7",
        "extract(epoch from took) < 7",
        "extract(epoch from now() - zoned) < 7.5",
        "zoned + interval '1 month' = now()",
        "not now() - made >= interval '30 days'",
        "current_date - born > hours",
        "current_date - hours > born",
        "age(made, now()) < interval '30 days'",
        "extract(year from age(born)) >= 0",
        "extract(month from age(born)) >= 3",
        "extract(year from age(zoned, born)) >= 3",
        "extract(year from took) >= 3",
      })
  void what_does_not_tell_a_moment_stays(String condition) {
    assertThat(rewrites(condition)).isEmpty();
  }
}

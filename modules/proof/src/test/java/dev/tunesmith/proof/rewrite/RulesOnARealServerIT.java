package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random conditions of the family over random rows: before and after have the same truth value for
 * every row, under any time zone and date style. Boundary values, infinity and NULL are among them.
 */
class RulesOnARealServerIT {

  private static final int CONDITIONS = 80;
  private static final String SELECT = "select * from times where ";

  private static final List<String> SPECIAL =
      List.of(
          "null",
          "'infinity'",
          "'-infinity'",
          "'2024-05-01 BC'",
          "'0001-01-01'",
          "'9999-12-31 23:59:59'",
          "'20240-05-01'");

  private static EmbeddedServer server;
  private static Schema schema;

  @BeforeAll
  static void starts_a_server() {
    server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
    server.execute(
        """
        create table times (
          id integer, kind integer, t timestamp, t3 timestamp(3), d date, z timestamptz)\
        """);
    schema = Target.of(server.dataSource()).readSchema();
  }

  @AfterAll
  static void stops_the_server() {
    server.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void a_rewritten_condition_is_true_false_or_unknown_for_the_same_rows(long seed)
      throws SQLException {
    Random random = new Random(seed);
    List<LocalDateTime> times = times(random);
    DrawnCondition conditions = new DrawnCondition(random, times);
    RewriteCatalogue catalogue = new RewriteCatalogue(schema);
    List<String> differences = new ArrayList<>();
    int rewritten = 0;

    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      fill(statement, times);
      setSession(statement, random);
      while (rewritten < CONDITIONS) {
        String condition = conditions.draw();
        Query before = Orders.read(SELECT + condition);
        for (Rewritten each : conditionsOf(catalogue.rewritesOf(before))) {
          rewritten++;
          String range = each.after().sql().substring(SELECT.length());
          if (rowsThatTell(condition, range, statement) > 0) {
            differences.add(condition + "  became  " + range);
          }
          assertThat(catalogue.proof(before.sql(), each.after().sql())).as(condition).isPresent();
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"America/Havana", "Asia/Kathmandu", "<-15>+15"})
  void a_moved_time_is_true_for_the_same_rows(String zone) throws SQLException {
    Random random = new Random(7);
    RewriteCatalogue catalogue = new RewriteCatalogue(schema);
    List<String> differences = new ArrayList<>();
    int rewritten = 0;

    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      fill(statement, List.of());
      statement.execute(NEAR_NOW);
      statement.execute("set timezone = '" + zone + "'");
      for (String form : MOVED) {
        if (form.contains("::date")) {
          statement.execute("delete from times where not isfinite(t)");
        }
        for (String column : List.of("t", "z", "d")) {
          for (int draw = 0; draw < 4; draw++) {
            String condition = moved(form, column, random);
            for (Rewritten each :
                conditionsOf(catalogue.rewritesOf(Orders.read(SELECT + condition)))) {
              rewritten++;
              String after = each.after().sql().substring(SELECT.length());
              if (rowsThatTell("(" + condition + ") is true", "(" + after + ") is true", statement)
                  > 0) {
                differences.add(condition + "  became  " + after);
              }
            }
          }
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(rewritten).isGreaterThan(150);
  }

  private static final List<String> MOVED =
      List.of(
          "C + interval 'I' OP now()",
          "C - interval 'I' OP now()",
          "C + interval 'I' OP localtimestamp",
          "C - interval 'I' OP timestamp '2024-05-01 10:00'",
          "now() OP C + interval 'I'",
          "now() - C OP interval 'I'",
          "localtimestamp - C OP interval 'I'",
          "C - now() OP interval 'I'",
          "current_date - C::timestamp OP interval 'I'",
          "extract(epoch from C) OP 1714550400",
          "extract(epoch from now() - C) OP 86400",
          "extract(day from now() - C) OP 3",
          "age(now(), C) OP interval 'I'",
          "age(C) OP interval 'I'",
          "extract(year from age(C)) OP 1",
          "date_part('year', age(now(), C)) OP 2",
          "current_date - C::date OP 7",
          "C::date - current_date OP 7");
  /* Times near all the bounds that are asked for, at midnights, and a year's clocks around. */
  private static final String NEAR_NOW =
      """
      insert into times (t, z, d)
      select m, m at time zone 'UTC', m::date
        from (select (now() at time zone 'UTC') + s * h * interval '1 hour' + e * interval '1 second' m
                from generate_series(0, 780, 2) h, (values (1), (-1)) s (s), (values (0), (-1), (1)) e (e)
              union all
              select date_trunc('day', now() at time zone 'UTC') + g * interval '1 day'
                from generate_series(-800, 800) g
              union all
              select timestamp '2024-04-28' + g * interval '30 minutes' from generate_series(0, 400) g) n
      """;

  private static String moved(String form, String column, Random random) {
    List<String> spans =
        List.of("2 hours", "3 days", "1 month", "30 days", "1 day 02:00", "1 year");
    List<String> signs = List.of("<", "<=", ">", ">=");
    return form.replaceFirst("C", column)
        .replace("'I'", "'" + spans.get(random.nextInt(spans.size())) + "'")
        .replace("OP", signs.get(random.nextInt(signs.size())));
  }

  /** Those that are still the same SELECT with another condition. */
  private static List<Rewritten> conditionsOf(List<Rewritten> all) {
    return all.stream().filter(each -> !each.rules().contains(EitherCondition.RULE)).toList();
  }

  private static List<LocalDateTime> times(Random random) {
    List<LocalDateTime> times = new ArrayList<>();
    LocalDateTime base = LocalDateTime.of(2023, 12, 30, 0, 0);
    for (int i = 0; i < 40; i++) {
      LocalDateTime time = base.plusDays(random.nextInt(430)).plusMinutes(random.nextInt(1440));
      Bucket[] buckets = Bucket.values();
      LocalDateTime edge = buckets[random.nextInt(buckets.length)].floor(time);
      times.addAll(List.of(time, edge, edge.minusNanos(1000), edge.plusNanos(1000)));
    }
    return times;
  }

  private static void fill(Statement statement, List<LocalDateTime> times) throws SQLException {
    statement.execute("truncate times");
    statement.execute("set timezone = 'UTC'");
    StringBuilder rows = new StringBuilder("insert into times values ");
    int id = 0;
    for (LocalDateTime time : times) {
      rows.append(
          String.format(
              "(%d, %d, '%3$s', '%3$s', '%3$s'::timestamp::date, '%3$s'),", id++, id % 2, time));
    }
    for (String special : SPECIAL) {
      rows.append(String.format("(%d, %d, %3$s, %3$s, %3$s, %3$s),", id++, id % 2, special));
    }
    statement.execute(rows.substring(0, rows.length() - 1));
  }

  private static void setSession(Statement statement, Random random) throws SQLException {
    List<String> zones = List.of("UTC", "America/Havana", "Pacific/Apia", "Asia/Kathmandu");
    List<String> styles = List.of("ISO, MDY", "ISO, DMY", "ISO, YMD");
    statement.execute("set timezone = '" + zones.get(random.nextInt(zones.size())) + "'");
    statement.execute("set datestyle = '" + styles.get(random.nextInt(styles.size())) + "'");
  }

  private static int rowsThatTell(String before, String after, Statement statement)
      throws SQLException {
    String sql =
        "select count(*) from times where (" + before + ") is distinct from (" + after + ")";
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }
}

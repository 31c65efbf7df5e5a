package dev.tunesmith.database.postgresql.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunesmith.database.dialect.StatementRecords.Deadlock;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import dev.tunesmith.database.dialect.StatementRecords.LockWait;
import dev.tunesmith.database.dialect.StatementRecords.LockWait.Stage;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over files that a server of version 15 wrote while pgbench asked it, simply and prepared. */
class PostgresqlRecordsTest {

  private final PostgresqlRecords records = new PostgresqlRecords();

  @ParameterizedTest
  @ValueSource(strings = {"server.csv", "server.json"})
  void the_same_load_reads_the_same_from_every_form_of_a_log(String file) throws IOException {
    List<Ran> plain = read(text("server.txt"));

    assertThat(plain).hasSizeGreaterThan(30);
    assertThat(read(text(file)))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("moment.session")
        .containsExactlyInAnyOrderElementsOf(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"server.txt", "server.csv", "server.json"})
  void each_statement_stands_in_its_session_at_the_moment_it_ended(String file) throws IOException {
    List<Ran> all = read(text(file));

    assertThat(all)
        .allSatisfy(
            ran -> {
              assertThat(ran.moment().session()).isNotEmpty();
              assertThat(ran.moment().end()).isNotNull();
            });
    assertThat(all.stream().map(ran -> ran.moment().session()).distinct())
        .hasSizeLessThan(all.size());
  }

  @Test
  void a_statement_has_its_lines_its_duration_its_database_and_its_values() throws IOException {
    List<Ran> all = read(text("server.txt"));

    assertThat(all)
        .filteredOn(ran -> ran.values().equals(Map.of(1, "'19'", 2, "'1179'")))
        .singleElement()
        .satisfies(
            ran -> {
              assertThat(ran.database()).isEqualTo("parking");
              assertThat(ran.statement().sql())
                  .isEqualTo(
                      "insert into visits (garage, plate, came) values ($1, 'P-' || $2, now());");
              assertThat(ran.statement().totalMillis()).isEqualTo(0.491);
              assertThat(ran.statement().calls()).isEqualTo(1);
            });
    assertThat(all)
        .extracting(ran -> ran.statement().sql())
        .anyMatch(
            sql -> sql.lines().map(String::strip).toList().contains("where plate = 'P-' || 357"))
        .noneMatch(sql -> sql.contains("no_such"));
  }

  @ParameterizedTest
  @CsvSource({"explain-text.txt, 10", "explain-json.txt, 10"})
  void plans_count_where_nothing_else_says_how_long_it_took(String file, int atLeast)
      throws IOException {
    List<Ran> all = read(text(file));

    assertThat(all).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(all)
        .extracting(ran -> ran.statement().sql())
        .anyMatch(sql -> sql.startsWith("select count(*), sum(paid) from visits where garage = "))
        .noneMatch(sql -> sql.contains("(cost="));
  }

  @Test
  void a_plan_and_a_duration_of_one_statement_are_one_run() throws IOException {
    String log =
        """
        2026-01-01 10:00:00 UTC [7] u@d LOG:  duration: 5.0 ms  plan:
        \tQuery Text: select 1 from a
        \t where b = $1
        \tQuery Parameters: $1 = 'x''y'
        \tSeq Scan on a  (cost=0.00..1.00 rows=1 width=4)
        2026-01-01 10:00:00 UTC [7] u@d LOG:  duration: 6.0 ms  execute <unnamed>: select 1 from a
        \t where b = $1
        2026-01-01 10:00:00 UTC [7] u@d DETAIL:  Parameters: $1 = 'x''y'
        2026-01-01 10:00:01 UTC [8] u@d LOG:  duration: 7.0 ms  plan:
        \tQuery Text: select 2 from a
        \tSeq Scan on a  (cost=0.00..1.00 rows=1 width=4)
        """;

    List<Ran> all = read(log);

    assertThat(all).extracting(ran -> ran.statement().totalMillis()).containsExactly(6.0, 7.0);
    assertThat(all.get(0).values()).containsExactly(Map.entry(1, "'x''y'"));
  }

  @Test
  void a_duration_alone_belongs_to_what_its_connection_announced() throws IOException {
    String log =
        """
        2026-01-01 10:00:00 UTC:10.0.0.1(5):u@d:[7]:LOG:  statement: select 1 from a
        2026-01-01 10:00:00 UTC:10.0.0.1(6):u@d:[8]:LOG:  statement: select 2 from b
        2026-01-01 10:00:00 UTC:10.0.0.1(6):u@d:[8]:LOG:  duration: 2.5 ms
        2026-01-01 10:00:00 UTC:10.0.0.1(5):u@d:[7]:LOG:  duration: 1.5 ms
        2026-01-01 10:00:00 UTC:10.0.0.1(5):u@d:[7]:LOG:  duration: 9.5 ms
        """;

    assertThat(read(log))
        .extracting(ran -> ran.statement().sql() + " " + ran.statement().totalMillis())
        .containsExactly("select 2 from b 2.5", "select 1 from a 1.5");
  }

  @Test
  void syslog_breaks_lines_and_numbers_them() throws IOException {
    String log =
        """
        Jan  1 10:00:00 db1 postgres[77]: [5-1] LOG:  duration: 4.0 ms  statement: select a
        Jan  1 10:00:00 db1 postgres[77]: [5-2] #011  from b
        Jan  1 10:00:00 db1 postgres[78]: [6-1] ERROR:  relation "x" does not exist
        """;

    assertThat(read(log))
        .extracting(ran -> ran.statement().sql())
        .containsExactly("select a\n  from b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"statements.csv", "statements.json"})
  void an_export_of_what_the_server_counts_has_calls_times_and_rows(String file)
      throws IOException {
    assertThat(read(text(file)))
        .filteredOn(ran -> ran.statement().sql().startsWith("select count(*), sum(paid)"))
        .isNotEmpty()
        .allSatisfy(
            ran -> {
              assertThat(ran.statement().calls()).isGreaterThan(1);
              assertThat(ran.statement().rows()).isEqualTo(ran.statement().calls());
              assertThat(ran.statement().deviationMillis()).isPositive();
            });
  }

  @Test
  void an_export_of_an_older_version_or_of_a_tool_is_read_by_its_columns() throws IOException {
    String export =
        """
        datname;query;calls;mean_exec_time
        shop;"select ""a"" from b; -- it's";10;2.5
        shop;<insufficient privilege>;4;1
        ;select 1 from c;0;1
        """;

    List<Ran> all = read(export);

    assertThat(all).hasSize(1);
    assertThat(all.get(0).database()).isEqualTo("shop");
    assertThat(all.get(0).statement().sql()).isEqualTo("select \"a\" from b; -- it's");
    assertThat(all.get(0).statement().totalMillis()).isCloseTo(25, within(1e-9));
  }

  @Test
  void a_log_that_is_still_written_counts_as_far_as_it_goes() throws IOException {
    for (String file : List.of("server.csv", "server.json", "server.txt")) {
      String whole = text(file);
      String cut = whole.substring(0, whole.length() - 400);

      assertThat(read(cut)).as(file).hasSizeGreaterThan(30);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1;",
        "-- LOG: what we ask\nselect a from b;",
        "  -- name: x\nselect 'ERROR:  no' from b where c = 1;",
        "{\"a\": 1}",
        "[1, 2]",
        "",
        "create table query (calls int);\nselect query, calls from query;",
      })
  void what_people_write_themselves_is_no_record(String text) {
    assertThat(records.form(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        2026-03-01 09:00:01.000 UTC [4242] app@shop ERROR:  deadlock detected
        2026-03-01 09:00:01.000 UTC [4242] app@shop DETAIL:  Process 4242 waits for ShareLock on transaction 9; blocked by process 4243.
        \tProcess 4243 waits for ShareLock on transaction 8; blocked by process 4242.
        \tProcess 4242: update a
        \tset b = 1 where c = 2
        \tProcess 4243: delete from a where c = 3
        2026-03-01 09:00:01.000 UTC [4242] app@shop HINT:  See server log for query details.
        2026-03-01 09:00:01.000 UTC [4242] app@shop STATEMENT:  update a set b = 1 where c = 2
        2026-03-01 09:00:01.001 UTC [4243] app@shop LOG:  duration: 2.000 ms  statement: select 1
        """,
        """
        2026-03-01 09:00:01.000 UTC,"app","shop",4242,"[local]",69a3f1c1.1092,1,"UPDATE",2026-03-01 09:00:00 UTC,4/2,8,ERROR,40P01,"deadlock detected","Process 4242 waits for ShareLock on transaction 9; blocked by process 4243.
        Process 4243 waits for ShareLock on transaction 8; blocked by process 4242.
        Process 4242: update a
        set b = 1 where c = 2
        Process 4243: delete from a where c = 3","See server log for query details.",,,,"update a set b = 1 where c = 2",,,"app"
        """,
        """
        {"timestamp":"2026-03-01 09:00:01.000 UTC","dbname":"shop","session_id":"69a3f1c1.1092","error_severity":"ERROR","message":"deadlock detected","detail":"Process 4242 waits for ShareLock on transaction 9; blocked by process 4243.\\nProcess 4243 waits for ShareLock on transaction 8; blocked by process 4242.\\nProcess 4242: update a\\nset b = 1 where c = 2\\nProcess 4243: delete from a where c = 3"}
        """,
      })
  void sessions_that_waited_for_each_other_are_told_with_their_statements(String log)
      throws IOException {
    List<Deadlock> met = new ArrayList<>();

    records
        .form(log)
        .orElseThrow()
        .read(
            new BufferedReader(new StringReader(log)),
            new Listener() {
              @Override
              public void ran(Ran ran) {
                assertThat(ran.statement().sql()).isEqualTo("select 1");
              }

              @Override
              public void met(Deadlock deadlock) {
                met.add(deadlock);
              }
            });

    assertThat(met)
        .singleElement()
        .satisfies(
            deadlock -> {
              assertThat(deadlock.database()).isEqualTo("shop");
              assertThat(deadlock.waiting()).containsOnlyKeys(4242, 4243);
              assertThat(deadlock.waiting().get(4242).sql())
                  .isEqualToIgnoringWhitespace("update a set b = 1 where c = 2");
              assertThat(deadlock.waiting().get(4243).sql()).isEqualTo("delete from a where c = 3");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        2026-03-01 09:00:01.000 UTC [4242] app@shop LOG:  process 4242 still waiting for ShareLock on transaction 9 after 301.365 ms
        2026-03-01 09:00:01.000 UTC [4242] app@shop DETAIL:  Process holding the lock: 4243. Wait queue: 4242, 4244.
        2026-03-01 09:00:01.000 UTC [4242] app@shop CONTEXT:  while updating tuple (0,3) in relation "a"
        2026-03-01 09:00:01.000 UTC [4242] app@shop STATEMENT:  update a
        \tset b = 1
        2026-03-01 09:00:01.200 UTC [4242] app@shop LOG:  process 4242 acquired ShareLock on transaction 9 after 501.5 ms
        2026-03-01 09:00:01.200 UTC [4242] app@shop STATEMENT:  update a
        \tset b = 1
        """,
        """
        2026-03-01 09:00:01.000 UTC,"app","shop",4242,"[local]",69a3f1c1.1092,1,"UPDATE waiting",2026-03-01 09:00:00 UTC,4/2,8,LOG,00000,"process 4242 still waiting for ShareLock on transaction 9 after 301.365 ms","Process holding the lock: 4243. Wait queue: 4242, 4244.",,,,"while updating tuple (0,3) in relation a","update a set b = 1",,,"app"
        2026-03-01 09:00:01.200 UTC,"app","shop",4242,"[local]",69a3f1c1.1092,2,"UPDATE waiting",2026-03-01 09:00:00 UTC,4/2,8,LOG,00000,"process 4242 acquired ShareLock on transaction 9 after 501.5 ms",,,,,,"update a set b = 1",,,"app"
        """,
        """
        {"timestamp":"2026-03-01 09:00:01.000 UTC","dbname":"shop","session_id":"69a3f1c1.1092","error_severity":"LOG","message":"process 4242 still waiting for ShareLock on transaction 9 after 301.365 ms","detail":"Process holding the lock: 4243. Wait queue: 4242, 4244.","statement":"update a set b = 1"}
        {"timestamp":"2026-03-01 09:00:01.200 UTC","dbname":"shop","session_id":"69a3f1c1.1092","error_severity":"LOG","message":"process 4242 acquired ShareLock on transaction 9 after 501.5 ms","statement":"update a set b = 1"}
        """,
      })
  void who_waited_for_whom_is_told_with_the_statement(String log) throws IOException {
    List<LockWait> waits = new ArrayList<>();

    records
        .form(log)
        .orElseThrow()
        .read(
            new BufferedReader(new StringReader(log)),
            new Listener() {
              @Override
              public void ran(Ran ran) {
                throw new AssertionError(ran);
              }

              @Override
              public void waited(LockWait wait) {
                waits.add(wait);
              }
            });

    assertThat(waits).extracting(LockWait::stage).containsExactly(Stage.STILL_WAITING, Stage.OVER);
    assertThat(waits.get(0).holders()).containsExactly(4243);
    assertThat(waits)
        .allSatisfy(
            wait -> {
              assertThat(wait.database()).isEqualTo("shop");
              assertThat(wait.process()).isEqualTo(4242);
              assertThat(wait.waiting().sql()).isEqualToIgnoringWhitespace("update a set b = 1");
            });
    assertThat(waits.get(1).millis()).isEqualTo(501.5);
  }

  private List<Ran> read(String text) throws IOException {
    assertThat(records.form(text)).isPresent();
    List<Ran> all = new ArrayList<>();
    records
        .form(text)
        .orElseThrow()
        .read(new BufferedReader(new StringReader(text), 1 << 17), all::add);
    return all;
  }

  private static String text(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PostgresqlRecordsTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

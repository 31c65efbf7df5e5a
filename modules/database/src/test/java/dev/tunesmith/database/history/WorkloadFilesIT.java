package dev.tunesmith.database.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.workload.Encounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.StatementAuthor;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.core.workload.Workload.LeftOut;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.EmbeddedServer.Settings;
import dev.tunesmith.database.postgresql.records.PostgresqlRecords;
import dev.tunesmith.database.workload.WorkloadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of another server, read for a database with the same tables. */
class WorkloadFilesIT {

  private static EmbeddedServer server;
  private static Target target;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = EmbeddedServer.start(Settings.SMALL);
    TestServer.execute(
        server.dataSource(),
        """
        create table garages (id int primary key, city text not null, spaces int not null);
        create table visits (
          id bigint generated always as identity primary key, garage int not null,
          plate text not null, came timestamptz not null, paid numeric(8,2));
        insert into garages select i, 'city ' || i % 7, i from generate_series(1, 50) i;
        insert into visits (garage, plate, came)
          select 1 + i % 50, 'P-' || i % 300, timestamptz '2026-01-01' + i * interval '1 hour'
            from generate_series(1, 2000) i;
        analyze;
        """);
    target = Target.of(server.dataSource());
  }

  @AfterAll
  static void stop() {
    target.close();
    server.close();
  }

  @Test
  void a_statement_weighs_as_often_as_it_was_logged_and_asks_what_was_asked() throws IOException {
    Workload workload = read(copied("server.csv", "log.csv"));

    assertThat(workload.queries())
        .filteredOn(query -> query.sql().contains("sum(paid)"))
        .allSatisfy(
            query ->
                assertThat(query.sql())
                    .matches("select count.* where garage = '?\\d+'? and came >= .*'2026-01-03'"));
    assertThat(workload.leftOut())
        .extracting(LeftOut::reason)
        .noneMatch(reason -> reason.contains("no_such"));
  }

  @Test
  void what_transactions_had_locked_when_they_met_is_taken_from_their_sessions()
      throws IOException {
    Workload workload =
        read(
            met(
                "update visits v set paid = 2 where v.id = 9",
                "update garages set spaces = 7 where id = 3",
                "update garages set spaces = 8 where id in (3, 4)",
                "delete from visits where plate = 'P-1' returning id"));

    assertThat(workload.queries())
        .filteredOn(query -> query.encounter() != null)
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.encounter().seen()).isEqualTo(1);
              assertThat(query.encounter().parties())
                  .containsExactlyInAnyOrder(
                      new Encounter.Party(
                          List.of(
                              "update visits v set paid = 2 where v.id = 9",
                              "update garages set spaces = 7 where id = 3"),
                          List.of(
                              "select id from public.garages as garages where (id = 3)"
                                  + " order by id for update",
                              "select id from public.visits as v where (v.id = 9)"
                                  + " order by id for update")),
                      new Encounter.Party(
                          List.of(
                              "update garages set spaces = 8 where id in (3, 4)",
                              "delete from visits where plate = 'P-1' returning id"),
                          List.of(
                              "select id from public.garages as garages where (id in (3, 4))"
                                  + " order by id for update",
                              "select id from public.visits as visits where (plate = 'P-1')"
                                  + " order by id for update")));
            });
  }

  @Test
  void what_a_library_asks_for_each_row_it_has_just_read_is_a_burst() throws IOException {
    StringBuilder log = new StringBuilder();
    asked(log, "select g1_0.id,g1_0.city from garages g1_0 where g1_0.id<=?", "20");
    for (int garage = 1; garage <= 20; garage++) {
      asked(log, "select v1_0.id,v1_0.plate from visits v1_0 where v1_0.garage=?", "" + garage);
      asked(log, "select g1_0.spaces from garages g1_0 where g1_0.id=?", "" + (garage + 25));
    }
    asked(log, "select v1_0.id,v1_0.plate from visits v1_0 where v1_0.garage=?", "1");
    Workload workload = read(Files.writeString(folder.resolve("hibernate.log"), log));

    assertThat(workload.queries())
        .filteredOn(query -> query.burst() != null)
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.sql()).contains("(cast('1' as integer)), ('2')");
              assertThat(query.burst().leader()).endsWith("g1_0.id<='20'");
              assertThat(query.burst().author()).isEqualTo(StatementAuthor.HIBERNATE);
            });
  }

  private static void asked(StringBuilder log, String sql, String value) {
    log.append("2026-03-01 DEBUG org.hibernate.SQL : ").append(sql).append('\n');
    log.append("2026-03-01 TRACE org.hibernate.orm.jdbc.bind : binding parameter (1:X) <- [")
        .append(value)
        .append("]\n");
  }

  @Test
  void whose_rows_cannot_be_named_beforehand_is_left_alone() throws IOException {
    for (String last :
        List.of(
            "insert into garages values (51, 'x', 1)",
            "update garages set spaces = 1",
            "update garages g set spaces = 1 from visits v where v.garage = g.id")) {
      Workload workload =
          read(
              met(
                  "update visits set paid = 2 where id = 9",
                  last,
                  "update garages set spaces = 8 where id = 3",
                  "update visits set paid = 1 where id = 9"));

      assertThat(workload.queries()).as(last).noneMatch(query -> query.course() != null);
    }
  }

  /** Each of two transactions has asked one thing, and waits with another. */
  private Path met(String one, String oneWaits, String other, String otherWaits)
      throws IOException {
    String log =
        """
        2026-03-01 09:00:00.000 UTC [41] LOG:  duration: 0.100 ms  statement: BEGIN
        2026-03-01 09:00:00.000 UTC [42] LOG:  duration: 0.100 ms  statement: BEGIN
        2026-03-01 09:00:00.001 UTC [41] LOG:  duration: 0.100 ms  statement: %s
        2026-03-01 09:00:00.002 UTC [42] LOG:  duration: 0.100 ms  statement: %s
        2026-03-01 09:00:01.100 UTC [42] ERROR:  deadlock detected
        2026-03-01 09:00:01.100 UTC [42] DETAIL:  Process 42 waits for ShareLock on transaction 8; blocked by process 41.
        \tProcess 41 waits for ShareLock on transaction 9; blocked by process 42.
        \tProcess 41: %s;
        \tProcess 42: %s;
        2026-03-01 09:00:01.200 UTC [41] LOG:  duration: 1100.000 ms  statement: %s
        2026-03-01 09:00:01.300 UTC [41] LOG:  duration: 0.100 ms  statement: COMMIT
        2026-03-01 09:00:01.400 UTC [41] LOG:  duration: 0.100 ms  statement: select city from garages
        """
            .formatted(one, other, oneWaits, otherWaits, oneWaits);
    return Files.writeString(folder.resolve("met.log"), log);
  }

  @Test
  void every_form_of_a_log_gives_the_same_statements_and_weights() throws IOException {
    Map<String, Double> plain = weights(read(copied("server.txt", "postgresql.log")));

    assertThat(plain).isNotEmpty();
    assertThat(weights(read(copied("server.csv", "log.csv")))).isEqualTo(plain);
    assertThat(weights(read(copied("server.json", "log.json")))).isEqualTo(plain);
    assertThat(weights(read(compressed("server.txt")))).isEqualTo(plain);
  }

  @Test
  void values_that_nobody_wrote_down_are_chosen() throws IOException {
    for (String file : new String[] {"statements.csv", "statements.json", "explain-text.txt"}) {
      assertThat(read(copied(file, "records")).queries())
          .as(file)
          .isNotEmpty()
          .extracting(Query::sql)
          .noneMatch(sql -> sql.contains("$1"));
    }
  }

  @Test
  void statements_as_people_write_them_stay_what_they_are() throws IOException {
    Path file = Files.writeString(folder.resolve("w.sql"), "select 1 from garages where id = 3;");

    assertThat(read(file).queries()).extracting(Query::sql).hasSize(1);
  }

  @Test
  void several_files_and_a_folder_are_one_workload() throws IOException {
    Path day = copied("server.csv", "day.csv");
    Workload alone = read(day);
    Files.createDirectories(folder.resolve("queries/deep"));
    Files.writeString(folder.resolve("queries/a.sql"), "select 1 from garages where id = $1;");
    Files.writeString(
        folder.resolve("queries/deep/b.sql"), "-- name: b\nselect city from garages;");
    Files.writeString(folder.resolve("queries/notes.md"), "not a workload");
    Path empty = Files.writeString(folder.resolve("empty.sql"), "-- nothing yet\n");

    Workload all = WorkloadFiles.in(List.of(day, folder.resolve("queries"), empty)).read(target);

    assertThat(all.leftOut()).hasSize(alone.leftOut().size() + 1);
    assertThat(all.queries()).hasSize(alone.queries().size() + 2);
    assertThat(all.queries())
        .extracting(Query::sql)
        .anyMatch(sql -> sql.matches("select 1 from garages where id = '?\\d+'?"));
    assertThat(all.leftOut())
        .extracting(LeftOut::reason)
        .anyMatch(reason -> reason.contains("empty.sql holds no SQL statement"));
    assertThatThrownBy(() -> read(empty)).hasMessageContaining("holds no SQL statement");
    assertThatThrownBy(() -> read(folder.resolve("none.sql")))
        .hasMessageContaining("cannot read the workload");
  }

  @Test
  void a_librarys_log_is_asked_with_what_it_bound() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("rails.log"),
            """
              Garage Load (0.4ms)  SELECT "garages".* FROM "garages" WHERE "garages"."id" = $1 LIMIT $2  [["id", 7], ["LIMIT", 1]]
              Garage Load (0.3ms)  SELECT "garages".* FROM "garages" WHERE "garages"."id" = $1 LIMIT $2  [["id", 7], ["LIMIT", 1]]
            """);

    assertThat(read(file).queries())
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.sql()).endsWith("\"id\" = '7' LIMIT '1'");
              assertThat(query.weight()).isEqualTo(2);
              target.explain(query.sql());
            });
  }

  @Test
  void a_talk_with_a_client_keeps_its_statements_and_loses_its_plans() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pasted.txt"),
            """
            shop=# explain analyze select count(*) from visits
            shop-# where garage = 7;
                                                   QUERY PLAN
            ------------------------------------------------------------------------
             Aggregate  (cost=41.10..41.11 rows=1 width=8) (actual time=0.3..0.3 rows=1 loops=1)
               ->  Seq Scan on visits  (cost=0.00..41.00 rows=40 width=0) (actual time=0..0 rows=40 loops=1)
                     Filter: (garage = 7)
             Planning Time: 0.05 ms
             Execution Time: 0.32 ms
            (5 rows)

            shop=# select city from garages where id = 3;
            """);

    assertThat(read(file).queries())
        .extracting(query -> query.sql().replaceAll("\\s+", " "))
        .containsExactly(
            "select count(*) from visits where garage = 7",
            "select city from garages where id = 3");
  }

  @Test
  void a_log_without_durations_is_answered_with_what_to_do() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("quiet.log"),
            "2026-01-01 10:00:00 UTC [7] LOG:  checkpoint starting: time\n");

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(WorkloadException.class)
        .hasMessageContaining("log_min_duration_statement");
  }

  private static Map<String, Double> weights(Workload workload) {
    return workload.queries().stream()
        .collect(Collectors.toMap(query -> query.name().value(), Query::weight));
  }

  private static Workload read(Path file) {
    return WorkloadFiles.in(file).read(target);
  }

  private Path copied(String resource, String name) throws IOException {
    try (InputStream in = resource(resource)) {
      Path file = folder.resolve(name);
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    }
  }

  private Path compressed(String resource) throws IOException {
    Path file = folder.resolve("log.gz");
    try (InputStream in = resource(resource);
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      in.transferTo(out);
    }
    return file;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(PostgresqlRecords.class.getResourceAsStream(name), name);
  }
}

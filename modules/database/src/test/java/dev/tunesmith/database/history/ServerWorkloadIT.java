package dev.tunesmith.database.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.EmbeddedServer.Settings;
import dev.tunesmith.database.workload.WorkloadException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServerWorkloadIT {

  private static final String DEPOT =
      """
      create extension pg_stat_statements;
      create schema yard;
      create table yard."Gate"(n int);
      create table yard."Gate, the second"(n int);
      insert into yard."Gate" select generate_series(1, 100);
      create table public."Van"(
        "Id" int generated always as identity primary key, plate varchar(12) not null unique,
        kind text not null, attrs jsonb not null, bought date not null, tags text[] not null);
      insert into public."Van"(plate, kind, attrs, bought, tags)
        select 'AB-' || n, (array['van', 'truck', 'bus'])[1 + n % 3],
               jsonb_build_object('maker', 'm' || n % 5), date '2015-01-01' + n % 3000,
               array['t' || n % 9]
          from generate_series(1, 3000) n;
      create view yard.buses as select "Id" as bus, plate from public."Van" where kind = 'bus';
      create table papers(id int, doc jsonb);
      insert into papers
        select n, jsonb_build_object('made', jsonb_build_object('town', 't' || n % 8))
          from generate_series(1, 3000) n;
      create table trips(id int primary key, van int not null references public."Van", what text);
      insert into trips select n, 1 + n % 3000, 'trip ' || n from generate_series(1, 6000) n;
      analyze;
      """;

  private static EmbeddedServer server;
  private static Workload workload;

  @BeforeAll
  static void read_once() {
    server = EmbeddedServer.start(Settings.SMALL.remembering());
    DataSource depot = server.dataSource();
    TestServer.execute(depot, DEPOT);
    for (int i = 0; i < 3; i++) {
      TestServer.execute(
          depot,
          """
          select count(*) from "Van" where kind = 'bus' and bought >= date '2019-03-01';
          select * from "Van" where attrs ->> 'maker' = 'm3' order by plate limit 40;
          select plate from "Van" where plate like 'AB-12%';
          select id from papers where doc -> 'made' ->> 'town' = 't3';
          select kind from "Van" where bought < date '2016-01-01' + 11 % 5 and "Id" > 3 - 2 limit 3;
          select plate from "Van" where lower(plate) = 'ab-7';
          select * from "Van" where "Id" in (3, 4) for update;
          select * from "Van" where tags @> array['t4'] and extract(year from bought) = 2016;
          select * from "Van" where bought > now() - interval '30 years' offset 3;
          insert into "Van"(plate, kind, attrs, bought, tags)
            select 'X' || (random() * 1e9)::int, 'van', '{}', '2020-01-01', '{}';
          update "Van" set kind = 'van' where "Id" = 77;
          select bus from yard.buses where plate > 'AB-5' limit 2;
          set search_path = yard;
          select count(*) from "Gate, the second" where n = 7 % 5;
          select count(*) from "Gate" g where g.n > 90;
          set search_path = public;
          select count(*) from pg_catalog.pg_class where relname = 'x';
          """);
    }
    for (int van = 1; van <= 36; van++) {
      TestServer.execute(depot, "select id, what from trips where van = " + (1 + van % 12));
    }
    for (int i = 0; i < 3; i++) {
      TestServer.execute(depot, "select \"Id\" as of_trips from \"Van\" where \"Id\" < 13");
    }
    try (Target target = Target.of(depot)) {
      workload = new ServerWorkload().read(target);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void what_was_asked_as_often_as_another_answered_rows_is_a_burst() {
    assertThat(workload.queries())
        .filteredOn(query -> query.burst() != null)
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.name()).isEqualTo(new QueryName("each-of-trips"));
              assertThat(query.burst().leader()).contains("of_trips");
              assertThat(query.burst().form())
                  .isEqualTo("select id, what from trips where van = $1");
              assertThat(query.burst().members()).hasSize(12);
              assertThat(query.burst().seen()).isZero();
            });
  }

  private static String sqlWith(String part) {
    return workload.queries().stream()
        .map(Query::sql)
        .filter(sql -> sql.contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError(part + " is not in " + workload));
  }

  @Test
  void what_the_application_asks_is_asked_again_with_values_of_its_columns() {
    assertThat(sqlWith("count(*) from \"Van\""))
        .matches("(?s).*kind = '(van|truck|bus)' and bought >= '\\d{4}-.*");
    assertThat(sqlWith("attrs ->>")).matches("(?s).*attrs ->> 'maker' = 'm\\d' .*limit 40");
    assertThat(sqlWith("papers")).matches("(?s).*doc -> 'made' ->> 'town' = 't\\d'.*");
    assertThat(sqlWith("like")).contains("like 'AB");
    assertThat(sqlWith("lower")).matches("(?s).*lower\\(plate\\) = '(ab|x).*");
    assertThat(sqlWith("tags @>")).contains("extract(day from bought)");
    assertThat(sqlWith("offset")).contains("::interval offset 0");
  }

  @Test
  void a_table_that_only_the_application_finds_is_named_with_its_schema() {
    assertThat(sqlWith("g.n")).contains("from yard.\"Gate\" g where g.n > ");
  }

  @Test
  void a_view_is_asked_with_values_that_it_shows() {
    assertThat(sqlWith("select bus")).matches(".*from yard.buses where plate > 'AB-\\d+' limit 2");
  }

  @Test
  void constants_that_were_calculated_with_each_other_are_numbers() {
    assertThat(sqlWith("second")).matches(".*where n = [0-9]+ % [0-9]+");
    assertThat(sqlWith("select kind")).matches("(?s).* \\+ [0-9]+ % [0-9]+ and .*");
  }

  @Test
  void a_statement_has_a_name_that_can_be_typed_and_says_that_its_values_are_examples() {
    Query second = workload.find(new QueryName("select-Gate-the-second")).orElseThrow();

    assertThat(second.traits()).containsExactly(Query.Trait.EXAMPLE_VALUES);
  }

  @Test
  void rows_are_found_but_not_locked() {
    assertThat(sqlWith("\"Id\" in")).endsWith(")");
  }

  @Test
  void a_statement_weighs_as_often_as_it_ran_and_is_called_by_what_it_does() {
    assertThat(workload.queries())
        .filteredOn(query -> !query.sql().contains("trips where"))
        .extracting(Query::weight)
        .containsOnly(3.0);
    assertThat(workload.queries())
        .as("the runs of a burst are no longer those of its statement")
        .filteredOn(query -> query.sql().startsWith("select id, what from trips where"))
        .extracting(Query::weight)
        .containsExactly(1.0);
    assertThat(workload.find(new QueryName("update-Van")))
        .get()
        .extracting(Query::access)
        .isEqualTo(Query.Access.WRITE);
  }

  @Test
  void what_takes_no_part_is_counted_with_the_reason() {
    assertThat(workload.leftOut())
        .extracting(Workload.LeftOut::reason)
        .anyMatch(reason -> reason.startsWith("they read no table of this database"))
        .anyMatch(reason -> reason.startsWith("they wrote once only"));
    assertThat(workload.queries())
        .extracting(Query::sql)
        .noneMatch(sql -> sql.contains("pg_class"));
  }

  @Test
  void a_server_that_remembers_nothing_is_said_with_what_to_do() {
    try (Target target = Target.of(TestServer.database("create table t(a int)"))) {
      assertThatThrownBy(() -> new ServerWorkload().read(target))
          .isInstanceOf(WorkloadException.class)
          .hasMessageContaining("CREATE EXTENSION pg_stat_statements")
          .hasMessageContaining("--workload FILE");
    }
  }
}

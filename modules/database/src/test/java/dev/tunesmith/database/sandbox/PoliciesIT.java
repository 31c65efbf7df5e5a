package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Row security, which decides what an index may be used for. */
class PoliciesIT {

  private static final String NOTES =
      """
      create table plain (id int primary key, tenant int, body text);
      create table ruled (id int primary key, tenant int, body text);
      create table told (id int primary key, tenant int, body text);
      create table owned (id int primary key, tenant text, body text);
      insert into plain select g, g % 20, 'note ' || g from generate_series(1, 20000) g;
      insert into ruled select * from plain;
      insert into told select * from plain;
      insert into owned select id, 'somebody', body from plain;
      create index on plain (lower(body));
      create index on ruled (lower(body));
      alter table ruled enable row level security;
      create policy most on ruled using (tenant <> 13);
      alter table told enable row level security;
      create policy part on told using (tenant = current_setting('app.tenant')::int);
      alter table owned enable row level security;
      create policy own on owned using (tenant = current_user);
      analyze;
      """;

  private static SandboxCopy copy;

  @BeforeAll
  static void copies() {
    copy =
        SandboxFactory.copy(Target.of(TestServer.database(NOTES)), EmbeddedServer.Settings.SMALL);
  }

  @AfterAll
  static void stops() {
    copy.sandbox().close();
  }

  @Test
  void what_might_leak_is_not_asked_of_an_index_before_a_policy() {
    try (SandboxSession client = copy.sandbox().open()) {
      assertThat(client.plan(asking("plain")).shape().text()).contains("plain_lower_idx");
      assertThat(client.plan(asking("ruled")).shape().text()).isEqualTo("Seq Scan on public.ruled");
    }
  }

  @Test
  void whoever_may_read_may_write_in_a_sandbox() {
    try (SandboxSession client = copy.sandbox().open()) {
      assertThat(client.run(writing("update ruled set body = 'x' where id = 7")).rows())
          .isEqualTo(1);
      assertThat(client.run(writing("insert into ruled values (-1, 13, 'y')")).rows()).isEqualTo(1);
    }
  }

  @Test
  void a_policy_that_would_hide_all_rows_stays_behind_and_is_named() {
    assertThat(copy.notes())
        .anyMatch(note -> note.contains("row security of public.told"))
        .anyMatch(note -> note.contains("row security of public.owned"))
        .noneMatch(note -> note.contains("ruled"));
    try (SandboxSession client = copy.sandbox().open()) {
      assertThat(client.run(read("select * from told where id < 9")).rows()).isEqualTo(8);
      assertThat(client.run(read("select * from owned where id < 9")).rows()).isEqualTo(8);
    }
  }

  private static Query asking(String table) {
    return read("select * from " + table + " where lower(body) = 'note 77'");
  }

  private static Query read(String sql) {
    return new Query(new QueryName("q"), sql, Query.Access.READ, 1, null, 1);
  }

  private static Query writing(String sql) {
    return new Query(new QueryName("q"), sql, Query.Access.WRITE, 1, null, 1);
  }
}

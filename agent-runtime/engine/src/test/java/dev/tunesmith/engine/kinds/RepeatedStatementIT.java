package dev.tunesmith.engine.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application asks key by key, its server writes that down, and a session makes one of it. */
class RepeatedStatementIT {

  private static final String LINES =
      "select l1_0.order_id,l1_0.id,l1_0.sku,l1_0.quantity from order_lines l1_0"
          + " where l1_0.order_id=?";
  private static final String LAST_NOTE =
      "select n.id, n.words from notes n where n.order_id = ? order by n.id desc limit 1";

  private static PracticeServer database;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    database = PracticeServer.start();
    database.execute(
        """
        create table orders (id bigint primary key, city text not null);
        create table order_lines (
          id bigint primary key, order_id bigint not null references orders, sku text not null,
          quantity int not null);
        create table notes (
          id bigint primary key, order_id bigint not null references orders, words text not null);
        insert into orders select i, 'city ' || i % 50 from generate_series(1, 2000) i;
        insert into order_lines select i, 1 + i % 2000, 'sku ' || i % 77, i % 9
          from generate_series(1, 10000) i;
        insert into notes select i, 1 + i % 2000, 'note ' || i from generate_series(1, 6000) i;
        create index order_lines_order on order_lines (order_id);
        create index notes_order on notes (order_id, id);
        analyze;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void a_burst_in_a_log_becomes_one_proven_statement_with_its_packet()
      throws SQLException, IOException {
    SessionState state = tune(log());

    assertThat(about("order_lines", state).issue().kind()).isEqualTo(IssueKind.REPEATED_STATEMENT);
    for (String table : List.of("order_lines", "notes")) {
      IssueFile file = about(table, state);
      assertThat(file.accepted()).as("%s", file).isNotNull();
      assertThat(file.standing().level()).isEqualTo(Level.SELF_RECOVERY);
      assertThat(file.attempts().get(0).equality()).isInstanceOf(Equality.Proven.class);
    }
    assertThat(packets())
        .anySatisfy(
            packet ->
                assertThat(packet)
                    .contains("-- In Hibernate:")
                    .contains("select id, city from orders where city = ")
                    .contains("40 statements one after the other")
                    .contains("= any (cast($1 as bigint[]))")
                    .contains("l1_0.order_id = any (cast(array["))
        .anySatisfy(
            packet -> assertThat(packet).contains("unnest(cast($1 as bigint[])) as asked (key_1)"));
    assertThat(state.issues())
        .as("who asks one key for each caller repeats nothing")
        .extracting(file -> file.issue().subject().text())
        .doesNotContain("each-of-orders");
  }

  private Path log() throws SQLException, IOException {
    WrittenLog log = WrittenLog.begun(database);
    try (Connection client = WrittenLog.client(database)) {
      work(client);
    }
    return log.copiedTo(folder.resolve("server.log"));
  }

  private static void work(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    askEach(connection, LINES);
    connection.commit();
    connection.setAutoCommit(true);
    askEach(connection, LAST_NOTE);
    for (long caller = 1; caller <= 60; caller++) {
      ask(connection, "select city from orders where id = ?", caller * 31 % 2000);
    }
  }

  private static void askEach(Connection connection, String statement) throws SQLException {
    List<Long> orders = new ArrayList<>();
    try (Statement parents = connection.createStatement();
        ResultSet rows =
            parents.executeQuery("select id, city from orders where city = 'city 7'")) {
      while (rows.next()) {
        orders.add(rows.getLong(1));
      }
    }
    for (long order : orders) {
      ask(connection, statement, order);
    }
  }

  private static void ask(Connection connection, String statement, long key) throws SQLException {
    try (PreparedStatement each = connection.prepareStatement(statement)) {
      each.setLong(1, key);
      each.executeQuery().close();
    }
  }

  private SessionState tune(Path log) {
    return TuningSession.builder()
        .target(database.dataSource())
        .workload(log)
        .results(folder.resolve("results"))
        .build()
        .run()
        .state();
  }

  private static IssueFile about(String table, SessionState state) {
    return state.issues().stream()
        .filter(file -> file.issue().subject().text().equals("each-of-" + table))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no issue about " + table + " in " + state.issues()));
  }

  private List<String> packets() throws IOException {
    try (var files = Files.list(folder.resolve("results/rewrites"))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }
}

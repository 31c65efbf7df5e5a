package dev.tunesmith.engine.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.LockOrder;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server finds a deadlock; a session makes it happen again, and not any more. */
class LockContentionIT {

  private static PracticeServer database;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    database = PracticeServer.start();
    database.execute(
        """
        create table accounts (id bigint primary key, owner text not null, balance numeric not null);
        insert into accounts select i, 'owner ' || i, 100 from generate_series(1, 2000) i;
        analyze;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void a_deadlock_in_a_log_happens_again_before_and_not_after() throws Exception {
    SessionState state = tune(log());

    IssueFile file =
        state.issues().stream()
            .filter(each -> each.issue().kind().equals(IssueKind.LOCK_CONTENTION))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no such issue in " + state.issues()));
    assertThat(file.assignment().owner()).isEqualTo(new SkillId("lock-keeper"));
    assertThat(file.accepted()).as("%s", file).isNotNull();
    assertThat(file.standing().level()).isEqualTo(Level.PEER_CONSULTATION);
    assertThat(file.accepted().proposal().remedies()).singleElement().isInstanceOf(LockOrder.class);
    Comparison meeting = file.attempts().get(file.attempts().size() - 1).trial().reads().get(0);
    assertThat(meeting.without().cutOff()).isPositive();
    assertThat(meeting.with().cutOff()).isZero();
    assertThat(state.finalComparisons())
        .extracting(each -> each.query().value())
        .contains("meeting-in-accounts");
    assertThat(Files.readString(folder.resolve("results/rewrites/001-meeting-in-accounts.sql")))
        .contains("update accounts set balance")
        .contains("select id from public.accounts as accounts where (id = ")
        .contains("order by id for update");
  }

  private Path log() throws Exception {
    WrittenLog log = WrittenLog.begun(database);
    CountDownLatch bothHoldOne = new CountDownLatch(2);
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> transfer(8, 7, bothHoldOne));
    transfer(7, 8, bothHoldOne);
    other.get();
    return log.copiedTo(folder.resolve("server.log"));
  }

  /** One of two that meet is given up. */
  private static void transfer(long from, long to, CountDownLatch bothHoldOne) {
    try (Connection client = WrittenLog.client(database)) {
      client.setAutoCommit(false);
      try {
        add(client, -10, from);
        bothHoldOne.countDown();
        bothHoldOne.await();
        add(client, 10, to);
        client.commit();
      } catch (SQLException e) {
        client.rollback();
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Connection client, int amount, long account) throws SQLException {
    try (PreparedStatement update =
        client.prepareStatement("update accounts set balance = balance + ? where id = ?")) {
      update.setInt(1, amount);
      update.setLong(2, account);
      update.executeUpdate();
    }
  }

  /** Who says so in a file of their own takes such issues over. */
  private Path skill() throws IOException {
    return Files.writeString(
        Files.createDirectories(folder.resolve("skills")).resolve("lock-keeper.md"),
        """
        ---
        name: lock-keeper
        description: Keeps transactions out of each other's way.
        owns: [lock contention, deadlock]
        ---
        # Lock keeper

        Find out who holds what, and let everybody lock in one order.
        """);
  }

  private SessionState tune(Path log) throws IOException {
    return TuningSession.builder()
        .target(database.dataSource())
        .workload(log)
        .skills(skill())
        .results(folder.resolve("results"))
        .build()
        .run()
        .state();
  }
}

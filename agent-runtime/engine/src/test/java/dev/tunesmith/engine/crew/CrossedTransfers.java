package dev.tunesmith.engine.crew;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.engine.practice.PracticeServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Two transactions change the same two rows, each from its side; others do it in one order. */
record CrossedTransfers(Drawn drawn) implements Scenario {

  @Override
  public String schema() {
    return drawn.fill(
        """
        create table parent (id bigint primary key, amount numeric not null);
        insert into parent select i, 100 from generate_series(1, :parents) i;
        create table child (id bigint primary key, amount numeric not null);
        insert into child select i, 100 from generate_series(1, :parents) i;
        analyze;
        """);
  }

  @Override
  public void play(PracticeServer server) throws SQLException {
    long one = 1L + drawn.random().nextInt(400);
    CountDownLatch bothHoldOne = new CountDownLatch(2);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> transfer(server, "parent", one + 300, one, bothHoldOne));
    transfer(server, "parent", one, one + 300, bothHoldOne);
    other.join();
    for (int i = 0; i < 3; i++) {
      transfer(server, "child", one, one + 300, new CountDownLatch(1));
    }
  }

  /** One of two that meet is given up. */
  private void transfer(
      PracticeServer server, String table, long from, long to, CountDownLatch bothHoldOne) {
    String add = drawn.fill("update " + table + " set amount = amount + 1 where id = ?");
    try (Connection connection = WrittenLog.client(server)) {
      connection.setAutoCommit(false);
      Caller application = new Caller(connection);
      try {
        application.askEach(add, List.of(from));
        bothHoldOne.countDown();
        bothHoldOne.await();
        application.askEach(add, List.of(to));
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Planted> planted() {
    return List.of(new Planted(IssueKind.LOCK_CONTENTION, "meeting-in-" + drawn.parent(), 1.5));
  }

  @Override
  public Set<String> decoys() {
    return Set.of("meeting-in-" + drawn.child());
  }
}

package dev.tunesmith.engine.crew;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.engine.practice.PracticeServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** All transactions change one row and are slow to commit; others change rows of their own. */
record HotRow(Drawn drawn) implements Scenario {

  private static final int CLIENTS = 4;

  @Override
  public String schema() {
    return new CrossedTransfers(drawn).schema();
  }

  @Override
  public void play(PracticeServer server) {
    long hot = 1L + drawn.random().nextInt(900);
    IntStream.range(0, CLIENTS)
        .mapToObj(client -> CompletableFuture.runAsync(() -> work(server, hot, client)))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private void work(PracticeServer server, long hot, int client) {
    try (Connection connection = WrittenLog.client(server);
        Statement statement = connection.createStatement()) {
      statement.execute("set log_lock_waits = on");
      statement.execute("set deadlock_timeout = '50ms'");
      connection.setAutoCommit(false);
      Caller application = new Caller(connection);
      for (int i = 0; i < 3; i++) {
        application.askEach(
            drawn.fill("update child set amount = amount + 1 where id = ?"),
            List.of(100L * client + i));
        application.askEach(
            drawn.fill("update parent set amount = amount + 1 where id = ?"), List.of(hot));
        Thread.sleep(150);
        connection.commit();
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Planted> planted() {
    return List.of(new Planted(IssueKind.LOCK_CONTENTION, "update-" + drawn.parent(), 0));
  }

  @Override
  public Set<String> decoys() {
    return Set.of("update-" + drawn.child());
  }
}

package dev.tunesmith.proof.trial;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.StatementFailedException.Clue;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.proof.timing.Toggle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Compares what statements answer, word for word, without remedies and with them. */
final class KeptAnswers {

  private static final int PORTION = 10_000;
  private static final String DATA_EXCEPTION = "22000";

  private final SandboxSession session;

  KeptAnswers(SandboxSession session) {
    this.session = session;
  }

  /** All rows of an answer, in whatever order. */
  private record Answer(long rows, long first, long second) {}

  /**
   * Has each statement that reads a table answer both ways; afterwards the remedies are in force.
   *
   * @throws StatementFailedException for one that answers otherwise, or not at all any more
   */
  void require(List<Query> reads, List<Remedy> remedies, Toggle toggle) {
    List<TableName> tables =
        remedies.stream()
            .filter(Remedy::changesValues)
            .flatMap(remedy -> remedy.tables().stream())
            .toList();
    if (tables.isEmpty()) {
      return;
    }
    toggle.set(Presence.WITHOUT);
    List<Query> concerned =
        reads.stream()
            .filter(query -> tables.stream().anyMatch(session.plan(query)::touches))
            .toList();
    List<Answer> before = concerned.stream().map(this::answer).toList();
    toggle.set(Presence.WITH);
    for (int i = 0; i < concerned.size(); i++) {
      if (!answer(concerned.get(i)).equals(before.get(i))) {
        throw differing(concerned.get(i));
      }
    }
  }

  private static StatementFailedException differing(Query query) {
    String reason = query.name() + " answers otherwise with it";
    return new StatementFailedException(
        DATA_EXCEPTION, reason, new Clue(null, reason), new IllegalStateException(reason));
  }

  private Answer answer(Query query) {
    return session.ask(
        "comparing the answers of " + query.name(), connection -> answer(query, connection));
  }

  private static Answer answer(Query query, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setFetchSize(PORTION);
      try (ResultSet rows = statement.executeQuery(SqlText.query(query.sql()).sql())) {
        return answer(rows);
      }
    }
  }

  private static Answer answer(ResultSet rows) throws SQLException {
    MessageDigest digest = sha256();
    int columns = rows.getMetaData().getColumnCount();
    long count = 0;
    long first = 0;
    long second = 0;
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        String value = Optional.ofNullable(rows.getString(i)).map(text -> "=" + text).orElse("");
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      ByteBuffer row = ByteBuffer.wrap(digest.digest());
      count++;
      first += row.getLong();
      second += row.getLong();
    }
    return new Answer(count, first, second);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package dev.tunesmith.proof.answers;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.AnswerSql;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.proof.rewrite.RewriteStep;
import dev.tunesmith.proof.rewrite.Rewritten;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares two statements with some rows moved onto the edges of what the original asks and just
 * before them, within the transaction, since the data itself seldom has any there. Constraints are
 * obeyed: where they forbid it, fewer rows are moved, or none.
 */
final class EdgeRows {

  private static final List<Integer> ROWS_PER_EDGE = List.of(100, 1);

  /**
   * What came of it.
   *
   * @param sets how often both were asked: once, or not at all where no row could be moved
   * @param explanation what differs, or null
   * @param script SQL that shows it on this data; empty if nothing differs
   */
  record Finding(int sets, @Nullable String explanation, String script) {}

  private static final double NANOS_PER_MILLI = 1e6;

  private static final Finding NOTHING = new Finding(0, null, "");

  private final StatementPair pair;
  private final List<RewriteStep> steps;
  private final AnswerSql sql;

  /**
   * Of that pair.
   *
   * @param rewrites what the rules make of the original; without any, nothing is known of edges
   */
  EdgeRows(StatementPair pair, List<Rewritten> rewrites, AnswerSql sql) {
    this.sql = sql;
    this.pair = pair;
    this.steps = rewrites.stream().findFirst().map(Rewritten::steps).orElse(List.of());
  }

  Finding compare(Connection connection) throws SQLException {
    List<String> moves = new ArrayList<>();
    for (RewriteStep step : steps) {
      moved(step, connection).ifPresent(moves::add);
    }
    if (moves.isEmpty()) {
      return NOTHING;
    }
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("set local statement_timeout = " + allowedMillis(statement));
      return finding(statement, moves);
    } catch (SQLException e) {
      if (Failures.isConnectionLost(e)) {
        throw e;
      }
      // It took too long, or fails on such rows: then nothing was compared.
      return NOTHING;
    }
  }

  /** The statement by which rows were moved, or empty where none could be. */
  private Optional<String> moved(RewriteStep step, Connection connection) throws SQLException {
    for (int rows : ROWS_PER_EDGE) {
      Savepoint savepoint = connection.setSavepoint();
      String move = sql.move(step.table(), step.column(), step.edges(), rows);
      try (Statement statement = connection.createStatement()) {
        return statement.executeUpdate(move) > 0 ? Optional.of(move) : Optional.empty();
      } catch (SQLException e) {
        // A constraint, or a relation that takes no rows: then with fewer, or without.
        connection.rollback(savepoint);
      }
    }
    return Optional.empty();
  }

  private long allowedMillis(Statement statement) throws SQLException {
    long began = System.nanoTime();
    statement.execute("select count(*) from (\n" + pair.before().sql() + "\n) as answer");
    return Patience.millis((System.nanoTime() - began) / NANOS_PER_MILLI);
  }

  private Finding finding(Statement statement, List<String> moves) throws SQLException {
    String sql =
        String.format(
            Locale.ROOT,
            "select (select count(*) from (%1$s except all %2$s) as only_one),"
                + " (select count(*) from (%2$s except all %1$s) as only_other)",
            rows(pair.before()),
            rows(pair.after()));
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      long lost = row.getLong(1);
      long added = row.getLong(2);
      return lost + added == 0
          ? new Finding(1, null, "")
          : new Finding(
              1,
              String.format(
                  Locale.ROOT,
                  "with rows moved onto the edges of what is asked, %,d of the original's rows are"
                      + " missing and %,d are added",
                  lost,
                  added),
              script(moves));
    }
  }

  // As text, rows tell apart what their types call equal: 1.0 and 1.00, letters of either case.
  private static String rows(SqlText sql) {
    return "(select tunesmith_row::text from (\n" + sql + "\n) as tunesmith_row)";
  }

  private String script(List<String> moves) {
    return "-- On a copy of the data: rows of the original that are missing, then rows added.\n"
        + "begin;\n"
        + String.join(";\n", moves)
        + ";\n"
        + rows(pair.before())
        + "\nexcept all\n"
        + rows(pair.after())
        + ";\n"
        + rows(pair.after())
        + "\nexcept all\n"
        + rows(pair.before())
        + ";\nrollback;\n";
  }
}

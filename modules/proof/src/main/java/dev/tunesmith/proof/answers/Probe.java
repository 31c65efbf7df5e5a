package dev.tunesmith.proof.answers;

import dev.tunesmith.proof.answers.Answers.Outcome;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks a pair of statements of small databases, many in one round trip: a function on the server
 * fills the tables, drops rows that break a constraint, asks both and takes everything back.
 */
final class Probe {

  private static final int TRUNCATE_EVERY = 128;

  private final TwinSession twin;
  private final MicroSchema schema;
  private final String run;
  private int sinceTruncate;

  private Probe(TwinSession twin, MicroSchema schema, MovingTimes moving) {
    this.twin = twin;
    this.schema = schema;
    this.run = twin.sql().ask(moving.resolved("d.rows"));
  }

  /** Makes the function for a pair; the connection commits by itself. */
  static Probe of(
      StatementPair pair, RowImage image, MicroSchema schema, MovingTimes moving, TwinSession twin)
      throws SQLException {
    Probe probe = new Probe(twin, schema, moving);
    probe.execute("set statement_timeout = '3s'");
    probe.execute(
        twin.sql().probe(schema.tables(), image.select(pair.before()), image.select(pair.after())));
    probe.empty();
    return probe;
  }

  /** The answers on each of the databases, in order. */
  List<Answers> ask(List<MicroDatabase> databases) throws SQLException {
    sinceTruncate += databases.size();
    if (sinceTruncate > TRUNCATE_EVERY) {
      empty();
    }
    return twin.ask(connection -> ask(databases, connection));
  }

  private List<Answers> ask(List<MicroDatabase> databases, Connection connection)
      throws SQLException {
    List<Answers> answers = new ArrayList<>();
    try (PreparedStatement asking = connection.prepareStatement(run)) {
      Object[] rows = databases.stream().map(database -> database.json(schema)).toArray();
      asking.setArray(1, connection.createArrayOf("text", rows));
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          String error = row.getString(4);
          answers.add(
              new Answers(
                  Outcome.valueOf(row.getString(1)),
                  texts(row.getArray(2)),
                  texts(row.getArray(3)),
                  error == null ? "" : error));
        }
      }
    }
    return answers;
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  /** What was taken back still lies in the files, and every statement would have to pass it. */
  private void empty() throws SQLException {
    String truncate =
        schema.tables().stream()
            .map(table -> SqlName.quoted(table.name()))
            .collect(Collectors.joining(", ", "truncate ", " cascade"));
    execute(truncate);
    sinceTruncate = 0;
  }

  private void execute(String sql) throws SQLException {
    twin.ask(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.execute(sql);
          }
        });
  }
}

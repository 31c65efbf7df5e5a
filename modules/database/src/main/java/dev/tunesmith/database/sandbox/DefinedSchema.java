package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.connection.Dialects;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What definitions make in an empty database of ours, which is gone once it was read.
 *
 * @param refused definitions that the server does not take, in their order
 */
public record DefinedSchema(Schema schema, List<Refused> refused) {

  /** A definition that may run longer defines nothing. */
  private static final int MOST_SECONDS = 20;

  /**
   * A definition that a server does not take.
   *
   * @param number which of them it is, from 0
   * @param why the first line of what the server says
   */
  public record Refused(int number, String why) {}

  public DefinedSchema {
    refused = List.copyOf(refused);
  }

  /**
   * Runs definitions one by one, each for itself, as a login without rights to anything else. Takes
   * a few seconds for the server; none where there are no definitions.
   *
   * @throws dev.tunesmith.database.DatabaseException if the server does not start
   */
  public static DefinedSchema of(List<SqlStatement> definitions) {
    if (definitions.isEmpty()) {
      return new DefinedSchema(new Schema(List.of()), List.of());
    }
    try (EmbeddedServer server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL)) {
      Dialect dialect = Dialects.KNOWN.of(server.url());
      try (EmptyTwin empty = EmptyTwin.beside(server.firstDatabase(), server, dialect);
          Connection owner = empty.connect()) {
        List<Refused> refused = define(definitions, owner);
        owner.setAutoCommit(false);
        return new DefinedSchema(dialect.readSchema(owner), refused);
      }
    } catch (SQLException e) {
      throw Failures.of(e, "reading what the definitions made");
    }
  }

  private static List<Refused> define(List<SqlStatement> definitions, Connection owner)
      throws SQLException {
    List<Refused> refused = new ArrayList<>();
    try (Statement statement = owner.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(MOST_SECONDS);
      for (int number = 0; number < definitions.size(); number++) {
        try {
          statement.execute(definitions.get(number).sql());
        } catch (SQLException e) {
          if (Failures.endsWork(e)) {
            throw e;
          }
          refused.add(new Refused(number, firstLine(e)));
        }
      }
    }
    return refused;
  }

  private static String firstLine(SQLException refusal) {
    return String.valueOf(refusal.getMessage()).split("\n", 2)[0].replaceFirst("^[A-Z]+: ", "");
  }
}

package dev.tunesmith.database.postgresql.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statements that recreate a database's objects, as the source's catalogue has them. */
final class Definitions {

  private final Connection source;

  Definitions(Connection source) {
    this.source = source;
  }

  /** Makes the server name the schema of everything it prints, for the rest of the transaction. */
  void qualifyNames() throws SQLException {
    try (Statement statement = source.createStatement()) {
      statement.execute("set local search_path = ''");
      statement.execute("set local intervalstyle = 'postgres'");
      statement.execute("set local datestyle = 'ISO'");
      // What policies show of a table is copied; what came of it is said.
      statement.execute("set local row_security = on");
    }
  }

  List<Step> schemas() throws SQLException {
    return steps(TypeQueries.SCHEMAS);
  }

  List<Step> extensions() throws SQLException {
    return steps(TypeQueries.EXTENSIONS);
  }

  List<Step> typesFunctionsAndTables() throws SQLException {
    List<Step> all = steps(TypeQueries.COLLATIONS);
    all.addAll(steps(TypeQueries.TYPES));
    all.addAll(steps(TableQueries.SEQUENCES));
    all.addAll(steps(TypeQueries.FUNCTIONS));
    all.addAll(steps(TableQueries.TABLES));
    all.addAll(steps(TableQueries.SEQUENCE_OWNERS));
    return all;
  }

  List<Step> attachments() throws SQLException {
    return steps(TableQueries.ATTACHMENTS);
  }

  List<Step> constraints() throws SQLException {
    return steps(IndexQueries.CONSTRAINTS);
  }

  List<Step> indexes() throws SQLException {
    List<Step> all = steps(IndexQueries.INDEXES);
    all.addAll(steps(IndexQueries.INDEX_ATTACHMENTS));
    return all;
  }

  List<Step> views() throws SQLException {
    return steps(TableQueries.VIEWS);
  }

  List<Step> viewIndexes() throws SQLException {
    return steps(IndexQueries.VIEW_INDEXES);
  }

  List<Step> afterIndexes() throws SQLException {
    List<Step> all = steps(IndexQueries.STATISTICS);
    all.addAll(steps(TableQueries.COLUMN_STATISTICS));
    all.addAll(steps(IndexQueries.MARKS));
    return all;
  }

  List<Step> foreignKeys() throws SQLException {
    return steps(IndexQueries.FOREIGN_KEYS);
  }

  /** Sentences about what is left out on purpose, where there is any. */
  List<String> notes() throws SQLException {
    List<String> notes = new ArrayList<>();
    for (Step counted : steps(TableQueries.LEFT_OUT)) {
      notes.add(counted.what());
    }
    return notes;
  }

  private List<Step> steps(String query) throws SQLException {
    List<Step> steps = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        steps.add(new Step(row.getString(1), row.getString(2)));
      }
    }
    return steps;
  }
}

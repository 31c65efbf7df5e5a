package dev.tunesmith.database.reading;

import dev.tunesmith.database.dialect.Guard;
import dev.tunesmith.database.reading.GuardedReading.Limits;
import dev.tunesmith.database.reading.ReadOutcome.Rows;
import dev.tunesmith.database.reading.ReadOutcome.Rows.Completeness;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches an answer row by row until a limit is reached. */
final class CappedRows {

  private static final int PORTION = 50;
  static final String CUT_MARK = "… (cut)";

  private final Limits limits;
  private final List<List<@Nullable String>> rows = new ArrayList<>();
  private int characters;
  private Completeness completeness = Completeness.COMPLETE;

  CappedRows(Limits limits) {
    this.limits = limits;
  }

  /** Asks a statement as it is. */
  ReadOutcome of(Statement statement, String sql) throws SQLException {
    return fetch(statement, sql, List.of());
  }

  /** Asks a query whose cells the server cuts, so that not one of them can fill the memory here. */
  ReadOutcome ofQuery(Statement statement, String sql, Guard guard) throws SQLException {
    List<String> columns;
    try (ResultSet none = statement.executeQuery(guard.columnsOnly(sql))) {
      columns = columns(none.getMetaData());
    }
    if (columns.isEmpty()) {
      return fetch(statement, sql, columns);
    }
    String cut = guard.cut(sql, columns.size(), limits.cellCharacters() + 1, limits.rows() + 1);
    return fetch(statement, cut, columns);
  }

  private ReadOutcome fetch(Statement statement, String sql, List<String> names)
      throws SQLException {
    // The driver fetches in portions only inside a transaction, which this always is.
    statement.setFetchSize(Math.min(limits.rows() + 1, PORTION));
    statement.setMaxRows(limits.rows() + 1);
    try (ResultSet result = statement.executeQuery(sql)) {
      List<String> columns = names.isEmpty() ? columns(result.getMetaData()) : names;
      while (completeness == Completeness.COMPLETE && result.next()) {
        take(result, columns.size());
      }
      return new Rows(columns, rows, completeness);
    }
  }

  private void take(ResultSet result, int width) throws SQLException {
    if (rows.size() == limits.rows() || characters >= limits.totalCharacters()) {
      completeness = Completeness.CUT;
      return;
    }
    List<@Nullable String> row = new ArrayList<>();
    for (int column = 1; column <= width; column++) {
      row.add(cell(result.getString(column)));
    }
    rows.add(row);
  }

  private @Nullable String cell(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String shown = text;
    if (text.length() > limits.cellCharacters()) {
      shown = text.substring(0, limits.cellCharacters()) + CUT_MARK;
    }
    characters += shown.length();
    return shown;
  }

  private static List<String> columns(ResultSetMetaData description) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= description.getColumnCount(); column++) {
      names.add(description.getColumnLabel(column));
    }
    return names;
  }
}

package dev.tunesmith.database.dialect;

import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a server itself remembers of the statements it ran, and what helps to run them again. */
public interface StatementHistory {

  /**
   * A statement that ran, its constants replaced by {@code $1} and so on.
   *
   * @param calls how often it ran
   * @param totalMillis how long it ran in all
   * @param deviationMillis the standard deviation of one run
   * @param rows how many rows it returned or changed in all
   */
  record Remembered(
      String sql, double calls, double totalMillis, double deviationMillis, double rows) {

    /** How long one run took on average, in milliseconds. */
    public double meanMillis() {
      return totalMillis / calls;
    }
  }

  /**
   * All that is remembered of this database.
   *
   * @param hidden how many statements the login may not see
   * @param hiddenMillis how long those ran in all
   * @param missing why nothing is remembered and what to do about it; empty where something is
   */
  record Memory(
      List<Remembered> statements, int hidden, double hiddenMillis, Optional<String> missing) {
    public Memory {
      statements = List.copyOf(statements);
    }

    /** Nothing, and why. */
    public static Memory missing(String reason) {
      return new Memory(List.of(), 0, 0, Optional.of(reason));
    }
  }

  /**
   * Values of a column, in the server's text form.
   *
   * @param common the most common, the first most of all
   * @param spread values in order, about as many rows between one and the next
   */
  record ColumnValues(List<String> common, List<String> spread) {

    /** Nothing is known. */
    public static final ColumnValues NONE = new ColumnValues(List.of(), List.of());

    public ColumnValues {
      common = List.copyOf(common);
      spread = List.copyOf(spread);
    }
  }

  /** What the server calls it, for messages. */
  String name();

  /** Reads it; the connection is inside a reading transaction. */
  Memory read(Connection connection) throws SQLException;

  /**
   * The statement as it can be prepared: where replacing constants made a text that the server
   * itself cannot read, the text is mended.
   */
  String mended(String sql);

  /**
   * The types of a statement's parameters as the server infers them, by their number from 1.
   *
   * @throws SQLException if it cannot be prepared
   */
  List<String> parameterTypes(String sql, Connection connection) throws SQLException;

  /** The database's own views by their columns, without those that an extension brought. */
  List<Table> views(Connection connection) throws SQLException;

  /** Values of a column; empty for a view's. */
  ColumnValues values(TableName table, String column, Connection connection) throws SQLException;

  /** Keys that objects in a column of documents have. */
  List<String> keys(TableName table, String column, Connection connection) throws SQLException;

  /** What people usually give a function there; empty where that depends on their data. */
  Optional<String> customary(String function, int position, String type);

  /**
   * Whether a column's values fit a parameter.
   *
   * @param columnType as the catalogue writes it
   * @param parameterType as {@link #parameterTypes} gives it
   */
  boolean isOfType(String columnType, String parameterType);

  /** What of a value people would give that function. */
  String fitted(String function, String value);

  /**
   * Some values of a type, where nothing better is known; of lengths of time the shortest first.
   *
   * @return at least one
   */
  List<String> someValues(String type);

  /** A value that hardly any row of a column of that type has. */
  String freshValue(String type, int number);

  /** A list of values as one value. */
  String array(List<String> values);

  /** A value as it is written in a statement. */
  String literal(String value, String type);
}

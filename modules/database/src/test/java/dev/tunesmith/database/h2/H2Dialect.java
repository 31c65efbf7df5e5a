package dev.tunesmith.database.h2;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.database.dialect.Connecting;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.dialect.Explain;
import dev.tunesmith.database.dialect.Guard;
import dev.tunesmith.database.dialect.Server;
import dev.tunesmith.database.dialect.SqlWords;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** H2, as far as one needs to begin with. */
public final class H2Dialect implements Dialect {

  @Override
  public Connecting connecting() {
    return new H2Connecting();
  }

  @Override
  public SqlWords words() {
    return new H2Words();
  }

  @Override
  public Server server(Connection connection) throws SQLException {
    DatabaseMetaData found = connection.getMetaData();
    return new Server(
        found.getDatabaseProductName(), found.getDatabaseProductVersion(), connection.getCatalog());
  }

  @Override
  public Client client(Connection connection) throws SQLException {
    return new Client(connection.getMetaData().getUserName(), Map.of());
  }

  @Override
  public Schema readSchema(Connection connection) throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (ResultSet row =
        connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"BASE TABLE"})) {
      while (row.next()) {
        tables.add(table(row.getString("TABLE_NAME"), connection));
      }
    }
    return new Schema(tables);
  }

  private static Table table(String name, Connection connection) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (ResultSet row = connection.getMetaData().getColumns(null, "PUBLIC", name, "%")) {
      while (row.next()) {
        Nullability nullability =
            row.getString("IS_NULLABLE").equals("YES")
                ? Nullability.NULLABLE
                : Nullability.NOT_NULL;
        columns.add(
            new Column(
                folded(row.getString("COLUMN_NAME")),
                row.getString("TYPE_NAME"),
                nullability,
                null));
      }
    }
    return new Table(new TableName("public", folded(name)), columns, List.of(), List.of(), 0, 0);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<TableName> unreadable(Connection connection) {
    return List.of();
  }

  @Override
  public List<String> beyondReading(Connection connection) {
    return List.of();
  }

  @Override
  public void cancel(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public Explain planning() {
    return new H2Explain();
  }

  @Override
  public Guard guard() {
    return new H2Guard();
  }
}

package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.dialect.Copier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Copies a database object by object, from the definitions that the server itself prints. */
public final class PostgresqlCopier implements Copier {

  private static final String BYTES = "select pg_catalog.pg_database_size(current_database())";

  @Override
  public long bytes(Connection source) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(BYTES)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public List<String> createDatabase(String name, Connection source, Connection administrator)
      throws SQLException {
    return new Locales(source).createDatabase(name, administrator);
  }

  @Override
  public Copied copy(Connection source, Connection destination) throws SQLException {
    Settings settings = Settings.read(source);
    Definitions definitions = new Definitions(source);
    definitions.qualifyNames();
    Rebuild rebuild = new Rebuild(destination);
    rebuild.run(definitions.schemas());
    rebuild.run(definitions.extensions());
    rebuild.run(definitions.typesFunctionsAndTables());
    rebuild.run(definitions.attachments());
    TableContents contents = new TableContents(source, destination);
    contents.copyAll();
    rebuild.run(definitions.constraints());
    rebuild.run(definitions.indexes());
    rebuild.run(definitions.views());
    rebuild.run(definitions.viewIndexes());
    rebuild.run(definitions.afterIndexes());
    rebuild.run(definitions.foreignKeys());
    List<String> notes = new ArrayList<>(rebuild.notes());
    notes.addAll(contents.notes());
    notes.addAll(definitions.notes());
    notes.addAll(settings.apply(destination));
    Roles.copy(source, destination);
    vacuum(destination);
    return new Copied(contents.rows(), notes);
  }

  @Override
  public List<Definition> copyShape(Connection source, Connection destination) throws SQLException {
    Settings settings = Settings.read(source);
    new Definitions(source).qualifyNames();
    Shape shape = Shape.read(source);
    shape.build(destination);
    settings.apply(destination);
    return shape.definitions();
  }

  /* Besides statistics this sets the visibility map, without which no index-only scan is cheap. */
  private static void vacuum(Connection destination) throws SQLException {
    try (Statement statement = destination.createStatement()) {
      statement.execute("vacuum (analyze)");
      statement.execute("checkpoint");
    }
  }
}

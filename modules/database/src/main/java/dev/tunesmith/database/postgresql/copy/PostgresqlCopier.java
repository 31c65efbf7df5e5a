package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.dialect.Copier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  public Optional<Extent> extent(Connection source, List<String> statements) throws SQLException {
    return TouchedTables.of(source, statements);
  }

  @Override
  public List<String> createDatabase(String name, Connection source, Connection administrator)
      throws SQLException {
    return new Locales(source).createDatabase(name, administrator);
  }

  @Override
  public Copied copy(Connection source, Destination destination, Amount amount)
      throws SQLException {
    Settings settings = Settings.read(source);
    Definitions definitions = new Definitions(source);
    definitions.qualifyNames();
    Rights.settle(destination);
    Rebuild rebuild = new Rebuild(destination.owner());
    rebuild.run(definitions.schemas());
    Rebuild extensions = new Rebuild(destination.administrator());
    extensions.run(definitions.extensions());
    rebuild.run(definitions.typesFunctionsAndTables());
    rebuild.run(definitions.attachments());
    Sample sample = Sample.of(source, amount);
    TableContents contents = new TableContents(source, destination.owner(), sample, amount.left());
    contents.copyAll();
    if (sample.share() < 1) {
      new SampleCompletion(source, destination.owner(), contents).complete(amount.constants());
    }
    rebuild.run(definitions.constraints());
    rebuild.run(definitions.indexes());
    rebuild.run(definitions.views());
    rebuild.run(definitions.viewIndexes());
    rebuild.run(definitions.afterIndexes());
    rebuild.run(definitions.foreignKeys());
    List<String> notes = new ArrayList<>(extensions.notes());
    notes.addAll(rebuild.notes());
    notes.addAll(contents.notes());
    sample.note().ifPresent(notes::add);
    notes.addAll(definitions.notes());
    notes.addAll(settings.apply(destination.administrator()));
    Roles.copy(source, destination.administrator());
    notes.addAll(Policies.copy(source, destination));
    vacuum(destination);
    return new Copied(contents.rows(), contents.missing(), sample.share(), notes);
  }

  @Override
  public List<Definition> copyShape(Connection source, Destination destination)
      throws SQLException {
    Settings settings = Settings.read(source);
    new Definitions(source).qualifyNames();
    Rights.settle(destination);
    Shape shape = Shape.read(source);
    shape.build(destination);
    settings.apply(destination.administrator());
    return shape.definitions();
  }

  /*
   * Besides statistics this sets the visibility map, without which no index-only scan is cheap. Rows
   * count as visible to all only once the log that tells of them is on the disk, which to switch to
   * its next part waits for.
   */
  private static void vacuum(Destination destination) throws SQLException {
    try (Statement owning = destination.owner().createStatement();
        Statement administrating = destination.administrator().createStatement()) {
      administrating.execute("select pg_catalog.pg_switch_wal()");
      owning.execute("vacuum (analyze)");
      administrating.execute("checkpoint");
    }
  }
}

package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Migration.Transactionality;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.Changes;
import dev.tunesmith.database.postgresql.IndexDefinitions.Locking;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Carries out remedies that are about an index. */
final class IndexChanges implements Changes {

  /*
   * The planner leaves out an index that is not valid, while writes maintain every index that is
   * ready: so the flag hides an index without touching it. Only a superuser may set it, and only
   * on a server of ours.
   */
  private static final String SET_VALID =
      """
      update pg_catalog.pg_index set indisvalid = ?
       where indexrelid = to_regclass(?)::oid and indisready and indislive
      """;
  private static final String IS_PARTITIONED =
      "select relkind = 'p' from pg_catalog.pg_class where oid = to_regclass(?)::oid";

  @Override
  public Migration migration(Remedy remedy, Connection connection) throws SQLException {
    // A partitioned table's index can be neither created nor dropped concurrently.
    Locking locking =
        isPartitioned(remedy.table(), connection) ? Locking.PLAIN : Locking.CONCURRENT;
    return new Migration(
        List.of(applying(remedy, locking)),
        List.of(undoing(remedy, locking)),
        locking == Locking.PLAIN ? Transactionality.ALLOWED : Transactionality.FORBIDDEN);
  }

  @Override
  public void apply(Remedy remedy, Connection connection) throws SQLException {
    execute(applying(remedy, Locking.PLAIN), connection);
  }

  @Override
  public void undo(Remedy remedy, Connection connection) throws SQLException {
    execute(undoing(remedy, Locking.PLAIN), connection);
  }

  @Override
  public void refreshStatistics(Remedy remedy, Connection connection) throws SQLException {
    if (remedy instanceof Remedy.CreateIndex create
        && (create.shape().predicate() != null
            || !create.shape().keys().stream().allMatch(IndexKey::isColumn))) {
      execute("VACUUM (ANALYZE) " + Names.quote(remedy.table()), connection);
    }
  }

  @Override
  public void show(Remedy remedy, Connection connection) throws SQLException {
    setValid(remedy, true, connection);
  }

  @Override
  public void hide(Remedy remedy, Connection connection) throws SQLException {
    setValid(remedy, false, connection);
  }

  private static void setValid(Remedy remedy, boolean valid, Connection connection)
      throws SQLException {
    String index = Names.quote(remedy.table().schema(), indexName(remedy));
    try (PreparedStatement statement = connection.prepareStatement(SET_VALID)) {
      statement.setBoolean(1, valid);
      statement.setString(2, index);
      if (statement.executeUpdate() != 1) {
        throw new SQLException("there is no index " + index, "42704");
      }
    }
  }

  private static boolean isPartitioned(TableName table, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_PARTITIONED)) {
      statement.setString(1, Names.quote(table));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static String applying(Remedy remedy, Locking locking) {
    if (remedy instanceof Remedy.CreateIndex create) {
      return IndexDefinitions.create(create, locking);
    }
    return IndexDefinitions.drop(remedy.table().schema(), indexName(remedy), locking);
  }

  private static String undoing(Remedy remedy, Locking locking) {
    if (remedy instanceof Remedy.DropIndex drop) {
      return IndexDefinitions.again(drop.index().definition(), locking);
    }
    return IndexDefinitions.drop(remedy.table().schema(), indexName(remedy), locking);
  }

  private static String indexName(Remedy remedy) {
    if (remedy instanceof Remedy.CreateIndex create) {
      return create.name();
    }
    if (remedy instanceof Remedy.DropIndex drop) {
      return drop.index().name();
    }
    throw new IllegalArgumentException("not a remedy about an index: " + remedy.summary());
  }

  private static void execute(String sql, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}

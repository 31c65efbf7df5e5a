package dev.tunesmith.database.postgresql.writes;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.SampleWrites;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Draws rows of a PostgreSQL table and makes writes of them. */
public final class PostgresqlSampleWrites implements SampleWrites {

  @Override
  public OfTable of(TableName table, @Nullable String key, Connection connection)
      throws SQLException {
    return new RowDrafts(table, key, connection);
  }
}

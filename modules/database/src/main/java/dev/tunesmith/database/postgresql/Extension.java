package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.postgresql.catalogue.OfferedExtensions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * An extension of the server whose operators an index needs. Only those count that the server
 * trusts: whoever may create objects in the database may add them.
 */
record Extension(String name) {

  /*
   * What a remedy added belongs to who carried it out, what was copied to the superuser; the first
   * can be added and taken away again, the second is not ours to take away.
   */
  private static final String IS_OURS =
      """
      select case when e.oid is null then o.name is not null
                  else pg_catalog.pg_get_userbyid(e.extowner) = current_user end
        from (select ?::text as wanted) w
        left join pg_catalog.pg_extension e on e.extname = w.wanted
        left join (%s) o on o.name = w.wanted
      """
          .formatted(OfferedExtensions.QUERY);

  static Optional<Extension> neededBy(IndexShape shape) {
    return shape.keys().stream()
        .map(IndexKey::operatorClass)
        .filter(Objects::nonNull)
        .flatMap(operators -> OfferedExtensions.holding(shape.method(), operators).stream())
        .map(Extension::new)
        .findFirst();
  }

  /** Whether a remedy adds it to this database: it is not there, or only by a remedy. */
  boolean isOurs(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_OURS)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  String create() {
    return "CREATE EXTENSION IF NOT EXISTS " + Names.quote(name);
  }

  /** What else depends on it by then keeps it. */
  String drop() {
    return "DO $$ BEGIN DROP EXTENSION IF EXISTS "
        + Names.quote(name)
        + "; EXCEPTION WHEN dependent_objects_still_exist THEN NULL; END $$";
  }

  /** What a person has to know before it is added. */
  String need() {
    return "the extension "
        + name
        + ", which the server offers and the database does not have yet: a login with the right"
        + " CREATE on the database may add it, since the server trusts it; the undo removes it"
        + " unless something else depends on it by then";
  }
}

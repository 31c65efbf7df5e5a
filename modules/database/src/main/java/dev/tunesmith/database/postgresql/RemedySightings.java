package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.confirmation.Sighting;
import dev.tunesmith.core.confirmation.Sighting.Presence;
import dev.tunesmith.core.remedy.ColumnTypeChange;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;

/** Looks in the catalogue for what remedies make. */
final class RemedySightings {

  private static final String STATISTICS =
      """
      select exists (select from pg_catalog.pg_statistic_ext x
                       join pg_catalog.pg_class c on c.oid = x.stxrelid
                       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                      where n.nspname = ? and c.relname = ? and x.stxname = ?)
      """;
  private static final String VIEW =
      """
      select exists (select from pg_catalog.pg_matviews
                      where schemaname = ? and matviewname = ? and ispopulated)
      """;
  private static final String SETTING =
      """
      select exists (select from pg_catalog.pg_db_role_setting s
                       join pg_catalog.pg_roles r on r.oid = s.setrole
                      where r.rolname = ? and ? = any(s.setconfig))
      """;

  private RemedySightings() {}

  static Sighting of(Remedy remedy, Schema schema, Connection connection) throws SQLException {
    if (remedy instanceof CreateIndex create) {
      return index(create, schema);
    }
    if (remedy instanceof DropIndex drop) {
      return Sighting.of(
          schema.table(drop.table()).stream()
              .flatMap(table -> table.indexes().stream())
              .noneMatch(index -> index.name().equals(drop.index().name())));
    }
    if (remedy instanceof ColumnTypeChange change) {
      return Sighting.of(change.alreadyIn(schema).isPresent());
    }
    if (remedy instanceof MaterialisedView view) {
      return found(connection, VIEW, view.name().schema(), view.name().name());
    }
    if (remedy instanceof PlannerStatistics statistics) {
      String name = statistics.name();
      return name == null
          ? Sighting.NONE
          : found(
              connection, STATISTICS, statistics.table().schema(), statistics.table().name(), name);
    }
    return remedy instanceof RoleSetting setting
        ? found(connection, SETTING, setting.role(), setting.setting() + "=" + setting.value())
        : Sighting.NONE;
  }

  /** Of that shape under any name, or of that name however the server writes its shape. */
  private static Sighting index(CreateIndex create, Schema schema) {
    return schema.table(create.table()).stream()
        .flatMap(table -> table.indexes().stream())
        .filter(index -> index.shape().equals(create.shape()) || index.name().equals(create.name()))
        .min(Comparator.comparing(index -> index.traits().contains(Trait.INVALID)))
        .map(RemedySightings::seen)
        .orElse(Sighting.of(false));
  }

  /** Of an index over partitions the uses are counted at its parts. */
  private static Sighting seen(Index index) {
    if (index.traits().contains(Trait.INVALID)) {
      return new Sighting(Presence.NOT_WHOLE, null);
    }
    boolean isCounted = !index.traits().contains(Trait.PARTITIONED);
    return new Sighting(Presence.THERE, isCounted ? index.size().scans() : null);
  }

  private static Sighting found(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Sighting.of(row.getBoolean(1));
      }
    }
  }
}

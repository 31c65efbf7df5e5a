package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.ColumnTypeChange;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.RemedyWriter;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.IndexDefinitions.Locking;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.sql.SqlText;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what PostgreSQL is told to carry remedies out and to take them back. */
final class ChangeOfRemedy implements RemedyWriter<Change> {

  @Override
  public Change create(CreateIndex create) {
    String schema = create.table().schema();
    return new Change(
        create.table(),
        locking ->
            checked(IndexDefinitions.create(create, locking), schema, create.name(), locking),
        locking -> List.of(IndexDefinitions.drop(schema, create.name(), locking)),
        dependsOnRows(create)
            ? List.of("VACUUM (ANALYZE) " + Names.quote(create.table()))
            : List.of(),
        List.of(),
        Names.quote(schema, create.name()),
        Extension.neededBy(create.shape()).orElse(null));
  }

  /** What locks nobody out may break off half done. */
  private static List<String> checked(String sql, String schema, String name, Locking locking) {
    return locking == Locking.PLAIN
        ? List.of(sql)
        : List.of(sql, IndexDefinitions.check(schema, name));
  }

  private static boolean dependsOnRows(CreateIndex create) {
    return create.shape().predicate() != null
        || !create.shape().keys().stream().allMatch(IndexKey::isColumn);
  }

  @Override
  public Change drop(DropIndex drop) {
    TableName table = drop.table();
    String name = drop.index().name();
    return new Change(
        table,
        locking -> List.of(IndexDefinitions.drop(table.schema(), name, locking)),
        locking ->
            checked(
                IndexDefinitions.again(drop.index().definition(), locking),
                table.schema(),
                name,
                locking),
        List.of(),
        List.of(),
        Names.quote(table.schema(), name),
        null);
  }

  @Override
  public Change nothing() {
    return Change.none();
  }

  /** To analyse or to keep statistics stops neither reads nor writes of the table. */
  @Override
  public Change gather(PlannerStatistics statistics) {
    return new Change(
        null,
        locking -> StatisticsDefinitions.create(statistics),
        locking -> StatisticsDefinitions.drop(statistics),
        List.of(),
        List.of(),
        null,
        null);
  }

  @Override
  public Change set(RoleSetting setting) {
    String role = "ALTER ROLE " + Names.quote(setting.role());
    String previous = setting.previous();
    return new Change(
        null,
        locking -> List.of(role + valued(setting.setting(), setting.value())),
        locking ->
            List.of(
                previous == null
                    ? role + " RESET " + Names.quote(setting.setting())
                    : role + valued(setting.setting(), previous)),
        List.of(),
        List.of(),
        null,
        null);
  }

  @Override
  public Change retype(ColumnTypeChange change) {
    return new Change(
        null,
        locking -> ColumnTypes.forwards(change),
        locking -> ColumnTypes.backwards(change),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static String valued(String setting, String value) {
    return " SET " + Names.quote(setting) + " = " + Names.literal(value);
  }

  @Override
  public Change keep(MaterialisedView view) {
    String name = Names.quote(view.name());
    return new Change(
        null,
        locking -> statements(view),
        locking -> List.of("DROP MATERIALIZED VIEW " + name),
        List.of("ANALYZE " + name),
        List.of(
            "REFRESH MATERIALIZED VIEW " + (view.key().isEmpty() ? "" : "CONCURRENTLY ") + name),
        name,
        null);
  }

  /** Only a view with a unique index can be refreshed while it is read. */
  private static List<String> statements(MaterialisedView view) {
    String name = Names.quote(view.name());
    String create = "CREATE MATERIALIZED VIEW " + name + " AS\n" + SqlText.query(view.definition());
    if (view.key().isEmpty()) {
      return List.of(create);
    }
    String columns = view.key().stream().map(Names::quote).collect(Collectors.joining(", "));
    return List.of(create, "CREATE UNIQUE INDEX ON " + name + " (" + columns + ")");
  }
}

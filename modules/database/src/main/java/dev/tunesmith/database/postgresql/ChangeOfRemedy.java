package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.sql.SqlText;
import java.util.List;
import java.util.stream.Collectors;

/** Says how PostgreSQL carries out each form of remedy. */
final class ChangeOfRemedy implements Remedy.Cases<Change> {

  @Override
  public Change of(Remedy.CreateIndex create) {
    String schema = create.table().schema();
    return new Change(
        create.table(),
        locking -> List.of(IndexDefinitions.create(create, locking)),
        locking -> List.of(IndexDefinitions.drop(schema, create.name(), locking)),
        dependsOnRows(create)
            ? List.of("VACUUM (ANALYZE) " + Names.quote(create.table()))
            : List.of(),
        List.of(),
        Names.quote(schema, create.name()));
  }

  private static boolean dependsOnRows(Remedy.CreateIndex create) {
    return create.shape().predicate() != null
        || !create.shape().keys().stream().allMatch(IndexKey::isColumn);
  }

  @Override
  public Change of(Remedy.DropIndex drop) {
    TableName table = drop.table();
    String name = drop.index().name();
    return new Change(
        table,
        locking -> List.of(IndexDefinitions.drop(table.schema(), name, locking)),
        locking -> List.of(IndexDefinitions.again(drop.index().definition(), locking)),
        List.of(),
        List.of(),
        Names.quote(table.schema(), name));
  }

  @Override
  public Change of(Remedy.Rewrite rewrite) {
    return Change.none();
  }

  @Override
  public Change of(Remedy.RoleSetting setting) {
    String role = "ALTER ROLE " + Names.quote(setting.role());
    String previous = setting.previous();
    return new Change(
        null,
        locking -> List.of(role + set(setting.setting(), setting.value())),
        locking ->
            List.of(
                previous == null
                    ? role + " RESET " + Names.quote(setting.setting())
                    : role + set(setting.setting(), previous)),
        List.of(),
        List.of(),
        null);
  }

  private static String set(String setting, String value) {
    return " SET " + Names.quote(setting) + " = " + Names.literal(value);
  }

  @Override
  public Change of(Remedy.MaterialisedView view) {
    String name = Names.quote(view.name());
    return new Change(
        null,
        locking -> create(view),
        locking -> List.of("DROP MATERIALIZED VIEW " + name),
        List.of("ANALYZE " + name),
        List.of(
            "REFRESH MATERIALIZED VIEW " + (view.key().isEmpty() ? "" : "CONCURRENTLY ") + name),
        name);
  }

  /** Only a view with a unique index can be refreshed while it is read. */
  private static List<String> create(Remedy.MaterialisedView view) {
    String name = Names.quote(view.name());
    String create = "CREATE MATERIALIZED VIEW " + name + " AS\n" + SqlText.query(view.definition());
    if (view.key().isEmpty()) {
      return List.of(create);
    }
    String columns = view.key().stream().map(Names::quote).collect(Collectors.joining(", "));
    return List.of(create, "CREATE UNIQUE INDEX ON " + name + " (" + columns + ")");
  }
}

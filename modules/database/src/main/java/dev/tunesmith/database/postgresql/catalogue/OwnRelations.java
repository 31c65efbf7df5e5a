package dev.tunesmith.database.postgresql.catalogue;

/** Which relations are a database's own, as opposed to the server's or an extension's. */
public final class OwnRelations {

  /** A condition on {@code pg_class c} and {@code pg_namespace n}. */
  public static final String CONDITION =
      """
      n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and c.relpersistence <> 't'
      and not exists (select from pg_catalog.pg_depend own
                       where own.classid = 'pg_catalog.pg_class'::regclass and own.objid = c.oid
                         and own.deptype = 'e')
      """;

  private OwnRelations() {}
}

package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.postgresql.catalogue.OwnRelations;

/** Catalogue queries for constraints, indexes and statistics: what it is, and its statement. */
final class IndexQueries {

  private static final String OWN = OwnRelations.CONDITION;

  private static final String CONSTRAINT =
      """
      select 'the constraint ' || k.conname || ' of ' || n.nspname || '.' || c.relname,
             format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname,
                    pg_catalog.pg_get_constraintdef(k.oid))
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_class c on c.oid = k.conrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and
      """
          + OWN;

  /* Partitions first: their parent then adopts what they have, under the names it has there. */
  static final String CONSTRAINTS =
      CONSTRAINT
          + """
       and k.contype in ('p', 'u', 'x', 'c')
       order by c.relkind = 'p', not exists (select from pg_catalog.pg_inherits h
                                              where h.inhrelid = c.oid),
                k.contype <> 'c', k.oid
      """;

  static final String FOREIGN_KEYS =
      CONSTRAINT + " and k.contype = 'f' and k.conparentid = 0 order by k.oid";

  private static final String INDEX =
      """
      select 'the index ' || n.nspname || '.' || x.relname,
             pg_catalog.pg_get_indexdef(i.indexrelid)
        from pg_catalog.pg_index i
        join pg_catalog.pg_class x on x.oid = i.indexrelid
        join pg_catalog.pg_class c on c.oid = i.indrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where (i.indisvalid or x.relkind = 'I')
         and not exists (select from pg_catalog.pg_constraint k
                          where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) and
      """
          + OWN;

  static final String INDEXES =
      INDEX + " and c.relkind in ('r', 'p') order by x.relkind = 'I', x.oid";

  static final String VIEW_INDEXES = INDEX + " and c.relkind = 'm' order by x.oid";

  static final String INDEX_ATTACHMENTS =
      """
      select 'the part ' || n.nspname || '.' || c.relname || ' of an index',
             format('alter index %I.%I attach partition %I.%I', pn.nspname, p.relname,
                    n.nspname, c.relname)
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_inherits h on h.inhrelid = c.oid
        join pg_catalog.pg_class p on p.oid = h.inhparent
        join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
       where c.relkind in ('i', 'I')
         and not exists (select from pg_catalog.pg_constraint k
                          where k.conindid = p.oid and k.contype in ('p', 'u', 'x')) and
      """
          + OWN
          + " order by c.oid";

  static final String STATISTICS =
      """
      select 'the statistics ' || s.stxname, pg_catalog.pg_get_statisticsobjdef(s.oid)
        from pg_catalog.pg_statistic_ext s
        join pg_catalog.pg_class c on c.oid = s.stxrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where
      """
          + OWN;

  static final String MARKS =
      """
      select 'the mark of the index ' || x.relname,
             case when i.indisclustered
                  then format('alter table %I.%I cluster on %I', n.nspname, c.relname, x.relname)
                  else format('alter table %I.%I replica identity using index %I', n.nspname,
                              c.relname, x.relname) end
        from pg_catalog.pg_index i
        join pg_catalog.pg_class x on x.oid = i.indexrelid
        join pg_catalog.pg_class c on c.oid = i.indrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where (i.indisclustered or i.indisreplident) and
      """
          + OWN;

  private IndexQueries() {}
}

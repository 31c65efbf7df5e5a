package dev.tunesmith.database.postgresql.copy;

/**
 * Catalogue queries for schemas, extensions, types and functions: what it is, and its statement.
 */
final class TypeQueries {

  private static final String OWN_NAMESPACE =
      " n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' ";

  static final String SCHEMAS =
      """
      select 'the schema ' || n.nspname, format('create schema if not exists %I', n.nspname)
        from pg_catalog.pg_namespace n
       where
      """
          + OWN_NAMESPACE;

  static final String EXTENSIONS =
      """
      select 'the extension ' || e.extname,
             format('create extension if not exists %I with schema %I cascade',
                    e.extname, n.nspname)
        from pg_catalog.pg_extension e
        join pg_catalog.pg_namespace n on n.oid = e.extnamespace
       where e.extname <> 'plpgsql'
       order by e.oid
      """;

  private static final String NOT_OF_EXTENSION =
      """
      and not exists (select from pg_catalog.pg_depend own
                       where own.objid = t.oid and own.deptype = 'e')
      """;

  /* Where the locale of a collation stands has changed twice. */
  static final String COLLATIONS =
      """
      select 'the collation ' || n.nspname || '.' || t.collname,
             format('create collation %I.%I (provider = %s, locale = %L, deterministic = %s)',
               n.nspname, t.collname,
               case t.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
               coalesce(to_jsonb(t) ->> 'colllocale', to_jsonb(t) ->> 'colliculocale',
                        t.collcollate),
               t.collisdeterministic::text)
        from pg_catalog.pg_collation t
        join pg_catalog.pg_namespace n on n.oid = t.collnamespace
       where
      """
          + OWN_NAMESPACE
          + NOT_OF_EXTENSION
          + " order by t.oid";

  static final String TYPES =
      """
      select 'the type ' || n.nspname || '.' || t.typname,
             case t.typtype
               when 'e' then format('create type %I.%I as enum (%s)', n.nspname, t.typname,
                 (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                    from pg_catalog.pg_enum e where e.enumtypid = t.oid))
               when 'd' then format('create domain %I.%I as %s%s%s%s%s', n.nspname, t.typname,
                 pg_catalog.format_type(t.typbasetype, t.typtypmod),
                 case when t.typcollation <> b.typcollation
                      then ' collate ' || t.typcollation::regcollation end,
                 ' default ' || t.typdefault,
                 case when t.typnotnull then ' not null' end,
                 (select string_agg(format(' constraint %I %s', k.conname,
                                           pg_catalog.pg_get_constraintdef(k.oid)), '')
                    from pg_catalog.pg_constraint k
                   where k.contypid = t.oid and k.contype = 'c'))
               when 'c' then format('create type %I.%I as (%s)', n.nspname, t.typname,
                 (select string_agg(format('%I %s', a.attname,
                           pg_catalog.format_type(a.atttypid, a.atttypmod)), ', '
                           order by a.attnum)
                    from pg_catalog.pg_attribute a
                   where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped))
               when 'r' then format('create type %I.%I as range (subtype = %s)', n.nspname,
                 t.typname, (select pg_catalog.format_type(r.rngsubtype, null)
                               from pg_catalog.pg_range r where r.rngtypid = t.oid))
             end
        from pg_catalog.pg_type t
        join pg_catalog.pg_namespace n on n.oid = t.typnamespace
        left join pg_catalog.pg_type b on b.oid = t.typbasetype
        left join pg_catalog.pg_class c on c.oid = t.typrelid
       where (t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and c.relkind = 'c')) and
      """
          + OWN_NAMESPACE
          + NOT_OF_EXTENSION
          + " order by t.oid";

  static final String FUNCTIONS =
      """
      select 'the function ' || n.nspname || '.' || t.proname,
             pg_catalog.pg_get_functiondef(t.oid)
        from pg_catalog.pg_proc t
        join pg_catalog.pg_namespace n on n.oid = t.pronamespace
       where t.prokind in ('f', 'p', 'w') and
      """
          + OWN_NAMESPACE
          + NOT_OF_EXTENSION
          + " order by t.oid";

  private TypeQueries() {}
}

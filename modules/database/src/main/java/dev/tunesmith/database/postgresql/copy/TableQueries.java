package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.postgresql.catalogue.OwnRelations;

/** Catalogue queries for sequences, tables and views: what it is, and its statement. */
final class TableQueries {

  private static final String FROM =
      """
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      """;
  private static final String OWN = OwnRelations.CONDITION;

  static final String SEQUENCES =
      """
      select 'the sequence ' || n.nspname || '.' || c.relname,
             format('create sequence %I.%I as %s increment %s minvalue %s maxvalue %s start %s '
                    'cache %s%s', n.nspname, c.relname,
                    pg_catalog.format_type(s.seqtypid, null), s.seqincrement, s.seqmin, s.seqmax,
                    s.seqstart, s.seqcache, case when s.seqcycle then ' cycle' end)
      """
          + FROM
          + """
            join pg_catalog.pg_sequence s on s.seqrelid = c.oid
           where not exists (select from pg_catalog.pg_depend d
                              where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
                                and d.deptype = 'i') and
          """
          + OWN;

  static final String SEQUENCE_OWNERS =
      """
      select 'the owner of the sequence ' || n.nspname || '.' || c.relname,
             format('alter sequence %I.%I owned by %I.%I.%I', n.nspname, c.relname,
                    tn.nspname, t.relname, a.attname)
      """
          + FROM
          + """
            join pg_catalog.pg_depend d
              on d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'a'
             and d.refclassid = 'pg_catalog.pg_class'::regclass
            join pg_catalog.pg_class t on t.oid = d.refobjid
            join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
            join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
           where c.relkind = 'S' and
          """
          + OWN;

  /* A partition gets its identity from its parent. */
  static final String TABLES =
      """
      select 'the table ' || n.nspname || '.' || c.relname,
             format('create %s table %I.%I (%s)%s%s',
               case c.relpersistence when 'u' then 'unlogged' end, n.nspname, c.relname,
               (select string_agg(format('%I %s%s%s%s', a.attname,
                         pg_catalog.format_type(a.atttypid, a.atttypmod),
                         case when a.attcollation <> t.typcollation
                              then ' collate ' || a.attcollation::regcollation end,
                         case
                           when a.attgenerated <> '' then
                             format(' generated always as (%s) %s',
                                    pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                                    case a.attgenerated when 's' then 'stored'
                                                        else 'virtual' end)
                           when a.attidentity <> '' and not c.relispartition then
                             format(' generated %s as identity',
                                    case a.attidentity when 'a' then 'always'
                                                       else 'by default' end)
                           else ' default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                         end,
                         case when a.attnotnull then ' not null' end), ', ' order by a.attnum)
                  from pg_catalog.pg_attribute a
                  join pg_catalog.pg_type t on t.oid = a.atttypid
                  left join pg_catalog.pg_attrdef d
                    on d.adrelid = a.attrelid and d.adnum = a.attnum
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
               case when c.relkind = 'p'
                    then ' partition by ' || pg_catalog.pg_get_partkeydef(c.oid) end,
               ' with (' || array_to_string(c.reloptions, ', ') || ')')
      """
          + FROM
          + " where c.relkind in ('r', 'p') and "
          + OWN
          + " order by c.oid";

  static final String ATTACHMENTS =
      """
      select 'the partition ' || n.nspname || '.' || c.relname,
             case when p.relkind = 'p'
                  then format('alter table %I.%I attach partition %I.%I %s', pn.nspname,
                              p.relname, n.nspname, c.relname,
                              pg_catalog.pg_get_expr(c.relpartbound, c.oid))
                  else format('alter table %I.%I inherit %I.%I', n.nspname, c.relname,
                              pn.nspname, p.relname) end
      """
          + FROM
          + """
            join pg_catalog.pg_inherits h on h.inhrelid = c.oid
            join pg_catalog.pg_class p on p.oid = h.inhparent
            join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
           where c.relkind in ('r', 'p') and
          """
          + OWN
          + " order by c.oid, h.inhseqno";

  static final String VIEWS =
      """
      select 'the view ' || n.nspname || '.' || c.relname,
             format('create %s view %I.%I%s as %s%s',
                    case c.relkind when 'm' then 'materialized' end, n.nspname, c.relname,
                    ' with (' || array_to_string(c.reloptions, ', ') || ')',
                    rtrim(pg_catalog.pg_get_viewdef(c.oid), '; '),
                    case when c.relkind = 'm' and not c.relispopulated then ' with no data' end)
      """
          + FROM
          + " where c.relkind in ('v', 'm') and "
          + OWN
          + " order by c.oid";

  /* One by one, so that an option that this server does not know costs itself alone. */
  static final String COLUMN_STATISTICS =
      """
      select 'the option ' || o.name || ' of ' || n.nspname || '.'
             || c.relname || '.' || a.attname,
             format('alter table %I.%I alter column %I %s', n.nspname, c.relname, a.attname,
                    o.change)
      """
          + FROM
          + """
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
           cross join lateral (
             select 'statistics' as name, 'set statistics ' || a.attstattarget as change
              where a.attstattarget >= 0
              union all
             select split_part(option, '=', 1), format('set (%s)', option)
               from unnest(a.attoptions) option) o
           where c.relkind in ('r', 'p', 'm') and not a.attisdropped and
          """
          + OWN;

  static final String LEFT_OUT =
      """
      select format('Not copied: %s trigger(s) on %s table(s), so writes do less here than on the '
                    'target.', count(*), count(distinct t.tgrelid)), ''
        from pg_catalog.pg_trigger t where not t.tgisinternal having count(*) > 0
      union all
      select format('Not copied: row security of %s table(s) that is not for everybody, so plans '
                    'lack its conditions.', count(*)), ''
        from pg_catalog.pg_class c
       where c.relrowsecurity and not exists (
               select from pg_catalog.pg_policy p
                where p.polrelid = c.oid and p.polcmd in ('r', '*') and p.polroles = '{0}'
                  and p.polqual is not null)
      having count(*) > 0
      union all
      select format('Not copied: %s foreign table(s).', count(*)), ''
        from pg_catalog.pg_class c where c.relkind = 'f' having count(*) > 0
      union all
      select format('Not copied: %s rule(s).', count(*)), ''
        from pg_catalog.pg_rewrite r
       where r.rulename <> '_RETURN' and r.oid >= 16384 having count(*) > 0
      union all
      select format('Not copied: %s aggregate(s), operator(s) and cast(s) of the '
                    'database''s own.', sum(own)), ''
        from (select count(*) as own from pg_catalog.pg_aggregate a
               where a.aggfnoid::oid >= 16384
              union all
              select count(*) from pg_catalog.pg_operator o
               where o.oid >= 16384 and not exists (
                 select from pg_catalog.pg_depend e where e.objid = o.oid and e.deptype = 'e')
              union all
              select count(*) from pg_catalog.pg_cast k
               where k.oid >= 16384 and not exists (
                 select from pg_catalog.pg_depend e where e.objid = k.oid and e.deptype = 'e')
             ) counted
      having sum(own) > 0
      """;

  private TableQueries() {}
}

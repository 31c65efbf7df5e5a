package dev.tunesmith.database.postgresql.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a statement reaches through the relations and types that it names, by the catalogue: texts
 * that the server evaluates or folds while it plans or answers, and tables of other servers.
 */
final class ReachedObjects {

  /* Parents reach their parts; types reach what they are made of, arrays and domains included. */
  private static final String REACHED =
      """
      with recursive
        relations(oid) as (
          select c.oid from pg_catalog.pg_class c where c.relname = any (?)
          union
          select i.inhrelid
            from relations r join pg_catalog.pg_inherits i on i.inhparent = r.oid),
        types(oid) as (
          select t.oid from pg_catalog.pg_type t where t.typname = any (?)
          union
          select part.oid
            from types
            join pg_catalog.pg_type t on t.oid = types.oid
            cross join lateral (
              select t.typelem as oid where t.typelem <> 0
              union all
              select t.typbasetype where t.typbasetype <> 0
              union all
              select g.rngsubtype from pg_catalog.pg_range g
               where g.rngtypid = t.oid
                  or (pg_catalog.to_jsonb(g) ->> 'rngmultitypid')::oid = t.oid
              union all
              select a.atttypid from pg_catalog.pg_attribute a
               where t.typrelid <> 0 and a.attrelid = t.typrelid
                 and a.attnum > 0 and not a.attisdropped) part)
      """;

  /* What compares values of these types, or in these indexes and partitions, as calls. */
  private static final String COMPARING =
      """
      select pg_catalog.string_agg(pg_catalog.format('%I.%I()', n.nspname, p.proname), ' ') as text
        from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
       where p.oid >= 16384
         and not exists (select from pg_catalog.pg_depend e
                          where e.classid = 'pg_catalog.pg_proc'::regclass and e.objid = p.oid
                            and e.deptype = 'e')
         and (p.oid in (select pg_catalog.unnest(array[g.rngcanonical::oid, g.rngsubdiff::oid])
                          from pg_catalog.pg_range g join types t on t.oid = g.rngtypid)
              or p.oid in (
                select f.function
                  from pg_catalog.pg_opclass o
                  cross join lateral (
                    select s.amproc::oid as function from pg_catalog.pg_amproc s
                     where s.amprocfamily = o.opcfamily
                    union all
                    select r.oprcode::oid
                      from pg_catalog.pg_amop m
                      join pg_catalog.pg_operator r on r.oid = m.amopopr
                     where m.amopfamily = o.opcfamily) f
                 where o.opcdefault and o.opcintype in (select t.oid from types t)
                    or o.oid in (select pg_catalog.unnest(i.indclass::oid[])
                                   from pg_catalog.pg_index i join relations r on r.oid = i.indrelid)
                    or o.oid in (select pg_catalog.unnest(a.partclass::oid[])
                                   from pg_catalog.pg_partitioned_table a
                                   join relations r on r.oid = a.partrelid)
                    or o.oid in (select g.rngsubopc
                                   from pg_catalog.pg_range g join types t on t.oid = g.rngtypid)))
      """;

  private static final String TEXTS =
      REACHED
          + COMPARING
          + """
          union all
          select pg_catalog.pg_get_viewdef(c.oid) as text
            from pg_catalog.pg_class c join relations r on r.oid = c.oid
           where c.relkind = 'v' and c.oid >= 16384
          union all
          select pg_catalog.pg_get_expr(p.polqual, p.polrelid)
            from pg_catalog.pg_policy p join relations r on r.oid = p.polrelid
          union all
          select pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
            from pg_catalog.pg_policy p join relations r on r.oid = p.polrelid
          union all
          select pg_catalog.concat_ws(', ', pg_catalog.pg_get_expr(i.indexprs, i.indrelid),
                                      pg_catalog.pg_get_expr(i.indpred, i.indrelid))
            from pg_catalog.pg_index i join relations r on r.oid = i.indrelid
           where i.indexprs is not null or i.indpred is not null
          union all
          select pg_catalog.pg_get_statisticsobjdef(s.oid)
            from pg_catalog.pg_statistic_ext s join relations r on r.oid = s.stxrelid
          union all
          select pg_catalog.pg_get_expr(p.partexprs, p.partrelid)
            from pg_catalog.pg_partitioned_table p join relations r on r.oid = p.partrelid
           where p.partexprs is not null
          union all
          select pg_catalog.pg_get_constraintdef(k.oid)
            from pg_catalog.pg_constraint k join relations r on r.oid = k.conrelid
           where k.contype = 'c'
          union all
          select pg_catalog.pg_get_constraintdef(k.oid)
            from pg_catalog.pg_constraint k join types t on t.oid = k.contypid
           where k.contype = 'c'
          union all
          select pg_catalog.pg_get_expr(d.adbin, d.adrelid)
            from pg_catalog.pg_attrdef d
            join relations r on r.oid = d.adrelid
            join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
           where a.attgenerated <> '' or (? and pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                                                !~ '^nextval\\(''[^'']*''::regclass\\)$')
          union all
          select pg_catalog.pg_get_expr(t.typdefaultbin, 0)
            from pg_catalog.pg_type t join types on types.oid = t.oid
           where ? and t.typdefaultbin is not null
          union all
          select pg_catalog.pg_get_ruledef(w.oid)
            from pg_catalog.pg_rewrite w join relations r on r.oid = w.ev_class
           where ? and w.rulename <> '_RETURN' and w.oid >= 16384
          """;

  private static final String FOREIGN_TABLES =
      REACHED
          + """
          select c.relname from pg_catalog.pg_class c join relations r on r.oid = c.oid
           where c.relkind = 'f'
          """;

  private final Connection connection;
  private final Object[] names;

  ReachedObjects(Connection connection, Set<String> names) {
    this.connection = connection;
    this.names = names.toArray();
  }

  /**
   * The texts.
   *
   * @param writes whether rows may be made, for which columns have defaults
   */
  List<String> texts(boolean writes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TEXTS)) {
      setNames(statement);
      for (int place = 3; place <= 5; place++) {
        statement.setBoolean(place, writes);
      }
      return firstColumn(statement);
    }
  }

  /** The tables whose rows lie elsewhere. */
  List<String> foreignTables() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FOREIGN_TABLES)) {
      setNames(statement);
      return firstColumn(statement);
    }
  }

  private void setNames(PreparedStatement statement) throws SQLException {
    statement.setArray(1, connection.createArrayOf("text", names));
    statement.setArray(2, connection.createArrayOf("text", names));
  }

  private static List<String> firstColumn(PreparedStatement statement) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String text = row.getString(1);
        if (text != null && !text.isEmpty()) {
          found.add(text);
        }
      }
    }
    return found;
  }
}

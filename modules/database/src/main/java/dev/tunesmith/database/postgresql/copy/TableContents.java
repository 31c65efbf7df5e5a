package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.postgresql.catalogue.OwnRelations;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Streams the rows of every table from one snapshot. As text: the binary form of arrays and
 * composites holds the source's object ids.
 */
final class TableContents {

  /*
   * A partition that the login may not read by itself is read through the table it is part of. The
   * columns that may be read are copied.
   */
  private static final String TABLES =
      """
      with tables as (
        select c.oid, c.relkind, c.reltuples, n.nspname, c.relname,
               case when c.relispartition then pg_catalog.pg_partition_root(c.oid) end as root,
               pg_catalog.row_security_active(c.oid) as filtered,
               (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                  from pg_catalog.pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   and a.attgenerated = '' and has_schema_privilege(n.oid, 'USAGE')
                   and has_column_privilege(c.oid, a.attnum, 'SELECT')) as columns,
               (select array_agg(quote_ident(a.attname) order by a.attnum)
                  from pg_catalog.pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   and a.attgenerated = ''
                   and not has_column_privilege(c.oid, a.attnum, 'SELECT')) as hidden,
               exists (select from pg_catalog.pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as wide
          from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and
      """
          + OwnRelations.CONDITION
          + """
            ),
          through as (
            select whole.oid from tables whole
             where whole.root is null and whole.columns is not null
               and exists (select from tables part
                            where part.root = whole.oid and part.relkind = 'r' and part.columns is null))
          select t.nspname, t.relname, t.relkind = 'p' as whole, t.columns, t.hidden,
                 t.filtered and t.reltuples <> 0 as filtered
            from tables t
           where t.wide and case t.relkind when 'p' then t.oid in (select oid from through)
                            else t.root is null or t.root not in (select oid from through) end
           order by t.nspname, t.relname
          """;

  private static final String SEQUENCES =
      """
      select n.nspname, c.relname, t.relname as table_name, tn.nspname as table_schema, a.attname,
             d.deptype = 'i' as hidden, has_sequence_privilege(c.oid, 'SELECT') as readable
        from (select * from pg_catalog.pg_class s where s.relkind = 'S') c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        left join pg_catalog.pg_depend d
          on d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
         and d.deptype in ('a', 'i')
         and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0
        left join pg_catalog.pg_class t on t.oid = d.refobjid
        left join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
        left join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
       where
      """
          + OwnRelations.CONDITION;

  /**
   * What is read at once.
   *
   * @param whole whether it is read with its partitions
   * @param columns those that may be read
   * @param hidden those that may not
   * @param filtered whether policies may hide rows of it that are there
   */
  private record Relation(
      TableName name, boolean whole, String columns, List<String> hidden, boolean filtered) {

    String quoted() {
      return Names.quote(name);
    }

    String only() {
      return (whole ? "" : "only ") + quoted();
    }
  }

  private final Connection source;
  private final Connection destination;
  private final Sample sample;
  private final Set<TableName> left;
  private final Map<TableName, Relation> read = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<TableName> missing = new ArrayList<>();
  private long rows;

  /** Those that are left stay empty. */
  TableContents(Connection source, Connection destination, Sample sample, Set<TableName> left) {
    this.source = source;
    this.destination = destination;
    this.sample = sample;
    this.left = left;
  }

  long rows() {
    return rows;
  }

  List<String> notes() {
    return notes;
  }

  /** The tables that have rows of which none could be copied. */
  List<TableName> missing() {
    return missing;
  }

  void copyAll() throws SQLException {
    List<Relation> all = relations();
    for (Relation relation : all.stream().filter(each -> !left.contains(each.name())).toList()) {
      if (relation.columns().isEmpty()) {
        lose(relation, "the login may not read it");
      } else {
        copyOrNote(relation);
      }
    }
    long empty = all.stream().filter(each -> left.contains(each.name())).count();
    if (empty > 0) {
      notes.add(
          "%d tables that no statement of the workload touches were left empty; nothing is said of them."
              .formatted(empty));
    }
    sequences();
  }

  private List<Relation> relations() throws SQLException {
    List<Relation> found = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        found.add(
            new Relation(
                new TableName(row.getString("nspname"), row.getString("relname")),
                row.getBoolean("whole"),
                orEmpty(row.getString("columns")),
                names(row.getArray("hidden")),
                row.getBoolean("filtered")));
      }
    }
    return found;
  }

  private static List<String> names(@Nullable Array names) throws SQLException {
    return names == null ? List.of() : List.of((String[]) names.getArray());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void lose(Relation relation, String reason) {
    notes.add("The rows of " + relation.quoted() + " are missing: " + reason + ".");
    missing.add(relation.name());
  }

  private void copyOrNote(Relation relation) throws SQLException {
    Savepoint before = source.setSavepoint();
    try {
      allowNull(relation);
      read.put(relation.name(), relation);
      long copied = copy(relation, relation.only(), sample.condition(relation.name()));
      rows += copied;
      source.releaseSavepoint(before);
      noteFiltered(relation, copied);
    } catch (SQLException e) {
      if (Failures.endsWork(e)) {
        throw e;
      }
      source.rollback(before);
      lose(relation, Failures.line(e));
    }
  }

  private void noteFiltered(Relation relation, long copied) {
    if (relation.filtered() && copied == 0) {
      lose(relation, "row security shows none of them to the login");
    } else if (relation.filtered()) {
      notes.add(
          "Of %s only the %,d rows were copied that row security shows to the login."
              .formatted(relation.quoted(), copied));
    }
  }

  /** Columns that may not be read are empty in the copy, whatever they must be in the source. */
  private void allowNull(Relation relation) throws SQLException {
    if (relation.hidden().isEmpty()) {
      return;
    }
    try (Statement statement = destination.createStatement()) {
      for (String column : relation.hidden()) {
        statement.execute(
            "alter table " + relation.quoted() + " alter column " + column + " drop not null");
      }
    }
    notes.add(
        "The login may not read %s of %s: empty in the sandbox."
            .formatted(String.join(", ", relation.hidden()), relation.quoted()));
  }

  /**
   * More rows of a table that was copied before, through it if it is partitioned.
   *
   * @param condition over its columns
   */
  void copyMore(TableName table, String condition) throws SQLException {
    Relation of = read.get(table);
    if (of == null) {
      of = sample.partOf(table).map(read::get).orElse(null);
    }
    if (of != null) {
      Relation whole = new Relation(table, true, of.columns(), of.hidden(), of.filtered());
      rows += copy(whole, Names.quote(table), condition);
    }
  }

  /** Nothing is asked of the source before the copy has a place for it. */
  private long copy(Relation relation, String read, String condition) throws SQLException {
    String from =
        "copy (select %s from %s as t0%s) to stdout"
            .formatted(relation.columns(), read, condition.isEmpty() ? "" : " where " + condition);
    String into = "copy " + relation.quoted() + " (" + relation.columns() + ") from stdin";
    CopyIn in = destination.unwrap(PGConnection.class).getCopyAPI().copyIn(into);
    try {
      return copy(source.unwrap(PGConnection.class).getCopyAPI().copyOut(from), in);
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }

  private static long copy(CopyOut out, CopyIn in) throws SQLException {
    try {
      for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
        in.writeToCopy(row, 0, row.length);
      }
      return in.endCopy();
    } catch (SQLException e) {
      readToTheEnd(out, e);
      throw e;
    }
  }

  /** A request to cancel could hit whatever the source is asked next. */
  private static void readToTheEnd(CopyOut out, SQLException because) {
    try {
      boolean isMore = out.isActive();
      while (isMore) {
        isMore = out.readFromCopy() != null;
      }
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  private void sequences() throws SQLException {
    try (Statement statement = source.createStatement();
        Statement setting = destination.createStatement();
        ResultSet row = statement.executeQuery(SEQUENCES)) {
      while (row.next()) {
        Optional<String> position = position(row);
        if (position.isPresent()) {
          setPosition(setting, sequence(row), position.get());
        }
      }
    }
  }

  private static Optional<String> behindLast(ResultSet row) throws SQLException {
    String column = row.getString("attname");
    return column == null
        ? Optional.empty()
        : Optional.of(
            "max(%1$s)) from %2$s having max(%1$s) > 0".formatted(Names.quote(column), table(row)));
  }

  private static String table(ResultSet row) throws SQLException {
    return Names.quote(row.getString("table_schema"), row.getString("table_name"));
  }

  /** Where the login may not read a sequence, new rows come after those that are there. */
  private Optional<String> position(ResultSet row) throws SQLException {
    return row.getBoolean("readable")
        ? Optional.of(position(Names.quote(row.getString("nspname"), row.getString("relname"))))
        : behindLast(row);
  }

  // The catalogue's function is silent on a sequence that was restarted and not used since.
  private String position(String sequence) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet row =
            statement.executeQuery("select last_value || ', ' || is_called from " + sequence)) {
      row.next();
      return row.getString(1) + ")";
    }
  }

  private void setPosition(Statement statement, String sequence, String position)
      throws SQLException {
    try {
      statement.execute("select setval(" + sequence + ", " + position);
    } catch (SQLException e) {
      if (Failures.endsWork(e)) {
        throw e;
      }
      notes.add("Not copied: the last value of a sequence (" + Failures.line(e) + ").");
    }
  }

  private static String sequence(ResultSet row) throws SQLException {
    return row.getBoolean("hidden")
        ? "pg_get_serial_sequence("
            + Names.literal(table(row))
            + ", "
            + Names.literal(row.getString("attname"))
            + ")"
        : Names.literal(Names.quote(row.getString("nspname"), row.getString("relname")));
  }
}

package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.postgresql.catalogue.OwnRelations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Streams the rows of every table from one snapshot. As text: the binary form of arrays and
 * composites holds the source's object ids.
 */
final class TableContents {

  private static final String TABLES =
      """
      select n.nspname, c.relname,
             (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                from pg_catalog.pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 and a.attgenerated = '') as columns
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and
      """
          + OwnRelations.CONDITION
          + " order by n.nspname, c.relname";

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

  private record Relation(String name, String columns) {}

  private final Connection source;
  private final Connection destination;
  private final List<String> notes = new ArrayList<>();
  private long rows;

  TableContents(Connection source, Connection destination) {
    this.source = source;
    this.destination = destination;
  }

  long rows() {
    return rows;
  }

  List<String> notes() {
    return notes;
  }

  void copyAll() throws SQLException {
    for (Relation relation : relations()) {
      copyOrNote(relation);
    }
    sequences();
  }

  private List<Relation> relations() throws SQLException {
    List<Relation> found = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        String columns = row.getString("columns");
        if (columns != null) {
          found.add(
              new Relation(
                  Names.quote(row.getString("nspname"), row.getString("relname")), columns));
        }
      }
    }
    return found;
  }

  private void copyOrNote(Relation relation) throws SQLException {
    Savepoint before = source.setSavepoint();
    try {
      rows += copy(relation);
      source.releaseSavepoint(before);
    } catch (SQLException e) {
      if (Failures.endsWork(e)) {
        throw e;
      }
      source.rollback(before);
      notes.add("The rows of " + relation.name() + " are missing: " + Failures.line(e) + ".");
    }
  }

  private long copy(Relation relation) throws SQLException {
    String from =
        "copy (select " + relation.columns() + " from only " + relation.name() + ") to stdout";
    String into = "copy " + relation.name() + " (" + relation.columns() + ") from stdin";
    CopyOut out = source.unwrap(PGConnection.class).getCopyAPI().copyOut(from);
    try {
      CopyIn in = destination.unwrap(PGConnection.class).getCopyAPI().copyIn(into);
      try {
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
          in.writeToCopy(row, 0, row.length);
        }
        return in.endCopy();
      } finally {
        if (in.isActive()) {
          in.cancelCopy();
        }
      }
    } finally {
      if (out.isActive()) {
        out.cancelCopy();
      }
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

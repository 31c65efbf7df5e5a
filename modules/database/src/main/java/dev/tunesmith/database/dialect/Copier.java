package dev.tunesmith.database.dialect;

import dev.tunesmith.core.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How a database is copied into an empty server of ours. */
public interface Copier {

  /**
   * What was copied.
   *
   * @param missing tables of which the source has rows and the copy has none
   * @param share of the rows of large tables that were copied; 1 where all were
   * @param notes sentences about what is not as in the source
   */
  record Copied(long rows, List<TableName> missing, double share, List<String> notes) {
    public Copied {
      missing = List.copyOf(missing);
      notes = List.copyOf(notes);
    }
  }

  /**
   * How much of a database is copied: all of it, or a sample that keeps joins whole.
   *
   * @param bytes above which a sample is taken, and how large it is
   * @param constants whose rows are in a sample in any case
   * @param extent which tables take part; null for all
   */
  record Amount(long bytes, List<Constant> constants, @Nullable Extent extent) {

    /** Whatever there is. */
    public static final Amount ALL = new Amount(Long.MAX_VALUE, List.of());

    public Amount {
      constants = List.copyOf(constants);
    }

    /** So much of all tables. */
    public Amount(long bytes, List<Constant> constants) {
      this(bytes, constants, null);
    }

    /** The tables that are left empty. */
    public Set<TableName> left() {
      return extent == null ? Set.of() : extent.left();
    }

    /** How large a copy of a database of that size becomes at most. */
    public long of(long whole) {
      return Math.min(bytes, extent == null ? whole : Math.min(whole, extent.bytes()));
    }
  }

  /**
   * The tables whose rows are copied.
   *
   * @param left the others, and views that keep an answer over them
   * @param bytes what those that are copied take with their indexes
   */
  record Extent(Set<TableName> left, long bytes) {
    public Extent {
      left = Set.copyOf(left);
    }
  }

  /**
   * What a statement compares a column with.
   *
   * @param literal as SQL, a number or a plain string
   */
  record Constant(TableName table, String column, String literal) {}

  /**
   * An empty database of ours, and who works in it. Code that is copied with the rest runs as the
   * owner, who has no right to anything outside.
   *
   * @param owner outside a transaction; logged in as {@code ownerRole}
   * @param administrator outside a transaction, allowed to do anything; for fixed SQL of ours only
   * @param clients new connections, logged in as {@code clientRole}
   * @param ownerRole who will own whatever is copied
   * @param clientRole who may use it
   */
  record Destination(
      Connection owner,
      Connection administrator,
      DataSource clients,
      String ownerRole,
      String clientRole) {}

  /**
   * A statement that recreates a part of a database, without rows.
   *
   * @param subject what it makes or belongs to, for example {@code public.orders}: for a constraint
   *     or a foreign key its table, for an index the index itself
   */
  record Definition(DefinitionKind kind, String subject, String sql) {

    /** What a definition makes, in the order in which parts are made. */
    public enum DefinitionKind {
      SCHEMA,
      EXTENSION,
      TYPE,
      SEQUENCE,
      FUNCTION,
      TABLE,
      SEQUENCE_OWNER,
      ATTACHMENT,
      CONSTRAINT,
      UNIQUE_INDEX,
      VIEW,
      FOREIGN_KEY
    }
  }

  /** The size of the source with its indexes. */
  long bytes(Connection source) throws SQLException;

  /**
   * What must be copied for statements, with what their rows refer to; small tables in any case.
   *
   * @return empty where that cannot be told
   */
  Optional<Extent> extent(Connection source, List<String> statements) throws SQLException;

  /**
   * Creates the database that receives the copy.
   *
   * @return sentences about what could not be made as in the source
   */
  List<String> createDatabase(String name, Connection source, Connection administrator)
      throws SQLException;

  /**
   * Copies schema, data, plan settings and the names of roles.
   *
   * @param source inside a snapshot transaction
   */
  Copied copy(Connection source, Destination destination, Amount amount) throws SQLException;

  /**
   * Copies the schema without rows, without foreign keys and with those indexes only that keep
   * values unique.
   *
   * @param source inside a snapshot transaction
   * @return what the source is made of, foreign keys included
   */
  List<Definition> copyShape(Connection source, Destination destination) throws SQLException;
}

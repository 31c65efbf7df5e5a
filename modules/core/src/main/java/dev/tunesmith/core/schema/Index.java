package dev.tunesmith.core.schema;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An index that exists.
 *
 * @param name the index's name within its table's schema
 * @param shape what it indexes
 * @param traits what else depends on it
 * @param size its size and use as the server counts them
 * @param definition the statement that would create it again, as the server writes it
 */
public record Index(
    String name, IndexShape shape, Set<Trait> traits, Size size, String definition) {

  /** A reason why an index is more than an access path. */
  public enum Trait {
    UNIQUE,
    /** Unique at a commit; within a transaction it may not be so. */
    DEFERRABLE,
    /** Unique among the table's own rows; those of tables that inherit from it are not covered. */
    OWN_ROWS_ONLY,
    PRIMARY,
    BACKS_CONSTRAINT,
    REPLICA_IDENTITY,
    CLUSTERED,
    /** Made of, or part of, an index over several partitions. */
    PARTITIONED,
    INVALID
  }

  /**
   * What an index occupies and how often it was used.
   *
   * @param bytes on disk
   * @param scans since the server's statistics were reset
   */
  public record Size(long bytes, long scans) {}

  public Index {
    traits = Set.copyOf(traits);
  }

  /** The indexed table. */
  public TableName table() {
    return shape.table();
  }

  /** Whether nothing but reading speed would be lost with it. */
  public boolean isOnlyAnAccessPath() {
    return traits.isEmpty();
  }

  /** The keys in order. */
  public List<IndexKey> keys() {
    return shape.keys();
  }

  /** The condition of a partial index, or null. */
  public @Nullable String predicate() {
    return shape.predicate();
  }
}

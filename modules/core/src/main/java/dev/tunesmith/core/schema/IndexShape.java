package dev.tunesmith.core.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an index indexes, whether it exists or is only a candidate.
 *
 * @param method the access method, for example {@code btree}
 * @param keys at least one
 * @param included columns stored beside the keys, not searchable
 * @param predicate the condition of a partial index as SQL text, or null
 */
public record IndexShape(
    TableName table,
    String method,
    List<IndexKey> keys,
    List<String> included,
    @Nullable String predicate) {

  public IndexShape {
    keys = List.copyOf(keys);
    included = List.copyOf(included);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("an index needs at least one key, got none on " + table);
    }
  }

  /** A full B-tree on the given keys. */
  public static IndexShape btree(TableName table, List<IndexKey> keys) {
    return new IndexShape(table, "btree", keys, List.of(), null);
  }

  /** The same shape restricted to the rows that satisfy {@code condition}. */
  public IndexShape where(String condition) {
    return new IndexShape(table, method, keys, included, condition);
  }

  /** Whether this B-tree's keys are the first keys of {@code other}, over the same rows. */
  public boolean isPrefixOf(IndexShape other) {
    return table.equals(other.table)
        && method.equals("btree")
        && other.method.equals("btree")
        && Objects.equals(predicate, other.predicate)
        && keys.size() <= other.keys.size()
        && keys.equals(other.keys.subList(0, keys.size()));
  }

  /** Whether this covers all that {@code other} covers, and begins with its keys. */
  public boolean widens(IndexShape other) {
    Set<String> columns = new HashSet<>(included);
    keys.forEach(key -> columns.add(key.text()));
    return !other.included.isEmpty()
        && other.isPrefixOf(this)
        && columns.containsAll(other.included);
  }

  /**
   * What is evaluated for each row that is written: the keys that are expressions, the condition.
   */
  public Stream<String> expressions() {
    return Stream.concat(
        keys.stream().filter(key -> !key.isColumn()).map(IndexKey::text),
        Stream.ofNullable(predicate));
  }

  @Override
  public String toString() {
    String keyText = keys.stream().map(IndexKey::toString).collect(Collectors.joining(", "));
    String include = included.isEmpty() ? "" : " include (" + String.join(", ", included) + ")";
    String where = predicate == null ? "" : " where " + predicate;
    String using = method.equals("btree") ? "" : " using " + method;
    return table + using + " (" + keyText + ")" + include + where;
  }
}

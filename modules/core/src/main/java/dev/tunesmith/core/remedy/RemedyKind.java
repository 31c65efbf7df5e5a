package dev.tunesmith.core.remedy;

import java.util.Comparator;
import java.util.List;

/**
 * A kind of remedy that a level or a skill may use. Two of one label are the same kind; the order
 * is that of their levels.
 *
 * @param label as skill files write it, for example {@code create_index}
 * @param level the number of the lowest level that may use it where no skill says otherwise
 * @param topics the words under which a skill would declare that it knows about such remedies
 */
public record RemedyKind(String label, int level, List<String> topics)
    implements Comparable<RemedyKind> {

  public static final RemedyKind CREATE_INDEX = kind("create_index", 1, "index");
  public static final RemedyKind DROP_INDEX = kind("drop_index", 1, "index");
  public static final RemedyKind STATISTICS = kind("statistics", 1, "statistics", "cardinality");
  public static final RemedyKind REWRITE =
      kind("rewrite", 1, "rewrite", "query optimization", "slow query");
  public static final RemedyKind COMBINATION = kind("combination", 1, "combination");
  public static final RemedyKind TRANSACTION_SCOPE =
      kind("transaction_scope", 2, "transaction", "lock");
  public static final RemedyKind SESSION_SETTING =
      kind("session_setting", 2, "work_mem", "memory", "spill");
  public static final RemedyKind SCHEMA_CHANGE = kind("schema_change", 3, "schema", "data model");
  public static final RemedyKind PARTITIONING = kind("partitioning", 3, "partition");
  public static final RemedyKind MATERIALISED_VIEW =
      kind("materialised_view", 3, "materialised view", "materialized view");
  public static final RemedyKind CACHE = kind("cache", 3, "cache", "caching");
  public static final RemedyKind SERVER_SETTING =
      kind("server_setting", 3, "server configuration", "server setting");
  public static final RemedyKind REPLICA = kind("replica", 3, "replica", "replication");
  public static final RemedyKind ACCEPT_AS_IS = kind("accept_as_is", 4);

  /** The kinds that skill files may speak of, whether or not they can be tried already. */
  static final List<RemedyKind> NAMED =
      List.of(
          CREATE_INDEX,
          DROP_INDEX,
          STATISTICS,
          REWRITE,
          COMBINATION,
          TRANSACTION_SCOPE,
          SESSION_SETTING,
          SCHEMA_CHANGE,
          PARTITIONING,
          MATERIALISED_VIEW,
          CACHE,
          SERVER_SETTING,
          REPLICA,
          ACCEPT_AS_IS);

  private static final Comparator<RemedyKind> ORDER =
      Comparator.comparingInt(RemedyKind::level)
          .thenComparingInt(kind -> NAMED.contains(kind) ? NAMED.indexOf(kind) : NAMED.size())
          .thenComparing(RemedyKind::label);

  public RemedyKind {
    topics = List.copyOf(topics);
  }

  private static RemedyKind kind(String label, int level, String... topics) {
    return new RemedyKind(label, level, List.of(topics));
  }

  /** The kind of that label; one that nobody knows belongs to the last level. */
  public static RemedyKind of(String label) {
    return RemedyKinds.BUILT_IN
        .labelled(label)
        .orElseGet(() -> new RemedyKind(label, ACCEPT_AS_IS.level, List.of()));
  }

  @Override
  public int compareTo(RemedyKind other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RemedyKind kind && label.equals(kind.label);
  }

  @Override
  public int hashCode() {
    return label.hashCode();
  }

  @Override
  public String toString() {
    return label;
  }
}

package dev.tunesmith.core.remedy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of remedy a level or a skill may use; skill files name them in lower case. */
public enum RemedyKind {
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
  ACCEPT_AS_IS;

  /** The kind as skill files write it, for example {@code create_index}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The words under which a skill would declare that it knows about such remedies. */
  public List<String> topics() {
    return switch (this) {
      case CREATE_INDEX, DROP_INDEX -> List.of("index");
      case STATISTICS -> List.of("statistics", "cardinality");
      case REWRITE -> List.of("rewrite", "query optimization", "slow query");
      case COMBINATION -> List.of("combination");
      case TRANSACTION_SCOPE -> List.of("transaction", "lock");
      case SESSION_SETTING -> List.of("work_mem", "memory", "spill");
      case SCHEMA_CHANGE -> List.of("schema", "data model");
      case PARTITIONING -> List.of("partition");
      case MATERIALISED_VIEW -> List.of("materialised view", "materialized view");
      case CACHE -> List.of("cache", "caching");
      case SERVER_SETTING -> List.of("server configuration", "server setting");
      case REPLICA -> List.of("replica", "replication");
      case ACCEPT_AS_IS -> List.of();
    };
  }

  /** The kind that a skill file names, whatever its letter case. */
  public static Optional<RemedyKind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equalsIgnoreCase(label)).findFirst();
  }
}

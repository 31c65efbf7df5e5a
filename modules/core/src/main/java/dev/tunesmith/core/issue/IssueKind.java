package dev.tunesmith.core.issue;

import java.util.List;
import java.util.stream.Stream;

/**
 * What sort of thing is wrong. Two of one label are the same kind.
 *
 * @param label as the ledger writes it, for example {@code slow_query}
 * @param title in a person's words
 * @param topics the words under which a skill would declare itself competent, most telling first
 * @param scope whether to mend it is about more than one connection shows
 */
public record IssueKind(String label, String title, List<String> topics, Scope scope) {

  /** Where the effect of mending shows. */
  public enum Scope {
    ONE_CONNECTION,
    UNDER_LOAD
  }

  public static final IssueKind SLOW_QUERY =
      new IssueKind(
          "slow_query",
          "slow query",
          List.of("slow query", "missing index", "query optimization", "bottleneck"),
          Scope.ONE_CONNECTION);
  public static final IssueKind SLOW_WRITE =
      new IssueKind(
          "slow_write",
          "slow write",
          List.of("slow write", "slow query", "missing index", "query optimization", "bottleneck"),
          Scope.ONE_CONNECTION);
  public static final IssueKind CAUSE_UNKNOWN =
      new IssueKind(
          "cause_unknown",
          "slow, cause not found yet",
          List.of("cause unclear", "slow query", "query optimization", "bottleneck"),
          Scope.ONE_CONNECTION);
  public static final IssueKind COSTLY_INDEX =
      new IssueKind(
          "costly_index",
          "index that only costs",
          List.of("unused index", "write cost", "redundant index", "indexing"),
          Scope.UNDER_LOAD);
  public static final IssueKind REDUNDANT_INDEX =
      new IssueKind(
          "redundant_index",
          "redundant index",
          List.of("redundant index", "duplicate index", "unused index", "write cost", "indexing"),
          Scope.UNDER_LOAD);

  public static final IssueKind REPEATED_STATEMENT =
      new IssueKind(
          "repeated_statement",
          "statement asked over and over",
          List.of("n+1", "round trips", "orm", "query patterns", "query optimization"),
          Scope.ONE_CONNECTION);

  public static final IssueKind LOCK_CONTENTION =
      new IssueKind(
          "lock_contention",
          "transactions that block each other",
          List.of("lock contention", "deadlock", "lock waits", "locking", "blocking"),
          Scope.ONE_CONNECTION);

  public static final IssueKind CACHE_EFFECTIVENESS =
      new IssueKind(
          "cache_effectiveness",
          "same answer asked for again and again",
          List.of("cache effectiveness", "caching", "cache", "query patterns"),
          Scope.ONE_CONNECTION);

  public static final IssueKind SCHEMA_DESIGN =
      new IssueKind(
          "schema_design",
          "design of the schema",
          List.of(
              "schema design",
              "normalisation",
              "normalization",
              "schema performance",
              "data modeling",
              "database architecture"),
          Scope.ONE_CONNECTION);
  public static final IssueKind SCHEMA_SIZE =
      new IssueKind(
          "schema_size",
          "size of a table",
          List.of("partitioning", "sharding", "schema design"),
          Scope.ONE_CONNECTION);
  public static final IssueKind DATA_TYPE =
      new IssueKind(
          "data_type",
          "type of a column",
          List.of("data types", "data type", "schema design", "database architecture"),
          Scope.ONE_CONNECTION);
  public static final IssueKind UNSERVED_REFERENCE =
      new IssueKind(
          "unserved_reference",
          "reference without an index",
          List.of("missing index", "join inefficiency", "indexing"),
          Scope.ONE_CONNECTION);
  public static final IssueKind INDEX_UPKEEP =
      new IssueKind(
          "index_upkeep",
          "index that may be of no use",
          List.of("unused index", "redundant index", "indexing"),
          Scope.UNDER_LOAD);
  public static final IssueKind QUERY_FORM =
      new IssueKind(
          "query_form",
          "how a statement is written",
          List.of(
              "orm generated sql",
              "function on indexed column",
              "correlated subquery",
              "rewrite",
              "query optimization"),
          Scope.ONE_CONNECTION);

  /** The kinds that our finders find: who adds a finder adds its kind here. */
  public static final List<IssueKind> BUILT_IN =
      List.of(
          SLOW_QUERY,
          SLOW_WRITE,
          CAUSE_UNKNOWN,
          COSTLY_INDEX,
          REDUNDANT_INDEX,
          REPEATED_STATEMENT,
          LOCK_CONTENTION,
          CACHE_EFFECTIVENESS);

  /** The kinds that a review of the design remarks on; no session tries a remedy for them. */
  public static final List<IssueKind> REVIEWED =
      List.of(SCHEMA_DESIGN, SCHEMA_SIZE, DATA_TYPE, UNSERVED_REFERENCE, INDEX_UPKEEP, QUERY_FORM);

  /** Every kind that somebody may own. */
  public static final List<IssueKind> OWNED =
      Stream.of(BUILT_IN, REVIEWED).flatMap(List::stream).toList();

  public IssueKind {
    topics = List.copyOf(topics);
  }

  /** The kind of that label, whatever its letter case; one that nobody knows has no topics. */
  public static IssueKind of(String label) {
    return OWNED.stream()
        .filter(kind -> kind.label.equalsIgnoreCase(label))
        .findFirst()
        .orElseGet(
            () -> new IssueKind(label, label.replace('_', ' '), List.of(), Scope.ONE_CONNECTION));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssueKind kind && label.equals(kind.label);
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

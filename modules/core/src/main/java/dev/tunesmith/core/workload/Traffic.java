package dev.tunesmith.core.workload;

import java.util.List;

/**
 * What a server's log tells of a statement beside how long it takes.
 *
 * @param times how often it happened
 * @param millis what it cost in all
 * @param beside what stood in the way or goes with it, without values; empty where nothing is known
 * @param author what wrote the statement
 */
public record Traffic(
    QueryName query,
    Kind kind,
    long times,
    double millis,
    List<String> beside,
    StatementAuthor author) {

  /** What may be told of a statement. */
  public enum Kind {
    /** It waited for a lock; beside it stand the statements of who held it. */
    WAITED,
    /** It was asked again with the same values within a minute; beside it stand its tables. */
    ASKED_AGAIN,
    /** It put single rows in one after the other, in one transaction. */
    ROW_BY_ROW,
    /** The same, each row in a transaction of its own. */
    COMMIT_PER_ROW
  }

  public Traffic {
    beside = List.copyOf(beside);
  }
}

package dev.tunesmith.core.remedy;

import dev.tunesmith.core.workload.QueryName;

/**
 * A statement of the workload asked in other words.
 *
 * @param before as the application asks it now
 * @param after as it is to ask it, without ending semicolon
 */
public record Restatement(QueryName query, String before, String after) {

  public Restatement {
    if (after.isBlank()) {
      throw new IllegalArgumentException("a restatement of " + query + " must not be blank");
    }
  }
}

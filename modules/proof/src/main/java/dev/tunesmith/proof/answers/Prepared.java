package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.Set;

/** What can be told of two statements before any row is there. */
sealed interface Prepared {

  /**
   * They can be compared.
   *
   * @param image how rows are compared
   * @param tables what has to be filled
   * @param views what the statements reach besides
   * @param settings the session's settings that the statements' meaning hangs on, as assignments
   * @param keepsOrder whether the other statement sorts where the original does
   */
  record Ready(
      RowImage image,
      MicroSchema tables,
      Constants constants,
      Set<TableName> views,
      List<String> settings,
      boolean keepsOrder)
      implements Prepared {}

  /** A column of the result has another name or type. */
  record Drift(String column, String before, String after) implements Prepared {}

  /** Nothing that is seen could be trusted, for the reason given. */
  record Doubt(String reason) implements Prepared {}
}

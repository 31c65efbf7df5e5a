package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.TableName;
import java.util.List;

/**
 * One condition rewritten by a rule.
 *
 * @param table the table whose column the condition is about
 * @param column the column, not quoted
 * @param was the condition as the statement had it
 * @param becomes the condition that takes its place
 * @param edges the values of the column at which the condition begins or ceases to hold, each with
 *     the one just before it, as SQL constants
 * @param conditions what was found true so that the rule holds here, a sentence each
 */
public record RewriteStep(
    RewriteRule rule,
    TableName table,
    String column,
    String was,
    String becomes,
    List<String> edges,
    List<String> conditions) {

  public RewriteStep {
    edges = List.copyOf(edges);
    conditions = List.copyOf(conditions);
  }
}

package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why two statements are equal: the rules that lead from one to the other.
 *
 * @param rules at least one
 * @param columns the columns they were applied to
 */
public record ProofByRule(List<RewriteRule> rules, List<ProvenColumn> columns) {

  /**
   * A column a rule was applied to.
   *
   * @param writtenTable how the statement's FROM clause writes the table
   * @param table the table taken for it; on another, nothing is proven
   */
  public record ProvenColumn(String writtenTable, TableName table, String column, String type) {}

  public ProofByRule {
    rules = List.copyOf(rules);
    columns = List.copyOf(columns);
  }

  /** The rules' names in one line. */
  public String rule() {
    return rules.stream().map(RewriteRule::name).collect(Collectors.joining(", and "));
  }

  /** The side conditions that hold, a sentence each. */
  public List<String> conditions() {
    return Stream.concat(
            rules.stream().map(RewriteRule::holds),
            columns.stream()
                .map(
                    column ->
                        column.table() + "." + column.column() + " is a " + column.type() + "."))
        .toList();
  }
}

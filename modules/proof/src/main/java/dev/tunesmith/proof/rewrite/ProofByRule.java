package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why two statements are equal: the rules that lead from one to the other.
 *
 * @param rules at least one
 * @param columns the columns whose types were taken for granted
 * @param tables the tables whose definitions were taken for granted
 * @param grounds what else was found true in the schema, a sentence each
 * @param midnights what must be true of the session's time zone
 * @param tie what can be compared where the order of both leaves a choice, or null
 */
public record ProofByRule(
    List<RewriteRule> rules,
    List<ProvenColumn> columns,
    List<NamedTable> tables,
    List<String> grounds,
    Midnights midnights,
    @Nullable Tie tie) {

  /**
   * A column that was taken to be of that type.
   *
   * @param writtenTable how the statement's FROM clause writes the table
   * @param table the table taken for it; on another, nothing is proven
   */
  public record ProvenColumn(String writtenTable, TableName table, String column, String type) {}

  /**
   * A table as a statement names it.
   *
   * @param written how the statement's FROM clause writes it
   * @param name the table taken for it
   */
  public record NamedTable(String written, TableName name) {}

  public ProofByRule {
    rules = List.copyOf(rules);
    columns = List.copyOf(columns);
    tables = List.copyOf(tables);
    grounds = List.copyOf(grounds);
  }

  static ProofByRule ofTimes(List<RewriteRule> rules, List<ProvenColumn> columns) {
    return new ProofByRule(rules, columns, List.of(), List.of(), Midnights.NONE, null);
  }

  /** The same with something more that was found true. */
  public ProofByRule given(String ground) {
    List<String> more = Stream.concat(grounds.stream(), Stream.of(ground)).toList();
    return new ProofByRule(rules, columns, tables, more, midnights, tie);
  }

  /** Every name of a table that was taken for one. */
  public List<NamedTable> named() {
    return Stream.concat(
            columns.stream().map(column -> new NamedTable(column.writtenTable(), column.table())),
            tables.stream())
        .distinct()
        .toList();
  }

  /** The rules' names in one line. */
  public String rule() {
    return rules.stream().map(RewriteRule::name).collect(Collectors.joining(", and "));
  }

  /** The side conditions that hold, a sentence each. */
  public List<String> conditions() {
    Stream<String> types =
        columns.stream()
            .map(column -> column.table() + "." + column.column() + " is a " + column.type() + ".");
    return Stream.of(rules.stream().map(RewriteRule::holds), types, grounds.stream())
        .flatMap(each -> each)
        .distinct()
        .toList();
  }
}

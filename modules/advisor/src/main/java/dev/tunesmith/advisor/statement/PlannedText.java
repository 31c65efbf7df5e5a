package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan as a query over the tables that it scans, under the conditions that it checks. It tells of
 * the tables that stand behind a view or a function, of which the statement's own text says
 * nothing.
 */
final class PlannedText {

  private final Schema schema;

  PlannedText(Schema schema) {
    this.schema = schema;
  }

  /** The query; empty where the plan scans no table under a condition that can be read. */
  Optional<String> of(Plan plan) {
    String tables =
        plan.root().walk().flatMap(node -> source(node).stream()).collect(Collectors.joining(", "));
    String conditions =
        plan.root().walk().flatMap(PlannedText::conditions).collect(Collectors.joining(" and "));
    return tables.isEmpty() || conditions.isEmpty()
        ? Optional.empty()
        : Optional.of("select 1 from " + tables + " where " + conditions + order(plan));
  }

  private Optional<String> source(PlanNode node) {
    return schema.tables().stream()
        .map(Table::name)
        .filter(table -> table.toString().equals(node.operation().relation()))
        .findFirst()
        .map(table -> quoted(table) + alias(node));
  }

  private static String alias(PlanNode node) {
    String alias = node.operation().alias();
    return alias == null ? "" : " as " + quoted(alias);
  }

  private static String quoted(TableName table) {
    return quoted(table.schema()) + "." + quoted(table.name());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** What is asked of groups is no condition on rows. */
  private static Stream<String> conditions(PlanNode node) {
    boolean isOnRows =
        node.operation().relation() != null
            || node.operation().type().endsWith("Join")
            || node.operation().type().equals("Nested Loop");
    return isOnRows
        ? Stream.of(node.conditions().index(), node.conditions().filter(), node.conditions().join())
            .filter(Objects::nonNull)
            .flatMap(printed -> parts(printed).stream())
            .filter(part -> StatementReading.selectOf("select 1 from t where " + part).isPresent())
        : Stream.empty();
  }

  /** What is joined by AND, each by itself: a part that names a subplan hides no other. */
  private static List<String> parts(String printed) {
    List<Token> code = SqlText.code(printed);
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (Token token : code) {
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth == 1 && token.isWord("and")) {
        parts.add(printed.substring(from, token.start()).strip());
        from = token.end();
      }
    }
    if (parts.isEmpty()) {
      return List.of(printed);
    }
    parts.set(0, parts.get(0).substring(1));
    String last = printed.substring(from).strip();
    parts.add(last.substring(0, last.length() - 1));
    return parts;
  }

  private static String order(Plan plan) {
    boolean isLimited =
        plan.root().walk().anyMatch(node -> node.operation().type().equals("Limit"));
    String keys =
        plan.root()
            .walk()
            .map(node -> node.conditions().sortKeys())
            .filter(each -> !each.isEmpty())
            .findFirst()
            .map(each -> String.join(", ", each))
            .orElse("");
    String order = " order by " + keys;
    boolean isReadable =
        !keys.isEmpty() && StatementReading.selectOf("select 1 from t" + order).isPresent();
    return (isReadable ? order : "") + (isLimited ? " limit 1" : "");
  }
}

package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;

/** The same rows, grouped anew by each part of a UNION ALL, are grouped once in several ways. */
final class GroupsOfSeveralKinds {

  static final RewriteRule RULE =
      new RewriteRule(
          "the same rows are read again for each way to group them",
          "The parts are put together by UNION ALL, read the same rows under the same condition and"
              + " show the same aggregates, beside them columns that they group by, or NULL.",
          "GROUPING SETS makes the groups of each part, of which a column that it is not grouped by"
              + " is NULL; without columns there is one group, of no row too.");

  /**
   * A part of the UNION.
   *
   * @param groups the columns that it groups by, in words that do not hang on how it writes them
   * @param written the same as it writes them
   */
  private record Part(PlainSelect select, Scope scope, Set<String> groups, List<String> written) {

    static Optional<Part> of(ConditionWalk.Seen seen) {
      PlainSelect select = seen.select();
      boolean isPlain =
          select.getHaving() == null
              && select.getOrderByElements() == null
              && Selects.limit(select).isEmpty();
      return Optional.of(seen.scope())
          .filter(scope -> isPlain && AggregateQuery.of(select, scope).isPresent())
          .flatMap(scope -> AggregateQuery.groups(select, scope))
          .map(
              places ->
                  new Part(
                      select,
                      seen.scope(),
                      places.stream().map(ColumnPlace::canonical).collect(Collectors.toSet()),
                      places.stream().map(ColumnPlace::written).toList()));
    }

    Expression item(int at) {
      return select.getSelectItem(at).getExpression();
    }

    /** The column that it shows there, if it is one. */
    Optional<String> column(int at) {
      return item(at) instanceof Column column
          ? scope.find(column).map(ColumnPlace::canonical)
          : Optional.empty();
    }

    boolean isNull(int at) {
      return Expressions.isNull(item(at));
    }

    String rows() {
      return Selects.source(select) + " where " + Selects.condition(select);
    }
  }

  private GroupsOfSeveralKinds() {}

  static Optional<Change> of(SetOperationList list, Schema schema) {
    List<Part> parts = new ArrayList<>();
    for (ConditionWalk.Seen seen : ConditionWalk.selects(list, schema)) {
      if (list.getSelects().stream().anyMatch(each -> each == seen.select())) {
        Part.of(seen).ifPresent(parts::add);
      }
    }
    boolean isUsable =
        list.getWithItemsList() == null
            && parts.size() == list.getSelects().size()
            && list.getOperations().stream().allMatch(GroupsOfSeveralKinds::isAll)
            && parts.stream().map(part -> SelectText.words(part.rows())).distinct().count() == 1
            && parts.stream().map(part -> part.select().getSelectItems().size()).distinct().count()
                == 1
            && isSortedByResult(list);
    return isUsable ? change(list, parts) : Optional.empty();
  }

  private static boolean isAll(SetOperation operation) {
    return operation instanceof UnionOp && operation.toString().equalsIgnoreCase("UNION ALL");
  }

  /** By places in the list, as which they mean the same in one SELECT. */
  private static boolean isSortedByResult(SetOperationList list) {
    return list.getOrderByElements() == null
        || list.getOrderByElements().stream().allMatch(e -> e.getExpression() instanceof LongValue);
  }

  private static Optional<Change> change(SetOperationList list, List<Part> parts) {
    List<String> items = new ArrayList<>();
    for (int at = 0; at < parts.get(0).select().getSelectItems().size(); at++) {
      item(parts, at).ifPresent(items::add);
    }
    if (items.size() < parts.get(0).select().getSelectItems().size()) {
      return Optional.empty();
    }
    PlainSelect first = parts.get(0).select();
    String condition = Selects.condition(first);
    String tail =
        list.getOrderByElements() == null
            ? ""
            : PlainSelect.orderByToString(list.getOrderByElements());
    String text =
        "select "
            + String.join(", ", items)
            + " from "
            + Selects.source(first)
            + (condition.isEmpty() ? "" : " where " + condition)
            + " group by grouping sets ("
            + parts.stream()
                .map(part -> "(" + String.join(", ", part.written()) + ")")
                .collect(Collectors.joining(", "))
            + ")"
            + tail
            + Stream.of(list.getLimit(), list.getOffset())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining());
    return Optional.of(Change.of(text, RULE, Grounds.proven()));
  }

  /** What the one SELECT shows in a place; empty where the parts do not agree. */
  private static Optional<String> item(List<Part> parts, int at) {
    SelectItem<?> first = parts.get(0).select().getSelectItem(at);
    Optional<Part> shown = parts.stream().filter(part -> part.column(at).isPresent()).findFirst();
    if (shown.isEmpty()) {
      boolean isSame =
          parts.stream().map(part -> SelectText.words(part.item(at))).distinct().count() == 1;
      return isSame && !parts.get(0).isNull(at) ? Optional.of(first.toString()) : Optional.empty();
    }
    String column = shown.get().column(at).orElseThrow();
    boolean isShownWhereGrouped =
        parts.stream()
            .allMatch(
                part ->
                    part.groups().contains(column)
                        ? part.column(at).filter(column::equals).isPresent()
                        : part.isNull(at));
    Optional<String> name = Selects.quotedName(first);
    return isShownWhereGrouped && isPlain(shown.get(), at)
        ? name.map(called -> shown.get().item(at) + " as " + called)
        : Optional.empty();
  }

  /** Whether a column together with NULL has the type that it has alone. */
  private static boolean isPlain(Part part, int at) {
    return part.item(at) instanceof Column column
        && part.scope()
            .find(column)
            .filter(SameKind::isPlain)
            .filter(place -> !place.column().type().contains("("))
            .isPresent();
  }
}

package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;

/** UNION becomes UNION ALL where no row is found twice. */
final class IdleUnion {

  static final RewriteRule RULE =
      new RewriteRule(
          "parts are put together without doubles that have none",
          "No part has two rows alike, and no row is in two parts: they show different constants,"
              + " or a key of the same rows that have different values.",
          "Where all rows differ, UNION drops none.");

  private IdleUnion() {}

  static Optional<Change> of(SetOperationList list, Schema schema) {
    List<PlainSelect> parts = new ArrayList<>();
    list.getSelects().stream()
        .filter(PlainSelect.class::isInstance)
        .forEach(part -> parts.add((PlainSelect) part));
    List<ConditionWalk.Seen> seen =
        ConditionWalk.selects(list, schema).stream()
            .filter(each -> parts.stream().anyMatch(part -> part == each.select()))
            .toList();
    boolean isUnion =
        list.getWithItemsList() == null
            && parts.size() == list.getSelects().size()
            && list.getOperations().stream().allMatch(IdleUnion::isDistinct)
            && areWithoutDoubles(seen)
            && areOfOneKind(seen)
            && areApart(seen);
    return isUnion
        ? Optional.of(Change.of(written(list), RULE, Grounds.proven()))
        : Optional.empty();
  }

  private static boolean isDistinct(SetOperation operation) {
    return operation instanceof UnionOp && operation.toString().equals("UNION");
  }

  private static boolean areWithoutDoubles(List<ConditionWalk.Seen> parts) {
    return parts.stream()
        .allMatch(part -> IdleDistinct.isWithoutDoubles(part.select(), part.scope()));
  }

  /** Whether no value becomes another one by being put into a column with those of other parts. */
  private static boolean areOfOneKind(List<ConditionWalk.Seen> parts) {
    String items = Selects.items(parts.get(0).select());
    String source = Selects.source(parts.get(0).select());
    boolean isSame =
        parts.stream()
            .allMatch(
                part ->
                    Selects.items(part.select()).equals(items)
                        && Selects.source(part.select()).equals(source));
    int count = parts.get(0).select().getSelectItems().size();
    boolean isListed =
        parts.stream()
            .flatMap(part -> part.select().getSelectItems().stream())
            .noneMatch(item -> item.getExpression() instanceof AllColumns);
    return isSame
        || (isListed && IntStream.range(0, count).allMatch(place -> isOfOneKind(parts, place)));
  }

  private static boolean isOfOneKind(List<ConditionWalk.Seen> parts, int place) {
    List<String> kinds =
        parts.stream()
            .filter(part -> place < part.select().getSelectItems().size())
            .map(part -> kind(part, part.select().getSelectItem(place).getExpression()))
            .filter(kind -> !kind.equals("null"))
            .toList();
    return kinds.isEmpty()
        || kinds.stream().allMatch(kind -> SameKind.are(kinds.get(0), kind))
        || kinds.stream().allMatch(String::isEmpty);
  }

  /** The type of an item; empty where it is not known. */
  private static String kind(ConditionWalk.Seen part, Expression item) {
    if (item instanceof net.sf.jsqlparser.schema.Column column) {
      return part.scope().find(column).map(place -> place.column().type()).orElse("");
    }
    if (item instanceof NullValue) {
      return "null";
    }
    return item instanceof LongValue
        ? "integer"
        : Expressions.plainText(item).map(text -> "text").orElse("");
  }

  private static boolean areApart(List<ConditionWalk.Seen> parts) {
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        if (!showDifferent(parts.get(i).select(), parts.get(j).select())
            && !areOfDifferent(parts.get(i), parts.get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean showDifferent(PlainSelect one, PlainSelect other) {
    for (int i = 0; i < Math.min(one.getSelectItems().size(), other.getSelectItems().size()); i++) {
      Optional<String> left = constant(one.getSelectItem(i).getExpression());
      Optional<String> right = constant(other.getSelectItem(i).getExpression());
      if (left.isPresent() && right.isPresent() && !left.equals(right)) {
        return true;
      }
    }
    return false;
  }

  /** A number or a text that is another value if it is another word. */
  private static Optional<String> constant(Expression expression) {
    if (expression instanceof LongValue number && number.toString().matches("0|[1-9]\\d{0,17}")) {
      return Optional.of(number.toString());
    }
    return Expressions.plainText(expression)
        .filter(text -> text.matches("[a-z ]*[a-z]"))
        .map(text -> "'" + text);
  }

  /** Whether both show a key of one table's rows, which cannot fulfil both conditions. */
  private static boolean areOfDifferent(ConditionWalk.Seen left, ConditionWalk.Seen right) {
    PlainSelect one = left.select();
    PlainSelect other = right.select();
    Optional<Table> table = Selects.onlyTable(one);
    boolean isSame =
        table.isPresent()
            && Selects.onlyTable(other).map(Table::toString).equals(table.map(Table::toString))
            && Selects.items(one).equals(Selects.items(other))
            && one.getGroupBy() == null
            && other.getGroupBy() == null
            && one.getWhere() != null
            && other.getWhere() != null;
    if (!isSame) {
      return false;
    }
    Map<String, String> wanted = equalities(left);
    return equalities(right).entrySet().stream()
        .anyMatch(
            equal ->
                wanted.containsKey(equal.getKey())
                    && !Objects.equals(wanted.get(equal.getKey()), equal.getValue()));
  }

  private static Map<String, String> equalities(ConditionWalk.Seen part) {
    Map<String, String> found = new HashMap<>();
    for (Slot conjunct : Slot.of(part.select().getWhere()).conjuncts()) {
      for (Comparison comparison : Comparison.of(conjunct.get())) {
        if (comparison.isEquality()
            && !comparison.isList()
            && comparison.side() instanceof net.sf.jsqlparser.schema.Column column) {
          constant(comparison.points().get(0).value())
              .filter(value -> tellsApart(value, column, part.scope()))
              .ifPresent(value -> found.put(comparison.side().toString(), value));
        }
      }
    }
    return found;
  }

  /** Whether other words than this one are other values of the column: not so for a boolean. */
  private static boolean tellsApart(
      String constant, net.sf.jsqlparser.schema.Column column, Scope scope) {
    return scope
        .find(column)
        .map(place -> place.column().type())
        .filter(
            type -> constant.startsWith("'") ? SameKind.isText(type) : SameKind.isExactNumber(type))
        .isPresent();
  }

  private static String written(SetOperationList list) {
    List<SetOperation> own = List.copyOf(list.getOperations());
    List<SetOperation> all = new ArrayList<>();
    own.forEach(operation -> all.add(new UnionOp("ALL")));
    list.setOperations(all);
    String text = list.toString();
    list.setOperations(own);
    return text;
  }
}

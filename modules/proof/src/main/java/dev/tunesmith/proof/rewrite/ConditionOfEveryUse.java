package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * What every use of a common table expression asks of its rows is asked inside it, so that rows are
 * not made that no use looks at. A server does so by itself where there is one use alone.
 */
final class ConditionOfEveryUse {

  static final RewriteRule RULE =
      new RewriteRule(
          "a common table expression makes rows that no use of it looks at",
          "It is not recursive, nothing else names it, and every SELECT that reads it has no outer"
              + " join and asks something of its columns alone, which has a value for whatever"
              + " row.",
          "A row for which none of these conditions is true is dropped by every use, so it need not"
              + " be made.");

  private static final String PLACE = "tunesmith_part_";
  private static final String NAME = "part_of_all";

  private ConditionOfEveryUse() {}

  static List<Change> of(Select tree, Schema schema) {
    List<WithItem<?>> parts = tree.getWithItemsList();
    List<ConditionWalk.Seen> selects = ConditionWalk.selects(tree, schema);
    if (!PartUse.areKnown(tree, selects) || tree.toString().contains(NAME)) {
      return List.of();
    }
    Map<ParenthesedSelect, String> conditions = new LinkedHashMap<>();
    for (WithItem<?> part : parts) {
      if (part.getParenthesedStatement() instanceof ParenthesedSelect body
          && part.getWithItemList() == null) {
        condition(part, body, tree, selects).ifPresent(text -> conditions.put(body, text));
      }
    }
    return conditions.isEmpty() ? List.of() : List.of(change(tree, conditions));
  }

  private static Change change(Select tree, Map<ParenthesedSelect, String> conditions) {
    List<Select> bodies = new ArrayList<>();
    for (ParenthesedSelect place : conditions.keySet()) {
      SelectItem<?> mark = new SelectItem<>(new Column(PLACE + bodies.size() + "_"));
      bodies.add(place.getSelect());
      place.setSelect(new PlainSelect().withSelectItems(List.of(mark)));
    }
    String text = tree.toString();
    int number = 0;
    for (Map.Entry<ParenthesedSelect, String> each : conditions.entrySet()) {
      Select body = bodies.get(number);
      each.getKey().setSelect(body);
      text =
          text.replace(
              "SELECT " + PLACE + number++ + "_",
              "select * from (" + body + ") " + NAME + " where " + each.getValue());
    }
    return Change.of(text, RULE, Grounds.proven());
  }

  /** What one of the uses asks at least; empty where some use asks nothing. */
  private static Optional<String> condition(
      WithItem<?> part, ParenthesedSelect body, Select tree, List<ConditionWalk.Seen> selects) {
    List<PartUse> uses = PartUse.of(part, tree, selects);
    boolean isMadeOnce = uses.size() > 1 || (part.isMaterialized() && uses.size() == 1);
    if (!isMadeOnce) {
      return Optional.empty();
    }
    Set<String> asked = new LinkedHashSet<>();
    for (PartUse use : uses) {
      List<String> own = asked(use, body);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      asked.add(String.join(" and ", own));
    }
    return Optional.of(
        asked.size() == 1
            ? asked.iterator().next()
            : asked.stream().collect(Collectors.joining(") or (", "(", ")")));
  }

  /** What a use asks of these rows alone, as the rows themselves are asked. */
  private static List<String> asked(PartUse use, ParenthesedSelect body) {
    return use.isInner()
        ? Selects.conditions(use.select())
            .filter(slot -> use.isOf(slot.get(), use.alias()))
            .filter(slot -> isOfColumnsAsFound(slot.get(), use, body))
            .map(ConditionOfEveryUse::unqualified)
            .toList()
        : List.of();
  }

  /** Only what a part shows as it finds it can be asked before its rows are grouped. */
  private static boolean isOfColumnsAsFound(
      Expression condition, PartUse use, ParenthesedSelect body) {
    return Expressions.columns(condition).stream()
        .flatMap(column -> use.scope().find(column).stream())
        .filter(ColumnPlace::isDerived)
        .map(place -> place.table().columns().indexOf(place.column()))
        .allMatch(at -> at >= 0 && isShownAsFound(body.getSelect(), at));
  }

  private static boolean isShownAsFound(Select select, int at) {
    if (select instanceof SetOperationList list) {
      return list.getSelects().stream().allMatch(part -> isShownAsFound(part, at));
    }
    if (select instanceof ParenthesedSelect parenthesed) {
      return isShownAsFound(parenthesed.getSelect(), at);
    }
    if (!(select instanceof PlainSelect plain)) {
      return false;
    }
    boolean isEachOne =
        plain.getSelectItems().stream()
            .noneMatch(item -> item.getExpression() instanceof AllColumns);
    Expression shown = plain.getSelectItem(isEachOne ? at : 0).getExpression();
    return !isEachOne
        || shown instanceof Column
        || shown instanceof StringValue
        || shown instanceof LongValue;
  }

  private static String unqualified(Slot slot) {
    List<Column> columns = Expressions.columns(slot.get());
    List<Table> tables = new ArrayList<>();
    for (Column column : columns) {
      tables.add(column.getTable());
      column.setTable(null);
    }
    String text = slot.joined();
    for (int i = 0; i < tables.size(); i++) {
      columns.get(i).setTable(tables.get(i));
    }
    return text;
  }
}

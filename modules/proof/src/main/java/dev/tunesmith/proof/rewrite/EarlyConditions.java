package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.EarlyGroups.Many;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * The conditions of a SELECT, sorted by whether they can be asked of one of its tables alone.
 *
 * @param own those that can, and are asked before its rows are grouped
 * @param where those of WHERE that stay
 * @param on those of the table's own join that stay
 * @param looked the columns that the conditions that stay look at
 */
record EarlyConditions(
    List<String> own, List<String> where, List<String> on, List<ColumnPlace> looked) {

  private static final String SOURCE = "tunesmith_source";
  private static final String CONDITION = "tunesmith_condition";
  private static final String ON = "tunesmith_on";

  /** Reads the conditions; empty where one of them holds a subquery or an unknown column. */
  static Optional<EarlyConditions> of(PlainSelect select, Many many, Scope scope) {
    EarlyConditions found =
        new EarlyConditions(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    boolean isKnown = true;
    for (Join join : Selects.joins(select)) {
      boolean isOwn = many.join().filter(own -> own == join).isPresent();
      List<String> stay = isOwn ? found.on : new ArrayList<>();
      for (Expression on : join.getOnExpressions()) {
        isKnown &= found.sort(on, isOwn, stay, many, scope);
      }
    }
    if (select.getWhere() != null) {
      isKnown &= found.sort(select.getWhere(), !many.mayLack(), found.where, many, scope);
    }
    return isKnown ? Optional.of(found) : Optional.empty();
  }

  /**
   * Whether all parts of a condition were understood.
   *
   * @param mayMove whether it may be asked of the table alone
   * @param stay takes the others where they can move
   */
  private boolean sort(
      Expression condition, boolean mayMove, List<String> stay, Many many, Scope scope) {
    for (Slot conjunct : Slot.of(condition).conjuncts()) {
      Optional<List<ColumnPlace>> columns =
          scope.reach(conjunct.get()).map(reach -> reach.columns());
      if (columns.isEmpty() || !columns.get().stream().allMatch(scope::owns)) {
        return false;
      }
      boolean isOfIt = !columns.get().isEmpty() && columns.get().stream().allMatch(many::owns);
      if (mayMove && isOfIt) {
        own.add(conjunct.joined());
      } else {
        looked.addAll(columns.get());
        stay.add(conjunct.joined());
      }
    }
    return true;
  }

  String ownText() {
    return own.isEmpty() ? "" : " where " + String.join(" and ", own);
  }

  /** The SELECT with {@code rows} in the table's place and without what is asked there. */
  String written(PlainSelect select, Many many, String rows) {
    Expression condition = select.getWhere();
    select.setWhere(where.isEmpty() ? null : new Column(CONDITION));
    Table stand = new Table(SOURCE);
    Optional<Join> join = many.join();
    List<Expression> ownOn = join.map(own -> List.copyOf(own.getOnExpressions())).orElse(List.of());
    join.ifPresentOrElse(own -> own.setFromItem(stand), () -> select.setFromItem(stand));
    if (!ownOn.isEmpty()) {
      join.orElseThrow().setOnExpressions(List.of(new Column(ON)));
    }
    String text = select.toString();
    join.ifPresentOrElse(
        own -> own.setFromItem(many.written()), () -> select.setFromItem(many.written()));
    if (!ownOn.isEmpty()) {
      join.orElseThrow().setOnExpressions(ownOn);
    }
    select.setWhere(condition);
    return text.replace(ON, on.isEmpty() ? "true" : String.join(" and ", on))
        .replace(CONDITION, String.join(" and ", where))
        .replace(SOURCE, rows);
  }
}

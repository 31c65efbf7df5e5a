package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an expression that a subquery shows, or that rows are grouped by, is asked where
 * the expression is reckoned, so that other rules see of which column it is.
 */
final class EarlyCondition implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "an expression is asked about behind the subquery or the groups that it is reckoned for",
          "The subquery takes no part of its rows by LIMIT, DISTINCT ON or a window, is not joined"
              + " by an outer join, and shows the expression of each row or groups by it.",
          "A row, or a group, is kept by its value of the expression alone, whether it is asked"
              + " before or after.");

  private static final String PLACE = "tunesmith_shown_";

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isInner =
        Selects.joins(select).stream()
            .noneMatch(
                join -> join.isLeft() || join.isRight() || join.isFull() || join.isNatural());
    Stream<Change> ofSubqueries =
        isInner && select.getWhere() != null
            ? Selects.sources(select)
                .filter(item -> item instanceof ParenthesedSelect)
                .filter(item -> !(item instanceof LateralSubSelect))
                .flatMap(item -> inside(select, (ParenthesedSelect) item, scope).stream())
            : Stream.empty();
    return Stream.concat(ofSubqueries, ofGroups(select).stream()).toList();
  }

  private static Optional<Change> ofGroups(PlainSelect select) {
    if (select.getHaving() == null || !isPlainlyGrouped(select)) {
      return Optional.empty();
    }
    Expression having = select.getHaving();
    List<Expression> early = new ArrayList<>();
    List<Expression> late = new ArrayList<>();
    for (Slot each : Slot.of(having).conjuncts()) {
      boolean isOfKey = ScalarItems.is(each.get()) && !Expressions.columns(each.get()).isEmpty();
      (isOfKey ? early : late).add(each.get());
    }
    if (early.isEmpty()) {
      return Optional.empty();
    }
    Expression where = select.getWhere();
    early.forEach(condition -> select.setWhere(and(select.getWhere(), condition)));
    select.setHaving(all(late));
    String text = select.toString();
    select.setWhere(where);
    select.setHaving(having);
    return Optional.of(Change.of(text, RULE, Grounds.proven()));
  }

  private static boolean isPlainlyGrouped(PlainSelect select) {
    if (select.getGroupBy() == null || select.getGroupBy().getGroupByExpressionList() == null) {
      return false;
    }
    ExpressionList<Expression> groups = select.getGroupBy().getGroupByExpressionList();
    return !groups.isEmpty()
        && groups.stream().allMatch(ScalarItems::is)
        && select.getGroupBy().toString().equals("GROUP BY " + PlainSelect.getStringList(groups));
  }

  private static Optional<Change> inside(
      PlainSelect select, ParenthesedSelect subquery, Scope scope) {
    if (!(subquery.getSelect() instanceof PlainSelect body)
        || subquery.getAlias() == null
        || subquery.getAlias().getAliasColumns() != null
        || !isOfAllRows(body)) {
      return Optional.empty();
    }
    String alias = Scope.folded(subquery.getAlias().getName().trim());
    List<Expression> late = new ArrayList<>();
    List<String> early = new ArrayList<>();
    for (Slot each : Slot.of(select.getWhere()).conjuncts()) {
      Optional<String> asked = asked(each.get(), alias, body, scope);
      asked.ifPresentOrElse(early::add, () -> late.add(each.get()));
    }
    return early.isEmpty()
        ? Optional.empty()
        : Optional.of(change(select, body, late, String.join(" AND ", early)));
  }

  private static Change change(
      PlainSelect select, PlainSelect body, List<Expression> late, String early) {
    Expression where = select.getWhere();
    Expression own = body.getWhere();
    select.setWhere(all(late));
    body.setWhere(and(own, new Column(PLACE)));
    String text = select.toString().replace(PLACE, early);
    select.setWhere(where);
    body.setWhere(own);
    return Change.of(text, RULE, Grounds.proven());
  }

  private static boolean isOfAllRows(PlainSelect body) {
    List<String> words = SelectText.names(body.toString());
    boolean isDistinctOn =
        body.getDistinct() != null && body.getDistinct().getOnSelectItems() != null;
    return body.getFromItem() != null
        && !isDistinctOn
        && Stream.of("over", "limit", "offset", "fetch", "for", "top").noneMatch(words::contains)
        && (body.getGroupBy() == null || isPlainlyGrouped(body))
        && body.getSelectItems().stream()
            .noneMatch(item -> item.getExpression() instanceof AllColumns);
  }

  /** The condition as it is asked inside; empty where it stays, or the server sees through it. */
  private static Optional<String> asked(
      Expression condition, String alias, PlainSelect body, Scope scope) {
    List<Column> columns = Expressions.columns(condition);
    List<Expression> shown =
        columns.stream()
            .flatMap(column -> scope.find(column).stream())
            .filter(scope::owns)
            .filter(place -> place.source().equals(alias))
            .map(place -> place.table().columns().indexOf(place.column()))
            .flatMap(at -> shown(body, at).stream())
            .toList();
    boolean isReckoned =
        shown.size() == columns.size()
            && shown.stream().anyMatch(each -> !(each instanceof Column))
            && ScalarItems.is(condition);
    return isReckoned ? Optional.of(written(condition, columns, shown)) : Optional.empty();
  }

  /** What stands in the list at that place, if rows or whole groups are told apart by it. */
  private static Optional<Expression> shown(PlainSelect body, int at) {
    if (at < 0 || at >= body.getSelectItems().size()) {
      return Optional.empty();
    }
    Expression item = body.getSelectItem(at).getExpression();
    boolean isAggregated =
        body.getGroupBy() == null
            && body.getSelectItems().stream()
                .map(SelectItem::getExpression)
                .anyMatch(each -> AggregatesOf.of(each).isPresent() || !ScalarItems.is(each));
    boolean isKey = body.getGroupBy() == null ? !isAggregated : isGroup(body, item, at);
    return isKey && ScalarItems.is(item) ? Optional.of(item) : Optional.empty();
  }

  private static boolean isGroup(PlainSelect body, Expression item, int at) {
    return body.getGroupBy().getGroupByExpressionList().stream()
        .map(Object.class::cast)
        .anyMatch(
            group ->
                group.toString().equals(item.toString())
                    || (group instanceof LongValue number && number.getValue() == at + 1));
  }

  private static String written(
      Expression condition, List<Column> columns, List<Expression> shown) {
    List<@Nullable Table> tables = columns.stream().map(Column::getTable).toList();
    List<String> names = columns.stream().map(Column::getColumnName).toList();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).setTable(null);
      columns.get(i).setColumnName(PLACE + i + "_");
    }
    String text = Slot.of(condition).joined();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).setTable(tables.get(i));
      columns.get(i).setColumnName(names.get(i));
      Expression each = shown.get(i);
      boolean isOne = each instanceof Column || each instanceof Function;
      text = text.replace(PLACE + i + "_", isOne ? each.toString() : "(" + each + ")");
    }
    return text;
  }

  private static @Nullable Expression all(List<Expression> conditions) {
    return conditions.stream()
        .map(EarlyCondition::inParentheses)
        .reduce(AndExpression::new)
        .orElse(null);
  }

  private static Expression and(@Nullable Expression first, Expression second) {
    Expression other = inParentheses(second);
    return first == null ? other : new AndExpression(inParentheses(first), other);
  }

  private static Expression inParentheses(Expression condition) {
    return Slot.of(condition).joined().equals(condition.toString())
        ? condition
        : new ParenthesedExpressionList<>(condition);
  }
}

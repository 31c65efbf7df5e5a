package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Rows are joined with the least or greatest value of their group, only to keep the equal ones. */
final class JoinedExtreme implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are joined with the least or greatest of their group, only to be compared with it",
          "The join is by the group's column and by the value, and nothing else names it.",
          "There is one row for each group at most, so the join keeps a row or drops it, as a"
              + " condition does.");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isUsable =
        select.getForMode() == null
            && Selects.joins(select).stream()
                .noneMatch(join -> join.isRight() || join.isFull() || join.isNatural())
            && select.getSelectItems().stream()
                .map(item -> item.getExpression())
                .noneMatch(
                    item -> item instanceof AllColumns && !(item instanceof AllTableColumns));
    return isUsable
        ? Selects.joins(select).stream()
            .filter(join -> !join.isLeft() && EarlyGroups.isKnown(join))
            .flatMap(join -> change(select, join).stream())
            .toList()
        : List.of();
  }

  private static Optional<Change> change(PlainSelect select, Join join) {
    return extreme(join.getFromItem())
        .flatMap(
            extreme ->
                change(select, join, extreme, join.getFromItem().getAlias().getName().trim()));
  }

  private static Optional<GroupedExtreme> extreme(FromItem item) {
    Alias alias = item.getAlias();
    return item instanceof ParenthesedSelect rows
            && !(item instanceof LateralSubSelect)
            && alias != null
            && alias.getAliasColumns() == null
            && rows.getSelect() instanceof PlainSelect inner
            && rows.toString().equals("(" + inner + ")" + alias)
        ? GroupedExtreme.of(inner)
        : Optional.empty();
  }

  private static Optional<Change> change(
      PlainSelect select, Join join, GroupedExtreme extreme, String alias) {
    Optional<String> key = Selects.quotedName(extreme.key()).map(name -> alias + "." + name);
    Optional<String> value =
        Optional.ofNullable(extreme.extreme().getAlias()).map(as -> alias + "." + as.getName());
    if (key.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    List<Slot> all =
        Stream.concat(join.getOnExpressions().stream(), Stream.ofNullable(select.getWhere()))
            .flatMap(condition -> Slot.of(condition).conjuncts().stream())
            .toList();
    List<String> others = new ArrayList<>();
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    for (Slot slot : all) {
      Optional<Expression> ofKey = partner(slot.get(), key.get());
      Optional<Expression> ofValue = partner(slot.get(), value.get());
      ofKey.ifPresent(keys::add);
      ofValue.ifPresent(values::add);
      if (ofKey.isEmpty() && ofValue.isEmpty()) {
        others.add(slot.joined());
      }
    }
    return keys.size() == 1 && values.size() == 1
        ? change(
            select,
            join,
            others,
            condition(extreme, keys.get(0), values.get(0)),
            shown(extreme, alias))
        : Optional.empty();
  }

  /** The column that a condition makes equal to {@code name}. */
  private static Optional<Expression> partner(Expression condition, String name) {
    if (!(Expressions.strip(condition) instanceof EqualsTo both)) {
      return Optional.empty();
    }
    Expression left = both.getLeftExpression();
    Expression right = both.getRightExpression();
    boolean areColumns = left instanceof Column && right instanceof Column;
    return areColumns && left.toString().equals(name)
        ? Optional.of(right)
        : areColumns && right.toString().equals(name) ? Optional.of(left) : Optional.empty();
  }

  private static String condition(GroupedExtreme extreme, Expression key, Expression value) {
    String pair = extreme.isKeyFirst() ? key + ", " + value : value + ", " + key;
    return "(" + pair + ") in (" + extreme.select() + ")";
  }

  private static Optional<Change> change(
      PlainSelect select, Join join, List<String> others, String condition, Shown shown) {
    List<Join> own = select.getJoins();
    select.setJoins(own.stream().filter(each -> each != join).toList());
    String source = select.getFromItem().toString();
    boolean isElsewhere =
        shown.isIn(Selects.withParts(select, source, String.join(" and ", others)))
            || shown.isIn(condition.substring(0, condition.indexOf(") in (")));
    others.add(condition);
    String text = Selects.withParts(select, source, String.join(" and ", others));
    select.setJoins(own);
    return isElsewhere ? Optional.empty() : Optional.of(Change.of(text, RULE, Grounds.proven()));
  }

  private static Shown shown(GroupedExtreme extreme, String alias) {
    return new Shown(
        Scope.folded(alias),
        Stream.of(extreme.key(), extreme.extreme())
            .flatMap(item -> Selects.quotedName(item).stream())
            .map(Scope::folded)
            .toList());
  }

  /** The names by which something else may mean the groups. */
  private record Shown(String alias, List<String> columns) {

    boolean isIn(String text) {
      return SelectText.mayMean(text, alias, columns);
    }
  }
}

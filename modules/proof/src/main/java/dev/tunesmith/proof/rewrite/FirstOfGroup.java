package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** DISTINCT ON becomes one look into an index for each group. */
final class FirstOfGroup implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the first row of each group is taken by DISTINCT ON",
          "The groups are the values of one column of one table that is never NULL.",
          "Each value of the column is one group, and the first row of it is the first of the rows"
              + " that have the value.");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    return group(select)
        .flatMap(group -> GroupKeys.of(group, select, scope))
        .filter(keys -> !keys.column().mayBeNull())
        .map(keys -> change(select, keys, scope))
        .stream()
        .toList();
  }

  /** What the groups are made by, where the first row of each is all that is asked for. */
  static Optional<Expression> group(PlainSelect select) {
    List<OrderByElement> order = select.getOrderByElements();
    boolean isGroups =
        select.getDistinct() != null
            && on(select).size() == 1
            && order != null
            && order.size() > 1
            && Selects.isListed(select)
            && ScalarItems.are(select);
    return isGroups
            && !isHidden(order.get(0).getExpression(), select)
            && order.get(0).getExpression().toString().equals(on(select).get(0).toString())
        ? Optional.of(order.get(0).getExpression())
        : Optional.empty();
  }

  /** Whether the name may mean an item of the list instead of a column. */
  private static boolean isHidden(Expression key, PlainSelect select) {
    return Expressions.strip(key) instanceof Column column
        && column.getTable() == null
        && select.getSelectItems().stream().anyMatch(item -> Selects.mayBeNamed(item, column));
  }

  private static List<SelectItem<?>> on(PlainSelect select) {
    List<SelectItem<?>> on = select.getDistinct().getOnSelectItems();
    return on == null ? List.of() : on;
  }

  private static Change change(PlainSelect select, GroupKeys keys, Scope scope) {
    List<OrderByElement> order = select.getOrderByElements();
    String within = GroupKeys.text(order.subList(1, order.size()));
    Optional<Tie> tie =
        keys.tieBreaker()
            .map(
                key ->
                    Tie.ofChoice(
                        Selects.withOrder(select, GroupKeys.text(order) + ", " + key),
                        written(select, keys, within + ", " + key)));
    return Change.of(written(select, keys, within), RULE, keys.grounds())
        .comparedAs(tie.orElse(null))
        .wanting(keys.index(order.subList(1, order.size()), scope));
  }

  private static String written(PlainSelect select, GroupKeys keys, String within) {
    return keys.recursion("")
        + " select chosen.* from "
        + keys.firstOfEach(Selects.items(select), Selects.condition(select), within, "limit 1")
        + " order by "
        + GroupKeys.KEY
        + Selects.direction(select.getOrderByElements().get(0))
        + Selects.limit(select);
  }
}

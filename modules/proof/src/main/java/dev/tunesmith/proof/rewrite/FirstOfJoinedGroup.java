package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** DISTINCT ON by the key of a joined table becomes one look for each row of that table. */
final class FirstOfJoinedGroup implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the first row of each group is taken by DISTINCT ON, and the groups are another table's"
              + " rows",
          "Two tables are joined by one column that is unique in one of them, both sides of it are"
              + " numbers, dates, times or UUIDs, the groups are its values, and the other table's"
              + " columns alone decide which row of a group comes first.",
          "Each row of the table in which the column is unique has one group, the rows of the other"
              + " table that it is joined with.");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    return FirstOfGroup.group(select)
        .flatMap(group -> JoinedGroups.of(select, group, later(select), scope))
        .filter(groups -> groups.areShownBy(select.getSelectItems()))
        .map(groups -> change(select, groups, scope))
        .stream()
        .toList();
  }

  private static List<OrderByElement> later(PlainSelect select) {
    List<OrderByElement> order = select.getOrderByElements();
    return order.subList(1, order.size());
  }

  private static Change change(PlainSelect select, JoinedGroups groups, Scope scope) {
    String order = GroupKeys.text(select.getOrderByElements());
    String within = GroupKeys.text(later(select));
    Optional<Tie> tie =
        groups
            .rows()
            .tieBreaker()
            .map(
                key ->
                    Tie.ofChoice(
                        Selects.withOrder(select, order + ", " + key),
                        written(select, groups, within + ", " + key)));
    return Change.of(written(select, groups, within), RULE, groups.grounds())
        .comparedAs(tie.orElse(null))
        .wanting(groups.rows().index(later(select), scope));
  }

  private static String written(PlainSelect select, JoinedGroups groups, String order) {
    return groups.firstOfEach(Selects.items(select), order, "limit 1")
        + " order by "
        + groups.key()
        + Selects.direction(select.getOrderByElements().get(0))
        + Selects.limit(select);
  }
}

package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * Rows of two joined tables, numbered for each row of the one, of which the first few are kept,
 * become a short look for each of its rows.
 */
final class FirstFewOfParent implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are numbered for each row of a table that they are joined with, and the first few"
              + " are kept",
          "Two tables are joined by one column that is unique in one of them, both sides of it are"
              + " numbers, dates, times or UUIDs, the groups are its values, the other table's"
              + " columns alone decide which rows of a group come first, and the number is"
              + " row_number(), or rank() where all rows of the last one's rank are kept.",
          "Each row of the table in which the column is unique has one group, the rows of the other"
              + " table that it is joined with; its first few get the same numbers where only they"
              + " are numbered.");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    return Selects.joins(select).isEmpty() && select.getWhere() != null
        ? NumberedRows.of(select.getFromItem())
            .flatMap(numbered -> change(select, numbered, scope))
            .stream()
            .toList()
        : List.of();
  }

  private static Optional<Change> change(PlainSelect select, NumberedRows numbered, Scope scope) {
    Scope inside = ConditionWalk.inside(numbered.inner(), scope);
    return numbered
        .most(select, true)
        .filter(most -> numbered.isOfOwnRows(inside))
        .flatMap(
            most ->
                JoinedGroups.of(
                        numbered.inner(),
                        numbered.group(),
                        numbered.number().getOrderByElements(),
                        inside)
                    .filter(groups -> groups.areShownBy(numbered.inner().getSelectItems()))
                    .map(groups -> change(select, numbered, groups, most, inside)));
  }

  private static Change change(
      PlainSelect select, NumberedRows numbered, JoinedGroups groups, String most, Scope inside) {
    String order = numbered.order();
    Optional<Tie> tie =
        groups
            .rows()
            .tieBreaker()
            .filter(key -> !numbered.isRank())
            .map(
                key ->
                    Tie.ofChoice(
                        Selects.withSource(select, numbered.inOrder(order + ", " + key)),
                        written(select, numbered, groups, order + ", " + key, most)));
    return Change.of(written(select, numbered, groups, order, most), RULE, groups.grounds())
        .comparedAs(tie.orElse(null))
        .wanting(groups.rows().index(numbered.number().getOrderByElements(), inside));
  }

  private static String written(
      PlainSelect select, NumberedRows numbered, JoinedGroups groups, String order, String most) {
    return Selects.withSource(
        select, groups.firstOfEach(numbered.itemsOfOne(order), order, numbered.limit(most)));
  }
}

package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Rows numbered within groups, of which the first few are kept, become a short look per group. */
final class FirstFewOfGroup implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are numbered within groups and the first few are kept",
          "The groups are the values of one column of one table that is never NULL, and the number"
              + " is row_number(), or rank() where all rows of the last one's rank are kept.",
          "The first few of a group are the first of the rows that have its value, and get the same"
              + " numbers where only they are numbered.");

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
    Optional<String> most = numbered.most(select, true);
    Scope inside = ConditionWalk.inside(numbered.inner(), scope);
    return most.flatMap(
        limit ->
            GroupKeys.of(numbered.group(), numbered.inner(), inside)
                .filter(keys -> !keys.column().mayBeNull())
                .map(
                    keys ->
                        change(select, numbered, keys, limit)
                            .wanting(keys.index(numbered.number().getOrderByElements(), inside))));
  }

  private static Change change(
      PlainSelect select, NumberedRows numbered, GroupKeys keys, String limit) {
    String order = numbered.order();
    Optional<Tie> tie =
        keys.tieBreaker()
            .filter(key -> !numbered.isRank())
            .map(
                key ->
                    Tie.ofChoice(
                        Selects.withSource(select, numbered.inOrder(order + ", " + key)),
                        written(select, numbered, keys, order + ", " + key, limit)));
    return Change.of(written(select, numbered, keys, order, limit), RULE, keys.grounds())
        .comparedAs(tie.orElse(null));
  }

  private static String written(
      PlainSelect select, NumberedRows numbered, GroupKeys keys, String order, String limit) {
    String rows =
        "select chosen.* from "
            + keys.firstOfEach(
                numbered.itemsOfOne(order),
                Selects.condition(numbered.inner()),
                order,
                numbered.limit(limit));
    return keys.recursion("") + " " + Selects.withSource(select, rows);
  }
}

package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * Groups of a common table expression that every use joins, by a column of the groups, with few
 * rows of a table are made for these rows alone.
 */
final class KeyOfEveryUse {

  static final RewriteRule RULE =
      new RewriteRule(
          "a common table expression makes groups that no use of it is joined with",
          "It is not recursive, nothing else names it, it is grouped by the column, and every"
              + " SELECT that reads it has no outer join and equals the column with one of a table,"
              + " of which something is asked that has a value for whatever row.",
          "A group whose column equals that of no such row is joined with nothing by any use, and"
              + " leaving out whole groups leaves the others as they are.");

  private static final String MARK = "tunesmith_keys";

  /**
   * What a use joins.
   *
   * @param column the column of the common table expression
   * @param rows a SELECT of what it equals
   */
  private record Joined(String column, String rows) {}

  private KeyOfEveryUse() {}

  static List<Change> of(Select tree, Schema schema) {
    List<ConditionWalk.Seen> selects = ConditionWalk.selects(tree, schema);
    return PartUse.areKnown(tree, selects)
        ? tree.getWithItemsList().stream()
            .flatMap(part -> change(part, tree, selects).stream())
            .toList()
        : List.of();
  }

  private static Optional<Change> change(
      WithItem<?> part, Select tree, List<ConditionWalk.Seen> selects) {
    List<PartUse> uses = PartUse.of(part, tree, selects);
    if (uses.isEmpty()
        || part.getWithItemList() != null
        || !(part.getParenthesedStatement() instanceof ParenthesedSelect rows)
        || !(rows.getSelect() instanceof PlainSelect body)) {
      return Optional.empty();
    }
    List<String> columns = joined(uses.get(0)).map(Joined::column).distinct().toList();
    return columns.stream()
        .flatMap(column -> change(column, uses, body, tree, selects).stream())
        .findFirst();
  }

  private static Optional<Change> change(
      String column,
      List<PartUse> uses,
      PlainSelect body,
      Select tree,
      List<ConditionWalk.Seen> selects) {
    Set<String> rows = new LinkedHashSet<>();
    for (PartUse use : uses) {
      Optional<Joined> joined =
          joined(use).filter(each -> each.column().equals(column)).findFirst();
      if (joined.isEmpty()) {
        return Optional.empty();
      }
      rows.add(joined.get().rows());
    }
    Optional<Expression> group =
        selects.stream()
            .filter(seen -> seen.select() == body)
            .flatMap(seen -> group(column, seen).stream())
            .findFirst();
    String keys = String.join(" union all ", rows);
    return group
        .filter(own -> !words(Selects.condition(body)).contains(words(keys)))
        .map(own -> Change.of(written(tree, body, own, keys), RULE, Grounds.proven()));
  }

  private static String words(String text) {
    return String.join(" ", SelectText.names(text));
  }

  private static String written(Select tree, PlainSelect body, Expression own, String keys) {
    Expression where = body.getWhere();
    body.setWhere(new Column(MARK));
    String text = tree.toString();
    body.setWhere(where);
    String before = where == null ? "" : Slot.of(where).joined() + " and ";
    return text.replace(MARK, before + own + " in (" + keys + ")");
  }

  /** The column that the rows are grouped by and that is shown under that name. */
  private static Optional<Expression> group(String name, ConditionWalk.Seen body) {
    List<ColumnPlace> groups =
        AggregateQuery.of(body.select(), body.scope())
            .filter(query -> body.select().getLimit() == null)
            .filter(query -> body.select().getOffset() == null)
            .map(AggregateQuery::groups)
            .orElse(List.of());
    return body.select().getSelectItems().stream()
        .filter(
            item -> Selects.quotedName(item).map(Scope::folded).filter(name::equals).isPresent())
        .<Expression>map(SelectItem::getExpression)
        .filter(
            shown ->
                shown instanceof Column column
                    && body.scope().find(column).filter(p -> isIn(p, groups)).isPresent())
        .findFirst();
  }

  private static boolean isIn(ColumnPlace place, List<ColumnPlace> groups) {
    return groups.stream().anyMatch(place::isSameAs);
  }

  /** What a use equals columns of the part with, and asks something of. */
  private static Stream<Joined> joined(PartUse use) {
    return use.isInner()
        ? Selects.conditions(use.select())
            .map(slot -> Expressions.strip(slot.get()))
            .filter(EqualsTo.class::isInstance)
            .map(EqualsTo.class::cast)
            .flatMap(
                equal ->
                    Stream.concat(
                        joined(equal.getLeftExpression(), equal.getRightExpression(), use).stream(),
                        joined(equal.getRightExpression(), equal.getLeftExpression(), use)
                            .stream()))
        : Stream.empty();
  }

  private static Optional<Joined> joined(Expression own, Expression other, PartUse use) {
    if (!(own instanceof Column column) || !(other instanceof Column partner)) {
      return Optional.empty();
    }
    Optional<ColumnPlace> key =
        use.scope()
            .find(column)
            .filter(use.scope()::owns)
            .filter(place -> place.isDerived() && place.source().equals(use.alias()));
    Optional<ColumnPlace> equal =
        use.scope().find(partner).filter(use.scope()::owns).filter(place -> !place.isDerived());
    return key.isPresent()
            && equal.isPresent()
            && SameKind.are(key.get().column().type(), equal.get().column().type())
        ? table(use, equal.get())
            .flatMap(table -> rows(use, table, equal.get()))
            .map(rows -> new Joined(key.get().column().name(), rows))
        : Optional.empty();
  }

  private static Optional<Table> table(PartUse use, ColumnPlace place) {
    return Selects.sources(use.select())
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .filter(table -> Scope.folded(Selects.alias(table)).equals(place.source()))
        .filter(table -> use.scope().table(table).isPresent())
        .findFirst();
  }

  private static Optional<String> rows(PartUse use, Table table, ColumnPlace column) {
    List<String> asked =
        Selects.conditions(use.select())
            .filter(slot -> use.isOf(slot.get(), column.source()))
            .map(Slot::joined)
            .toList();
    return asked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "select "
                + column.called()
                + "."
                + Selects.quoted(column.column().name())
                + " from "
                + table
                + " where "
                + String.join(" and ", asked));
  }
}

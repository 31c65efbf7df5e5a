package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Rows are grouped by what they are joined by before they are joined. */
final class EarlyGroups implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are joined one by one before they are grouped",
          "All aggregates are over columns of one table, exact, cannot fail, and can be reckoned"
              + " from those of parts; whatever else is asked of the table are columns whose equal"
              + " values are the same; no join fills it with NULLs unless it stands on the right of"
              + " a LEFT JOIN.",
          "Rows that agree in all that the joins, the conditions and the groups look at are joined"
              + " with the same rows and fall into the same groups, so they may be put together"
              + " first.");

  private static final String PART = "of_part_";

  /**
   * The table whose rows are put together.
   *
   * @param table what is known of it
   * @param join by which it is joined; empty if it is the first
   */
  record Many(Table written, dev.tunesmith.core.schema.Table table, Optional<Join> join) {

    boolean mayLack() {
      return join.filter(Join::isLeft).isPresent();
    }

    String called() {
      return Selects.alias(written);
    }

    boolean owns(ColumnPlace column) {
      return column.source().equals(Scope.folded(called()));
    }

    static String name(ColumnPlace column) {
      return column.called() + "." + Selects.quoted(column.column().name());
    }

    /** Whether several rows may agree in the columns, which tell all that is looked at. */
    boolean isWorthIt(List<ColumnPlace> keys) {
      List<String> names = keys.stream().map(key -> key.column().name()).toList();
      return !keys.isEmpty()
          && keys.stream().allMatch(SameKind::isPlain)
          && !Keys.fix(names, table);
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    List<Join> joins = Selects.joins(select);
    boolean isFree = !select.toString().contains(PART);
    return joins.isEmpty() || !isFree || !joins.stream().allMatch(EarlyGroups::isKnown)
        ? List.of()
        : AggregateQuery.of(select, scope).stream().flatMap(query -> each(query, scope)).toList();
  }

  private static Stream<Change> each(AggregateQuery query, Scope scope) {
    PlainSelect select = query.select();
    Stream<Change> ofFirst =
        many(select.getFromItem(), Optional.empty(), scope)
            .flatMap(many -> change(query, many, scope))
            .stream();
    Stream<Change> ofOthers =
        Selects.joins(select).stream()
            .flatMap(join -> many(join.getFromItem(), Optional.of(join), scope).stream())
            .flatMap(many -> change(query, many, scope).stream());
    return Stream.concat(ofFirst, ofOthers);
  }

  /** Whether it is an inner join, or a left one, by conditions that are written out. */
  static boolean isKnown(Join join) {
    String on =
        join.getOnExpressions().size() == 1
            ? " ON " + join.getOnExpressions().iterator().next()
            : "";
    return Stream.of("", "JOIN ", "INNER JOIN ", "CROSS JOIN ", "LEFT JOIN ", "LEFT OUTER JOIN ")
        .filter(kind -> !kind.startsWith("LEFT") || (join.isLeft() && !on.isEmpty()))
        .anyMatch(kind -> join.toString().equals(kind + join.getFromItem() + on));
  }

  private static Optional<Many> many(FromItem item, Optional<Join> join, Scope scope) {
    return item instanceof Table written
            && written.getSampleClause() == null
            && !written.toString().startsWith("ONLY ")
        ? scope.table(written).map(table -> new Many(written, table, join))
        : Optional.empty();
  }

  private static Optional<Change> change(AggregateQuery query, Many many, Scope scope) {
    boolean areOfIt =
        query.aggregates().stream()
            .flatMap(each -> each.argument().stream())
            .allMatch(argument -> isOf(argument, many, scope));
    boolean areGrouped =
        query.beside().stream()
            .filter(many::owns)
            .allMatch(column -> query.groups().stream().anyMatch(column::isSameAs));
    return areOfIt && areGrouped
        ? EarlyConditions.of(query.select(), many, scope)
            .filter(conditions -> many.isWorthIt(keys(query, many, conditions)))
            .map(conditions -> change(query, many, conditions))
        : Optional.empty();
  }

  private static boolean isOf(Expression argument, Many many, Scope scope) {
    return (!many.mayLack() || argument instanceof Column)
        && NeverFails.is(argument, scope)
        && scope
            .reach(argument)
            .filter(reach -> !reach.columns().isEmpty())
            .filter(reach -> reach.columns().stream().allMatch(many::owns))
            .isPresent();
  }

  /** The columns of the table that are looked at once its rows are grouped. */
  private static List<ColumnPlace> keys(
      AggregateQuery query, Many many, EarlyConditions conditions) {
    List<ColumnPlace> keys = new ArrayList<>();
    Stream.concat(query.groups().stream(), conditions.looked().stream())
        .filter(many::owns)
        .filter(column -> keys.stream().noneMatch(column::isSameAs))
        .forEach(keys::add);
    return keys;
  }

  private static Change change(AggregateQuery query, Many many, EarlyConditions conditions) {
    List<ColumnPlace> keys = keys(query, many, conditions);
    List<String> items = new ArrayList<>(keys.stream().map(Many::name).toList());
    List<String> texts = new ArrayList<>();
    boolean isGrouped = !query.groups().isEmpty();
    for (PartialAggregate each : query.aggregates()) {
      String name = PART + texts.size();
      items.addAll(each.ofPart(name));
      texts.add(each.ofParts(many.called() + "." + name, isGrouped, many.mayLack()));
    }
    String rows =
        "(select "
            + String.join(", ", items)
            + " from "
            + many.written()
            + conditions.ownText()
            + " group by "
            + String.join(", ", keys.stream().map(Many::name).toList())
            + ") "
            + many.called();
    String text = query.with(texts, () -> conditions.written(query.select(), many, rows));
    return Change.of(
        text, RULE, Grounds.proven(keys.stream().map(ColumnPlace::fact).toArray(String[]::new)));
  }
}
